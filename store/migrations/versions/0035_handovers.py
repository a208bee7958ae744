"""Who handed somebody over to another counsellor, when and with which word: told for a while, and then forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_handovers")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_handovers_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_handovers_by_id_users"), ondelete="SET NULL"),
    )
    op.create_index("ix_handovers_by_id", "handovers", ["by_id"])
    op.create_index("ix_handovers_expires_at", "handovers", ["expires_at"])


def downgrade() -> None:
    op.drop_table("handovers")
