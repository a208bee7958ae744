"""Visitors say that something is wrong with an offer; an operator looks."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

FAULTS = ("gone", "false", "money", "unfair", "other")


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(f"fault in ({', '.join(repr(one) for one in FAULTS)})", name=op.f("ck_reports_fault")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_reports_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_reports_opportunity_id", "reports", ["opportunity_id"])
    op.create_index("ix_reports_waiting", "reports", ["made_at"], postgresql_where="looked_at is null")


def downgrade() -> None:
    op.drop_table("reports")
