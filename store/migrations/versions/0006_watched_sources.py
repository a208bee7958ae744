"""What a person asks of the sources: a pull now, a retirement let go."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("nightly_at", sa.Time(), nullable=True))
    op.add_column("sources", sa.Column("increments", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("runs", sa.Column("whole", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("runs", sa.Column("fault", sa.Text(), nullable=True))
    op.create_index(
        "ix_opportunities_shown",
        "opportunities",
        ["source", "kind"],
        unique=False,
        postgresql_where=sa.text("retired_at is null and canonical_id is null"),
    )
    op.create_index("ix_runs_source_scope_started_at", "runs", ["source", "scope", "started_at"], unique=False)
    op.add_column("slots", sa.Column("attempts", sa.Integer(), server_default="1", nullable=False))
    op.add_column("slots", sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("slots", sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update slots set finished_at = taken_at")
    op.create_table(
        "pull_requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["users.id"], name=op.f("fk_pull_requests_asked_by_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["sources.slug"], name=op.f("fk_pull_requests_source_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pull_requests")),
    )
    op.create_index("ix_pull_requests_asked_by", "pull_requests", ["asked_by"], unique=False)
    op.create_index(
        "uq_pull_requests_source", "pull_requests", ["source"], unique=True, postgresql_where="done_at is null"
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["sources.slug"], name=op.f("fk_alerts_source_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index(
        "uq_alerts_source_kind", "alerts", ["source", "kind"], unique=True, postgresql_where="closed_at is null"
    )


def downgrade() -> None:
    op.drop_table("alerts")
    op.drop_table("pull_requests")
    op.drop_column("slots", "finished_at")
    op.drop_column("slots", "retry_at")
    op.drop_column("slots", "attempts")
    op.drop_index("ix_runs_source_scope_started_at", table_name="runs")
    op.drop_index("ix_opportunities_shown", table_name="opportunities")
    op.drop_column("runs", "fault")
    op.drop_column("runs", "whole")
    op.drop_column("sources", "increments")
    op.drop_column("sources", "nightly_at")
