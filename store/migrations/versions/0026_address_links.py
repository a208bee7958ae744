"""An e-mail address that somebody adds to their account waits for them to follow the link sent to it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "address_links",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_address_links")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_address_links_user_id_users"), ondelete="CASCADE"
        ),
    )
    for column in ("user_id", "email", "expires_at"):
        op.create_index(f"ix_address_links_{column}", "address_links", [column])


def downgrade() -> None:
    op.drop_table("address_links")
