"""Every foreign key has an index, so that what a row leaves behind is found; one account an address, whatever its case."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

PLAIN = (
    ("meetings", "opening_id"),
    ("meetings", "asked_by"),
    ("users", "employer_id"),
    ("sign_in_links", "user_id"),
    ("suggestions", "made_by"),
    ("employers", "opened_by"),
    ("lists", "made_at"),
)


def upgrade() -> None:
    for table, column in PLAIN:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("uq_users_lower_email", "users", [sa.text("lower(email)")], unique=True)
    op.drop_constraint(op.f("uq_users_email"), "users", type_="unique")


def downgrade() -> None:
    op.create_unique_constraint(op.f("uq_users_email"), "users", ["email"])
    op.drop_index("uq_users_lower_email", "users")
    for table, column in reversed(PLAIN):
        op.drop_index(f"ix_{table}_{column}", table)
