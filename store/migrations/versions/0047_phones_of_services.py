"""The number of a support service: who needs it had only a link to another site, in French, to learn whom to call."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("services", sa.Column("phone", sa.Text()))


def downgrade() -> None:
    op.drop_column("services", "phone")
