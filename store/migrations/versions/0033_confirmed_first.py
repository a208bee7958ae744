"""What nobody confirmed yet stands apart: an employer's account until the link is followed, a password until its code."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "employer_links",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=name == "siret") for name in ("email", "person", "name", "siret")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("insee", "phone")),
        *(sa.Column(name, INSTANT, nullable=False) for name in ("created_at", "expires_at")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_employer_links")),
    )
    for column in ("email", "expires_at"):
        op.create_index(f"ix_employer_links_{column}", "employer_links", [column])
    op.create_table(
        "new_passwords",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("password_hash", "sealed_key")),
        *(sa.Column(name, INSTANT, nullable=False) for name in ("made_at", "expires_at")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_new_passwords")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_new_passwords_user_id_users"), ondelete="CASCADE"
        ),
    )
    op.create_index("ix_new_passwords_expires_at", "new_passwords", ["expires_at"])
    op.execute("delete from passwords where confirmed_at is null")  # opened nothing: it is chosen again


def downgrade() -> None:
    op.drop_table("new_passwords")
    op.drop_table("employer_links")
