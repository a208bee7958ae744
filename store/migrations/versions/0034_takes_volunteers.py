"""Which employers may have unpaid work done: associations and communes, as whoever approves them says.

Only a counsellor opens an account without a SIRET, for a small association: those are marked.
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("employers", sa.Column("takes_volunteers", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("update employers set takes_volunteers = true where siret is null and opened_by is not null")


def downgrade() -> None:
    op.drop_column("employers", "takes_volunteers")
