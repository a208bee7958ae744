"""The same opportunity at several sources: what finds it, why it was linked, and what a person undid."""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("cell", sa.Integer(), nullable=True))
    op.add_column("opportunities", sa.Column("fingerprint", sa.LargeBinary(), nullable=True))
    op.create_index(
        "ix_opportunities_cell", "opportunities", ["cell"], unique=False, postgresql_where="retired_at is null"
    )
    op.create_table(
        "duplicate_links",
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("canonical_id", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["canonical_id"],
            ["opportunities.id"],
            name=op.f("fk_duplicate_links_canonical_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_duplicate_links_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_duplicate_links")),
    )
    op.create_index("ix_duplicate_links_canonical_id", "duplicate_links", ["canonical_id"], unique=False)
    op.create_table(
        "duplicate_refusals",
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_by", sa.Text(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_duplicate_refusals_ordered")),
        sa.ForeignKeyConstraint(
            ["one_id"],
            ["opportunities.id"],
            name=op.f("fk_duplicate_refusals_one_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["opportunities.id"],
            name=op.f("fk_duplicate_refusals_other_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_duplicate_refusals")),
    )
    op.create_index("ix_duplicate_refusals_other_id", "duplicate_refusals", ["other_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_duplicate_refusals_other_id", table_name="duplicate_refusals")
    op.drop_table("duplicate_refusals")
    op.drop_index("ix_duplicate_links_canonical_id", table_name="duplicate_links")
    op.drop_table("duplicate_links")
    op.drop_index("ix_opportunities_cell", table_name="opportunities", postgresql_where="retired_at is null")
    op.drop_column("opportunities", "fingerprint")
    op.drop_column("opportunities", "cell")
