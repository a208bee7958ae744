"""What an employer publishes here may be taken down, and why is kept; letters tell of it, and of a card that was made."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

KINDS = ("alerts", "suggestion", "meeting", "answer", "shortlist", "retention", "approved", "gave_link")
NEW = ("made_card", "taken_down")
FAULTS = ("gone", "false", "money", "unfair", "other")


def upgrade() -> None:
    _letters((*KINDS, *NEW))
    op.add_column("opportunities", sa.Column("taken_down_for", sa.Text()))
    op.create_check_constraint(
        op.f("ck_opportunities_taken_down_for"), "opportunities", f"taken_down_for in ({_told(FAULTS)})"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_opportunities_taken_down_for"), "opportunities")
    op.drop_column("opportunities", "taken_down_for")
    for table in ("outbox", "letter_stops"):
        op.execute(f"delete from {table} where kind in ({_told(NEW)})")
    _letters(KINDS)


def _letters(kinds: tuple[str, ...]) -> None:
    for table in ("outbox", "letter_stops"):
        op.drop_constraint(op.f(f"ck_{table}_kind"), table)
        op.create_check_constraint(op.f(f"ck_{table}_kind"), table, f"kind in ({_told(kinds)})")


def _told(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{one}'" for one in values)
