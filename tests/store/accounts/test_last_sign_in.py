"""Who was here before the schema knew it (migration 0030): told by the sessions that are left and by the audit log."""

from datetime import timedelta

from alembic import command
from sqlalchemy import Engine, text

from store import migrate, session
from store.accounts.account import Role, account_of_user
from store.accounts.sessions import open_session
from store.audit.log import Action, record
from store.engine import alembic_config
from store.tables import SessionRow
from tests.make.town import settle_town
from tests.make.values import NOON

DAY = timedelta(days=1)


def test_the_last_sign_in_is_what_sessions_and_the_log_still_tell_and_comes_off_again(engine: Engine) -> None:
    with session(engine) as opened:
        users = settle_town(opened).users
        here, long_ago, never = users[Role.BENEFICIARY], users[Role.COUNSELLOR], users[Role.RECRUITER]
        for user_id, at in ((here, NOON), (here, NOON + DAY), (long_ago, NOON - 700 * DAY)):
            record(opened, Action.SIGNED_IN, account=account_of_user(opened, user_id), now=at)
        open_session(opened, user_id=here, now=NOON + DAY, hours=12)
        opened.query(SessionRow).update({SessionRow.seen_at: NOON + DAY + timedelta(hours=3)})
    command.downgrade(alembic_config(engine), "0029")
    migrate(engine)

    with engine.connect() as connection:
        told = {row.id: row.seen_at for row in connection.execute(text("select id, seen_at from users"))}
    assert told[here] == NOON + DAY + timedelta(hours=3)
    assert told[long_ago] == NOON - 700 * DAY
    assert told[never] is None
