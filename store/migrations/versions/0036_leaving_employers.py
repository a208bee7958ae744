"""An employer says what it is when it opens its account, has a letter once it is approved, and may leave by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

KINDS = ("alerts", "suggestion", "meeting", "answer", "shortlist", "retention")
NATURES = "nature in ('company', 'association', 'commune')"


def upgrade() -> None:
    _letters((*KINDS, "approved"))
    for table in ("employers", "employer_links"):
        op.add_column(table, sa.Column("nature", sa.Text()))
        op.create_check_constraint(op.f(f"ck_{table}_nature"), table, NATURES)
    op.add_column("employers", sa.Column("closed_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.execute("delete from employers where closed_at is not null")
    op.drop_column("employers", "closed_at")
    for table in ("employer_links", "employers"):
        op.drop_constraint(op.f(f"ck_{table}_nature"), table)
        op.drop_column(table, "nature")
    for table in ("outbox", "letter_stops"):
        op.execute(f"delete from {table} where kind = 'approved'")
    _letters(KINDS)


def _letters(kinds: tuple[str, ...]) -> None:
    told = ", ".join(f"'{one}'" for one in kinds)
    for table in ("outbox", "letter_stops"):
        op.drop_constraint(op.f(f"ck_{table}_kind"), table)
        op.create_check_constraint(op.f(f"ck_{table}_kind"), table, f"kind in ({told})")
