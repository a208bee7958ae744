"""Support services, inclusion employers to know, and wishes to know whether something is still offered."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geography

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_geospatial_table(
        "services",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("sort", sa.Text(), nullable=True),
        sa.Column("themes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("freins", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("publics", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("fees", sa.Text(), nullable=True),
        sa.Column("fees_note", sa.Text(), nullable=True),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("insee", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
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
        sa.Column("location_rung", sa.Text(), nullable=True),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("record_hash", sa.LargeBinary(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "location_rung in ('coordinates', 'insee', 'postcode', 'address', 'department')",
            name=op.f("ck_services_location_rung"),
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_services_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_services_source_source_key")),
    )
    op.create_index(
        "ix_services_source_scope",
        "services",
        ["source", "scope"],
        unique=False,
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_geospatial_index(
        "ix_services_point",
        "services",
        ["point"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("retired_at is null"),
        postgresql_ops={},
    )
    op.create_geospatial_table(
        "structures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("insee", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
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
        sa.Column("location_rung", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("record_hash", sa.LargeBinary(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "location_rung in ('coordinates', 'insee', 'postcode', 'address', 'department')",
            name=op.f("ck_structures_location_rung"),
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_structures_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_structures")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_structures_source_source_key")),
    )
    op.create_index(
        "ix_structures_source_scope",
        "structures",
        ["source", "scope"],
        unique=False,
        postgresql_where=sa.text("retired_at is null"),
    )
    op.create_geospatial_index(
        "ix_structures_point",
        "structures",
        ["point"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("retired_at is null"),
        postgresql_ops={},
    )
    op.create_table(
        "rechecks",
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.CheckConstraint("answer in ('offered', 'full', 'gone', 'unknown')", name=op.f("ck_rechecks_answer")),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_rechecks_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_rechecks")),
    )
    op.create_index(
        "ix_rechecks_waiting", "rechecks", ["asked_at"], unique=False, postgresql_where=sa.text("checked_at is null")
    )


def downgrade() -> None:
    op.drop_index("ix_rechecks_waiting", table_name="rechecks")
    op.drop_table("rechecks")
    for table in ("structures", "services"):
        op.drop_geospatial_index(f"ix_{table}_point", table_name=table, postgresql_using="gist", column_name="point")
        op.drop_index(f"ix_{table}_source_scope", table_name=table)
        op.drop_geospatial_table(table)
