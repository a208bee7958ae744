"""How long it takes: minutes by road, timetables, transport on demand; and the shapes and old names of communes."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "road_matrices",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("network_date", sa.Date(), nullable=True),
        sa.Column("limit_minutes", sa.Integer(), nullable=False),
        sa.Column("targets", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("mode in ('car', 'moped', 'ebike', 'bike', 'walk')", name=op.f("ck_road_matrices_mode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_road_matrices")),
    )
    op.create_index("ix_road_matrices_department_mode", "road_matrices", ["department", "mode"], unique=False)
    op.create_table(
        "road_times",
        sa.Column("matrix_id", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("minutes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matrix_id"],
            ["road_matrices.id"],
            name=op.f("fk_road_times_matrix_id_road_matrices"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("matrix_id", "origin", name=op.f("pk_road_times")),
    )
    op.create_table(
        "timetables",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("feeds", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_timetables_single_row")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_timetables")),
    )
    op.create_table(
        "on_demand_transports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("zone", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("days", postgresql.ARRAY(sa.SmallInteger()), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=True),
        sa.Column("fare", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("record_hash", sa.LargeBinary(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_on_demand_transports_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_on_demand_transports")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_on_demand_transports_source_source_key")),
    )
    op.create_index(
        "ix_on_demand_transports_source_scope",
        "on_demand_transports",
        ["source", "scope"],
        unique=False,
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_index(
        "ix_on_demand_transports_zone",
        "on_demand_transports",
        ["zone"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_table(
        "former_communes",
        sa.Column("insee", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["insee"], ["communes.insee"], name=op.f("fk_former_communes_insee_communes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("insee", "name", name=op.f("pk_former_communes")),
    )
    op.create_geospatial_table(
        "commune_outlines",
        sa.Column("insee", sa.Text(), nullable=False),
        sa.Column(
            "outline",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["insee"], ["communes.insee"], name=op.f("fk_commune_outlines_insee_communes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("insee", name=op.f("pk_commune_outlines")),
    )


def downgrade() -> None:
    op.drop_geospatial_table("commune_outlines")
    op.drop_table("former_communes")
    op.drop_table("on_demand_transports")
    op.drop_table("timetables")
    op.drop_table("road_times")
    op.drop_table("road_matrices")
