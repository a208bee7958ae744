"""A step may be confirmed by the counsellor: a place is taken for everybody where they noted it, not where one press said it.

What was said before stays as it counted then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person_steps", sa.Column("confirmed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("update person_steps set confirmed = true where step in ('taken', 'started')")


def downgrade() -> None:
    op.drop_column("person_steps", "confirmed")
