"""What trades are like to do, as ROME says it: standing, loads, noise, nights.

A database that has ROME gets them at its next `alentour reference load`; until then no trade says anything.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rome_contexts",
        sa.Column("rome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rome"], ["rome_codes.code"], name=op.f("fk_rome_contexts_rome_rome_codes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("rome", "code", name=op.f("pk_rome_contexts")),
    )


def downgrade() -> None:
    op.drop_table("rome_contexts")
