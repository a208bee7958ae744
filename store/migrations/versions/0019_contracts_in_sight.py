"""The contract of engagements of a person, and how the lists of the last night share what there is (R11)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("cer_starts_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("cer_kind", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_people_cer_kind"), "people", "cer_kind in ('usual', 'self_employed')")
    op.add_column("last_night", sa.Column("spread", JSONB(), nullable=True))


def downgrade() -> None:
    op.drop_column("last_night", "spread")
    op.drop_constraint(op.f("ck_people_cer_kind"), "people", type_="check")
    op.drop_column("people", "cer_kind")
    op.drop_column("people", "cer_starts_on")
