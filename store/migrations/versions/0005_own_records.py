"""What the department brings itself: dated events, files handed in, stops of the bus."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geography
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("opportunities", sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_opportunities_over",
        "opportunities",
        [sa.literal_column("coalesce(ends_at, starts_at)")],
        unique=False,
        postgresql_where=sa.text("retired_at is null and coalesce(ends_at, starts_at) is not null"),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("report", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint("status in ('waiting', 'running', 'done', 'refused')", name=op.f("ck_imports_status")),
        sa.ForeignKeyConstraint(["asked_by"], ["users.id"], name=op.f("fk_imports_asked_by_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_asked_by", "imports", ["asked_by"], unique=False)
    op.create_index(
        "ix_imports_waiting",
        "imports",
        ["id"],
        unique=False,
        postgresql_where=sa.text("status in ('waiting', 'running')"),
    )
    op.create_geospatial_table(
        "bus_stops",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("spot", sa.Text(), nullable=True),
        sa.Column("insee", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "point",
            Geography(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeogFromText",
                name="geography",
            ),
            nullable=True,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("record_hash", sa.LargeBinary(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_bus_stops_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bus_stops")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_bus_stops_source_source_key")),
    )
    op.create_index(
        "ix_bus_stops_ends_at",
        "bus_stops",
        ["ends_at"],
        unique=False,
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_index(
        "ix_bus_stops_source_scope",
        "bus_stops",
        ["source", "scope"],
        unique=False,
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_geospatial_index(
        "ix_bus_stops_point", "bus_stops", ["point"], unique=False, postgresql_using="gist", postgresql_ops={}
    )


def downgrade() -> None:
    op.drop_geospatial_index("ix_bus_stops_point", table_name="bus_stops", postgresql_using="gist", column_name="point")
    op.drop_index("ix_bus_stops_source_scope", table_name="bus_stops")
    op.drop_index("ix_bus_stops_ends_at", table_name="bus_stops")
    op.drop_geospatial_table("bus_stops")
    op.drop_index("ix_imports_waiting", table_name="imports")
    op.drop_index("ix_imports_asked_by", table_name="imports")
    op.drop_table("imports")
    op.drop_index("ix_opportunities_over", table_name="opportunities")
    op.drop_column("opportunities", "ends_at")
    op.drop_column("opportunities", "starts_at")
