"""The first tables: references, sources, opportunities, people, accounts, lists, audit."""

from alembic import op
import sqlalchemy as sa
import geoalchemy2
from geoalchemy2 import Geography
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("create extension if not exists postgis")
    op.create_table(
        "audit_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("list_id", sa.BigInteger(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index("ix_audit_log_at", "audit_log", ["at"], unique=False)
    op.create_index("ix_audit_log_list_id", "audit_log", ["list_id"], unique=False)
    op.create_table(
        "catalogue_version",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_catalogue_version_single_row")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_catalogue_version")),
    )
    op.create_geospatial_table(
        "communes",
        sa.Column("insee", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("postal_codes", sa.ARRAY(sa.Text()), nullable=False),
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
        sa.Column("population", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("insee", name=op.f("pk_communes")),
    )
    op.create_index("ix_communes_department", "communes", ["department"], unique=False)
    op.create_geospatial_index(
        "ix_communes_point", "communes", ["point"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_index("ix_communes_postal_codes", "communes", ["postal_codes"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_communes_search_name",
        "communes",
        ["search_name"],
        unique=False,
        postgresql_ops={"search_name": "text_pattern_ops"},
    )
    op.create_table(
        "employers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("insee", sa.Text(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employers")),
        sa.UniqueConstraint("siret", name=op.f("uq_employers_siret")),
    )
    op.create_table(
        "reference_versions",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_reference_versions")),
    )
    op.create_table(
        "rome_codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("regulated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_rome_codes")),
    )
    op.create_table(
        "slots",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("slot_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot_at", name=op.f("pk_slots")),
    )
    op.create_table(
        "sources",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_sources")),
    )
    op.create_table(
        "rome_relations",
        sa.Column("rome", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rome"], ["rome_codes.code"], name=op.f("fk_rome_relations_rome_rome_codes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target"], ["rome_codes.code"], name=op.f("fk_rome_relations_target_rome_codes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("rome", "target", name=op.f("pk_rome_relations")),
    )
    op.create_table(
        "rome_skills",
        sa.Column("rome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rome"], ["rome_codes.code"], name=op.f("fk_rome_skills_rome_rome_codes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("rome", "code", name=op.f("pk_rome_skills")),
    )
    op.create_table(
        "rome_titles",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("rome", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("everyday", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["rome"], ["rome_codes.code"], name=op.f("fk_rome_titles_rome_rome_codes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rome_titles")),
    )
    op.create_index("uq_rome_titles_rome_label_everyday", "rome_titles", ["rome", "label", "everyday"], unique=True)
    op.create_table(
        "runs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pulled", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.CheckConstraint("status in ('running', 'complete', 'partial', 'failed')", name=op.f("ck_runs_status")),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_runs_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index("ix_runs_source_started_at", "runs", ["source", "started_at"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("pseudonym", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("employer_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role in ('beneficiary', 'counsellor', 'team_lead', 'recruiter', 'operator')", name=op.f("ck_users_role")
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employers.id"], name=op.f("fk_users_employer_id_employers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("pseudonym", name=op.f("uq_users_pseudonym")),
    )
    op.create_geospatial_table(
        "opportunities",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("rome", sa.Text(), nullable=True),
        sa.Column("rome_label", sa.Text(), nullable=True),
        sa.Column("employer_id", sa.BigInteger(), nullable=True),
        sa.Column("employer_name", sa.Text(), nullable=True),
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
        sa.Column("conditions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_run_id", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("canonical_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "kind in ('job', 'inclusion_job', 'immersion', 'volunteering', 'civic_service', 'training', 'workshop', 'event')",
            name=op.f("ck_opportunities_kind"),
        ),
        sa.CheckConstraint(
            "location_rung in ('coordinates', 'insee', 'postcode', 'address', 'department')",
            name=op.f("ck_opportunities_location_rung"),
        ),
        sa.ForeignKeyConstraint(
            ["canonical_id"],
            ["opportunities.id"],
            name=op.f("fk_opportunities_canonical_id_opportunities"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employers.id"], name=op.f("fk_opportunities_employer_id_employers"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["last_run_id"], ["runs.id"], name=op.f("fk_opportunities_last_run_id_runs"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name=op.f("fk_opportunities_source_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_opportunities_source_source_key")),
    )
    op.create_index(
        "ix_opportunities_canonical_id",
        "opportunities",
        ["canonical_id"],
        unique=False,
        postgresql_where="canonical_id is not null",
    )
    op.create_index("ix_opportunities_employer_id", "opportunities", ["employer_id"], unique=False)
    op.create_geospatial_index(
        "ix_opportunities_point",
        "opportunities",
        ["point"],
        unique=False,
        postgresql_using="gist",
        postgresql_where="retired_at is null",
        postgresql_ops={},
    )
    op.create_index(
        "ix_opportunities_rome", "opportunities", ["rome"], unique=False, postgresql_where="retired_at is null"
    )
    op.create_index(
        "ix_opportunities_source_scope",
        "opportunities",
        ["source", "scope"],
        unique=False,
        postgresql_where="retired_at is null",
    )
    op.create_geospatial_table(
        "people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("pseudonym", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("counsellor_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("insee", sa.Text(), nullable=False),
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
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("licences", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("french", sa.Text(), nullable=True),
        sa.Column("hours_min", sa.Double(), nullable=True),
        sa.Column("hours_max", sa.Double(), nullable=True),
        sa.Column("days", sa.ARRAY(sa.SmallInteger()), nullable=True),
        sa.Column("day_start", sa.Integer(), nullable=True),
        sa.Column("day_end", sa.Integer(), nullable=True),
        sa.Column("nights", sa.Boolean(), nullable=True),
        sa.Column("weekends", sa.Boolean(), nullable=True),
        sa.Column("limits", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("open_to", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("civic_service", sa.Boolean(), nullable=True),
        sa.Column("ranked", sa.Boolean(), nullable=False),
        sa.Column("shortlist_consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stage in ('emploi', 'socio_pro', 'remobilisation')", name=op.f("ck_people_stage")),
        sa.ForeignKeyConstraint(
            ["counsellor_id"], ["users.id"], name=op.f("fk_people_counsellor_id_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_people_user_id_users"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("pseudonym", name=op.f("uq_people_pseudonym")),
        sa.UniqueConstraint("user_id", name=op.f("uq_people_user_id")),
    )
    op.create_index("ix_people_counsellor_id", "people", ["counsellor_id"], unique=False)
    op.create_geospatial_index(
        "ix_people_point", "people", ["point"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "rejects",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_rejects_run_id_runs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejects")),
    )
    op.create_index("ix_rejects_run_id", "rejects", ["run_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_sessions")),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"], unique=False)
    op.create_table(
        "sign_in_links",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_sign_in_links_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_sign_in_links")),
    )
    op.create_table(
        "lists",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("opening_id", sa.BigInteger(), nullable=True),
        sa.Column("question", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("weights_version", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("travel_version", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "audience in ('batch', 'search', 'beneficiary', 'counsellor', 'shortlist')", name=op.f("ck_lists_audience")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opportunities.id"], name=op.f("fk_lists_opening_id_opportunities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_lists_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lists")),
    )
    op.create_index("ix_lists_audience_made_at", "lists", ["audience", "made_at"], unique=False)
    op.create_index(
        "ix_lists_opening_id", "lists", ["opening_id"], unique=False, postgresql_where="opening_id is not null"
    )
    op.create_index("ix_lists_person_id_made_at", "lists", ["person_id", "made_at"], unique=False)
    op.create_table(
        "person_experience",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("years", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_experience_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name=op.f("pk_person_experience")),
    )
    op.create_table(
        "person_means",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("max_minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_means_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "mode", name=op.f("pk_person_means")),
    )
    op.create_table(
        "person_skills",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_skills_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name=op.f("pk_person_skills")),
    )
    op.create_table(
        "person_wishes",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_wishes_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name=op.f("pk_person_wishes")),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("decision in ('suggested', 'dismissed')", name=op.f("ck_suggestions_decision")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["users.id"], name=op.f("fk_suggestions_made_by_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_suggestions_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_suggestions_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint(
            "person_id", "opportunity_id", "by_person", name=op.f("uq_suggestions_person_id_opportunity_id_by_person")
        ),
    )
    op.create_index("ix_suggestions_opportunity_id", "suggestions", ["opportunity_id"], unique=False)
    op.create_table(
        "list_items",
        sa.Column("list_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["lists.id"], name=op.f("fk_list_items_list_id_lists"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_list_items_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_list_items_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("list_id", "position", name=op.f("pk_list_items")),
    )
    op.create_index("ix_list_items_opportunity_id", "list_items", ["opportunity_id"], unique=False)
    op.create_index(
        "ix_list_items_person_id", "list_items", ["person_id"], unique=False, postgresql_where="person_id is not null"
    )
    op.execute(
        "create function refuse_change() returns trigger language plpgsql as "
        "$$ begin raise exception 'the audit log is append-only'; end $$"
    )
    op.execute(
        "create trigger audit_log_append_only before update or delete or truncate on audit_log "
        "for each statement execute function refuse_change()"
    )
    op.execute("insert into catalogue_version (single, version) values (true, 0)")
    op.execute(
        "create function count_catalogue_change() returns trigger language plpgsql as "
        "$$ begin update catalogue_version set version = version + 1; return null; end $$"
    )
    op.execute(
        "create trigger opportunities_counted after insert or delete or truncate "
        "or update of content_hash, retired_at, canonical_id on opportunities "
        "for each statement execute function count_catalogue_change()"
    )


def downgrade() -> None:
    op.execute("drop trigger opportunities_counted on opportunities")
    op.execute("drop function count_catalogue_change()")
    op.execute("drop trigger audit_log_append_only on audit_log")
    op.execute("drop function refuse_change()")
    op.drop_index("ix_list_items_person_id", table_name="list_items", postgresql_where="person_id is not null")
    op.drop_index("ix_list_items_opportunity_id", table_name="list_items")
    op.drop_table("list_items")
    op.drop_index("ix_suggestions_opportunity_id", table_name="suggestions")
    op.drop_table("suggestions")
    op.drop_table("person_wishes")
    op.drop_table("person_skills")
    op.drop_table("person_means")
    op.drop_table("person_experience")
    op.drop_index("ix_lists_person_id_made_at", table_name="lists")
    op.drop_index("ix_lists_opening_id", table_name="lists", postgresql_where="opening_id is not null")
    op.drop_index("ix_lists_audience_made_at", table_name="lists")
    op.drop_table("lists")
    op.drop_table("sign_in_links")
    op.drop_index("ix_sessions_user_id", table_name="sessions")
    op.drop_table("sessions")
    op.drop_index("ix_rejects_run_id", table_name="rejects")
    op.drop_table("rejects")
    op.drop_geospatial_index("ix_people_point", table_name="people", postgresql_using="gist", column_name="point")
    op.drop_index("ix_people_counsellor_id", table_name="people")
    op.drop_geospatial_table("people")
    op.drop_index("ix_opportunities_source_scope", table_name="opportunities", postgresql_where="retired_at is null")
    op.drop_index("ix_opportunities_rome", table_name="opportunities", postgresql_where="retired_at is null")
    op.drop_geospatial_index(
        "ix_opportunities_point",
        table_name="opportunities",
        postgresql_using="gist",
        postgresql_where="retired_at is null",
        column_name="point",
    )
    op.drop_index("ix_opportunities_employer_id", table_name="opportunities")
    op.drop_index(
        "ix_opportunities_canonical_id", table_name="opportunities", postgresql_where="canonical_id is not null"
    )
    op.drop_geospatial_table("opportunities")
    op.drop_table("users")
    op.drop_index("ix_runs_source_started_at", table_name="runs")
    op.drop_table("runs")
    op.drop_index("uq_rome_titles_rome_label_everyday", table_name="rome_titles")
    op.drop_table("rome_titles")
    op.drop_table("rome_skills")
    op.drop_table("rome_relations")
    op.drop_table("sources")
    op.drop_table("slots")
    op.drop_table("rome_codes")
    op.drop_table("reference_versions")
    op.drop_table("employers")
    op.drop_index("ix_communes_search_name", table_name="communes", postgresql_ops={"search_name": "text_pattern_ops"})
    op.drop_index("ix_communes_postal_codes", table_name="communes", postgresql_using="gin")
    op.drop_geospatial_index("ix_communes_point", table_name="communes", postgresql_using="gist", column_name="point")
    op.drop_index("ix_communes_department", table_name="communes")
    op.drop_geospatial_table("communes")
    op.drop_table("catalogue_version")
    op.drop_index("ix_audit_log_list_id", table_name="audit_log")
    op.drop_index("ix_audit_log_at", table_name="audit_log")
    op.drop_table("audit_log")
