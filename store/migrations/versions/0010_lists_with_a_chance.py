"""What was shown, where and with which chance; what made it, to make it again; whom new opportunities are told to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PARTS_OF_A_PERSON = ("person_means", "person_wishes", "person_skills", "person_experience", "suggestions")


def upgrade() -> None:
    op.add_column("lists", sa.Column("person", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("lists", sa.Column("program_version", sa.Text(), nullable=True))
    op.add_column("list_items", sa.Column("position_by_score", sa.Integer(), nullable=True))
    op.add_column("list_items", sa.Column("chance", sa.Float(), nullable=True))
    op.create_check_constraint(op.f("ck_list_items_chance"), "list_items", "chance > 0 and chance <= 1")
    op.create_table(
        "weights_versions",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("first_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_weights_versions")),
    )
    op.create_table(
        "replaced_opportunities",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column(
            "replaced_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_replaced_opportunities_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replaced_opportunities")),
    )
    op.create_index(
        "ix_replaced_opportunities_opportunity_id_replaced_at",
        "replaced_opportunities",
        ["opportunity_id", "replaced_at"],
        unique=False,
    )
    op.execute(
        """
        create function keep_replaced_opportunity() returns trigger language plpgsql as $$
        begin
            if exists (select from list_items where opportunity_id = old.id) then
                insert into replaced_opportunities (opportunity_id, content_hash, content)
                values (
                    old.id,
                    old.content_hash,
                    (to_jsonb(old) - array['fingerprint', 'record_hash', 'cell', 'point'])
                    || jsonb_build_object('lat', st_y(old.point::geometry), 'lon', st_x(old.point::geometry))
                );
            end if;
            return null;
        end $$
        """
    )
    op.execute(
        "create trigger keep_replaced_opportunity after update on opportunities for each row "
        "when (old.content_hash is distinct from new.content_hash) execute function keep_replaced_opportunity()"
    )
    op.create_table(
        "opportunity_news",
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_opportunity_news_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_opportunity_news")),
    )
    op.create_table(
        "person_alerts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("weights_version", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("travel_version", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_person_alerts_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_alerts_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_alerts")),
        sa.UniqueConstraint("person_id", "opportunity_id", name=op.f("uq_person_alerts_person_id_opportunity_id")),
    )
    op.create_index("ix_person_alerts_opportunity_id", "person_alerts", ["opportunity_id"], unique=False)
    op.create_index(
        "ix_person_alerts_unsent",
        "person_alerts",
        ["made_at"],
        unique=False,
        postgresql_where=sa.text("sent_at is null"),
    )
    op.create_table(
        "person_changes",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("changed_in", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_changes")),
    )
    op.create_index("ix_person_changes_changed_in", "person_changes", ["changed_in"], unique=False)
    op.execute(
        """
        create function note_person_change() returns trigger language plpgsql as $$
        declare
            changed bigint;
        begin
            if tg_table_name = 'people' then
                changed := case when tg_op = 'DELETE' then old.id else new.id end;
            else
                changed := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
            end if;
            insert into person_changes as known (person_id, changed_in)
            values (changed, pg_current_xact_id()::text::bigint)
            on conflict (person_id) do update set changed_in = excluded.changed_in
            where known.changed_in <> excluded.changed_in;
            return null;
        end $$
        """
    )
    op.execute(
        "insert into person_changes (person_id, changed_in) select id, pg_current_xact_id()::text::bigint from people"
    )
    for table in ("people", *PARTS_OF_A_PERSON):
        op.execute(
            f"create trigger note_person_change after insert or update or delete on {table} "
            "for each row execute function note_person_change()"
        )
    op.add_column("employers", sa.Column("requests_a_month", sa.SmallInteger(), server_default="20", nullable=False))
    op.create_check_constraint(op.f("ck_employers_requests_a_month"), "employers", "requests_a_month >= 0")


def downgrade() -> None:
    op.drop_column("employers", "requests_a_month")
    for table in ("people", *PARTS_OF_A_PERSON):
        op.execute(f"drop trigger note_person_change on {table}")
    op.execute("drop function note_person_change()")
    op.drop_table("person_changes")
    op.drop_table("person_alerts")
    op.drop_table("opportunity_news")
    op.execute("drop trigger keep_replaced_opportunity on opportunities")
    op.execute("drop function keep_replaced_opportunity()")
    op.drop_table("replaced_opportunities")
    op.drop_table("weights_versions")
    op.drop_column("list_items", "chance")
    op.drop_column("list_items", "position_by_score")
    op.drop_column("lists", "program_version")
    op.drop_column("lists", "person")
