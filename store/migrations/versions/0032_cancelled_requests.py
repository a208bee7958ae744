"""A request to meet may be cancelled by who made it, and is spoken of once more where no yes came.

Somebody may be asked again some time after a no as after a silence: an opening and a person have one request that is
open, and any number of others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

STATES = ("asked", "given", "refused", "withdrawn", "expired")


def upgrade() -> None:
    _say_states(*STATES, "cancelled")
    op.add_column("meetings", sa.Column("recalled_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("meetings", sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_meetings_to_recall", "meetings", ["asked_at"], postgresql_where=sa.text("recalled_at is null"))
    _say_unique("state in ('asked', 'given')")


def downgrade() -> None:
    op.execute("update meetings set state = 'expired' where state = 'cancelled'")
    op.execute(
        """
        update meetings set state = 'expired'
        where state in ('refused', 'withdrawn') and exists (
            select from meetings as later
            where later.opening_id = meetings.opening_id and later.person_id = meetings.person_id
            and later.id > meetings.id
        )
        """
    )
    _say_unique("state <> 'expired'")
    op.drop_index("ix_meetings_to_recall", table_name="meetings")
    op.drop_column("meetings", "cancelled_at")
    op.drop_column("meetings", "recalled_at")
    _say_states(*STATES)


def _say_states(*states: str) -> None:
    op.drop_constraint(op.f("ck_meetings_state"), "meetings", type_="check")
    said = f"state in ({', '.join(repr(one) for one in states)})"
    op.create_check_constraint(op.f("ck_meetings_state"), "meetings", said)


def _say_unique(where: str) -> None:
    columns = ["opening_id", "person_id"]
    op.drop_index("uq_meetings_opening_id_person_id", table_name="meetings")
    op.create_index(
        "uq_meetings_opening_id_person_id", "meetings", columns, unique=True, postgresql_where=sa.text(where)
    )
