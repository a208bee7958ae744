"""The trained model of titles, shared by every process."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "title_models",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_title_models_single_row")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_title_models")),
    )


def downgrade() -> None:
    op.drop_table("title_models")
