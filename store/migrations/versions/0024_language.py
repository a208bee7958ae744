"""The language in which somebody is written to: the one they chose on the site."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

LANGUAGES = ("fr", "en", "uk", "ar")


def upgrade() -> None:
    op.add_column("users", sa.Column("language", sa.Text(), server_default="fr", nullable=False))
    op.create_check_constraint(
        op.f("ck_users_language"), "users", f"language in ({', '.join(repr(one) for one in LANGUAGES)})"
    )


def downgrade() -> None:
    op.drop_column("users", "language")
