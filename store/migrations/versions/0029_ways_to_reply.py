"""How an employer wants to be answered: a telephone and an address that they chose to show on what they publish."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("reply_phone", sa.Text(), nullable=True))
    op.add_column("opportunities", sa.Column("reply_address", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("opportunities", "reply_address")
    op.drop_column("opportunities", "reply_phone")
