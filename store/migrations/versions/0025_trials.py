"""Beside a job, some days to try it: the sheet of the trial knows the sheet that it was published with."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opening_sheets", sa.Column("trial_of", sa.BigInteger(), nullable=True))
    op.create_unique_constraint(op.f("uq_opening_sheets_trial_of"), "opening_sheets", ["trial_of"])
    op.create_foreign_key(
        op.f("fk_opening_sheets_trial_of_opening_sheets"),
        "opening_sheets",
        "opening_sheets",
        ["trial_of"],
        ["id"],
        ondelete="SET NULL",
    )


def downgrade() -> None:
    op.drop_column("opening_sheets", "trial_of")
