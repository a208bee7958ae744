"""What a pull writes: only what changed; what it would retire, only if it is believed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("record_hash", sa.LargeBinary(), nullable=True))
    op.add_column("opportunities", sa.Column("rome_origin", sa.Text(), nullable=True))
    op.add_column("opportunities", sa.Column("rome_suggestions", sa.ARRAY(sa.Text()), nullable=True))
    op.create_check_constraint(
        op.f("ck_opportunities_rome_origin"), "opportunities", "rome_origin in ('source', 'title', 'person')"
    )
    op.drop_constraint(op.f("fk_opportunities_last_run_id_runs"), "opportunities", type_="foreignkey")
    op.drop_column("opportunities", "last_run_id")
    op.drop_column("opportunities", "last_seen_at")
    op.execute("alter table opportunities alter column description set compression lz4")
    op.execute("alter table opportunities alter column conditions set compression lz4")
    op.create_geospatial_index(
        "ix_opportunities_unsure_point",
        "opportunities",
        ["point"],
        unique=False,
        postgresql_using="gist",
        postgresql_where="retired_at is null and location_rung in ('postcode', 'department')",
        postgresql_ops={},
    )
    op.create_index(
        "ix_opportunities_anywhere",
        "opportunities",
        ["id"],
        unique=False,
        postgresql_where="retired_at is null and point is null",
    )
    op.add_column("runs", sa.Column("held", sa.Integer(), server_default="0", nullable=False))
    op.add_column("runs", sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("runs", sa.Column("released_by", sa.Text(), nullable=True))
    op.create_table(
        "held_retirements",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["runs.id"], name=op.f("fk_held_retirements_run_id_runs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "table_name", "row_id", name=op.f("pk_held_retirements")),
    )


def downgrade() -> None:
    op.drop_table("held_retirements")
    op.drop_column("runs", "released_by")
    op.drop_column("runs", "released_at")
    op.drop_column("runs", "held")
    op.drop_index("ix_opportunities_anywhere", table_name="opportunities")
    op.drop_index("ix_opportunities_unsure_point", table_name="opportunities")
    op.execute("alter table opportunities alter column conditions set compression default")
    op.execute("alter table opportunities alter column description set compression default")
    op.add_column("opportunities", sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update opportunities set last_seen_at = changed_at")
    op.alter_column("opportunities", "last_seen_at", nullable=False)
    op.add_column("opportunities", sa.Column("last_run_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_opportunities_last_run_id_runs"),
        "opportunities",
        "runs",
        ["last_run_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.drop_constraint(op.f("ck_opportunities_rome_origin"), "opportunities", type_="check")
    op.drop_column("opportunities", "rome_suggestions")
    op.drop_column("opportunities", "rome_origin")
    op.drop_column("opportunities", "record_hash")
