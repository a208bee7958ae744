"""What waits to be ranked, which scopes are still pulled, what partners withdraw apart from what they write wrongly."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("catalogue_version", sa.Column("ranked_version", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("rejects", sa.Column("gone", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("sources", sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=True))
    op.drop_column("runs", "released_by")


def downgrade() -> None:
    op.add_column("runs", sa.Column("released_by", sa.Text(), nullable=True))
    op.drop_column("sources", "scopes")
    op.drop_column("rejects", "gone")
    op.drop_column("catalogue_version", "ranked_version")
