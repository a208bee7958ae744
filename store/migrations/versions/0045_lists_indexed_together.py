"""What lists show enters its index many lists at once: one by one, that was half of what a night asks of the server.

Few wait, so that no question has much to go through, and whoever finds the place full has little to put in order.
"""

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter index ix_lists_opportunity_ids set (fastupdate = on, gin_pending_list_limit = 256)")


def downgrade() -> None:
    op.execute("alter index ix_lists_opportunity_ids reset (gin_pending_list_limit)")
    op.execute("alter index ix_lists_opportunity_ids set (fastupdate = off)")
