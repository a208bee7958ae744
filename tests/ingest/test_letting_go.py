"""Each night, what may not be kept longer is let go: files nobody hears from, consents that are over."""

from datetime import timedelta

from pydantic import SecretStr
from sqlalchemy import Engine

from ingest import ApiEngagementSettings, IngestSettings
from ingest.letting_go import let_go
from ingest.pulling import Station
from matching import Matcher
from store import session
from store.tables import MeetingRow, PersonRow
from tests.make.rows import meeting_asked
from tests.make.town import settle_town
from tests.make.values import NOON


def test_a_night_erases_whom_it_may_not_keep_and_ends_what_is_over(engine: Engine) -> None:
    with session(engine) as opened:
        town = settle_town(opened)
        meeting = meeting_asked(opened, town.own_opening, town.own_person, now=NOON - timedelta(days=30))
        late = meeting_asked(opened, town.own_opening, town.foreign_person, now=NOON - timedelta(days=10))
        silent = opened.get_one(PersonRow, town.beneficiary)
        silent.created_at = silent.last_contact_at = NOON - timedelta(days=800)
        silent.warned_at = NOON - timedelta(days=31)
    station = Station(
        engine,
        Matcher(engine),
        settings=IngestSettings(departments="23"),
        clock=lambda: NOON,
        partners={"api-engagement": ApiEngagementSettings(key=SecretStr(""))},
    )

    assert let_go(station, NOON)

    with session(engine) as opened:
        assert opened.get(PersonRow, town.beneficiary) is None
        assert opened.get_one(MeetingRow, meeting).state == "expired"
        assert opened.get_one(MeetingRow, late).recalled_at == NOON
        assert opened.get(PersonRow, town.own_person) is not None
