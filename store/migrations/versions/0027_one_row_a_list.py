"""A list is one row with a column of arrays, and no longer thirty rows: `list_items` reads it row by row.

What lists show is known and goes with it, checked by statement as before (0016).
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

SHOWN = {"opportunities": "opportunity_ids", "people": "person_ids"}
COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "positions_by_score": sa.Integer(),
    "chances": sa.Float(),
    "scores": sa.Float(),
    "minutes": sa.SmallInteger(),
    "modes": sa.Text(),
    "prices": sa.Float(),
    "part_names": sa.Text(),
    "part_values": sa.SmallInteger(),
    "reasons": sa.Text(),
}
NO_PART = "array['minutes', 'mode', 'price']"

VIEW = """
create view list_items as
select
    lists.id as list_id,
    lists.rows_before + cast(items.place as integer) as position,
    items.position_by_score,
    items.chance,
    items.opportunity_id,
    items.person_id,
    items.score,
    items.minutes,
    items.mode,
    coalesce(items.price, 0) as price,
    (
        select coalesce(jsonb_object_agg(known.name, round(known.value / 10000.0, 4)), '{}')
        from unnest(
            lists.part_names,
            lists.part_values[
                (items.place - 1) * cardinality(lists.part_names) + 1 : items.place * cardinality(lists.part_names)
            ]
        ) as known (name, value)
        where known.value >= 0
    ) as parts,
    coalesce(string_to_array(lists.reasons[items.place], E'\\n'), '{}') as reasons
from lists
cross join lateral unnest(
    lists.opportunity_ids, lists.person_ids, lists.positions_by_score, lists.chances, lists.scores, lists.minutes,
    lists.modes, lists.prices
) with ordinality as items (
    opportunity_id, person_id, position_by_score, chance, score, minutes, mode, price, place
)
where items.opportunity_id is not null or items.person_id is not null
"""

PACK = f"""
with spans as (
    select list_id, min(position) as first, max(position) as last from list_items group by list_id
), named as (
    select list_id, array_agg(distinct name order by name) as names
    from list_items cross join lateral jsonb_object_keys(parts) as name
    where name <> all ({NO_PART})
    group by list_id
), packed as (
    select
        spans.list_id,
        spans.first - 1 as rows_before,
        case when bool_or(opportunity_id is not null) then array_agg(opportunity_id order by place) end
            as opportunity_ids,
        case when bool_or(person_id is not null) then array_agg(person_id order by place) end as person_ids,
        array_agg(position_by_score order by place) as positions_by_score,
        array_agg(chance order by place) as chances,
        array_agg(coalesce(score, 0) order by place) as scores,
        array_agg(cast(round(cast(parts ->> 'minutes' as numeric)) as smallint) order by place) as minutes,
        array_agg(parts ->> 'mode' order by place) as modes,
        array_agg(coalesce(cast(parts ->> 'price' as double precision), 0) order by place) as prices,
        array_agg(
            coalesce((select string_agg(replace(one, E'\n', ' '), E'\n') from unnest(reasons) as one), '')
            order by place
        ) as reasons
    from spans
    cross join lateral generate_series(spans.first, spans.last) as place
    left join list_items as items on items.list_id = spans.list_id and items.position = place
    group by spans.list_id, spans.first
)
update lists set
    rows_before = packed.rows_before,
    opportunity_ids = packed.opportunity_ids,
    person_ids = packed.person_ids,
    positions_by_score = packed.positions_by_score,
    chances = packed.chances,
    scores = packed.scores,
    minutes = packed.minutes,
    modes = packed.modes,
    prices = packed.prices,
    reasons = packed.reasons,
    part_names = coalesce(named.names, '{{}}'),
    part_values = coalesce(
        (
            select array_agg(
                cast(coalesce(round(cast(items.parts ->> name as numeric) * 10000), -1) as smallint)
                order by place, number
            )
            from generate_series(packed.rows_before + 1, packed.rows_before + cardinality(packed.scores)) as place
            cross join unnest(named.names) with ordinality as parts (name, number)
            left join list_items as items on items.list_id = packed.list_id and items.position = place
        ),
        '{{}}'
    )
from packed left join named on named.list_id = packed.list_id and packed.person_ids is null
where lists.id = packed.list_id
"""


def upgrade() -> None:
    op.add_column("lists", sa.Column("rows_before", sa.Integer(), server_default="0", nullable=False))
    for name in SHOWN.values():
        op.add_column("lists", sa.Column(name, postgresql.ARRAY(sa.BigInteger()), nullable=True))
    for name, kind in COLUMNS.items():
        op.add_column("lists", sa.Column(name, postgresql.ARRAY(kind), server_default="{}", nullable=False))
    op.execute(PACK)
    _forget_rows_of_their_own()
    op.drop_table("list_items")
    op.execute(VIEW)
    op.create_check_constraint(op.f("ck_lists_chances"), "lists", "0 < all (chances) and 1 >= all (chances)")
    op.create_check_constraint(
        op.f("ck_lists_people_without_parts"), "lists", "person_ids is null or part_values = '{}'"
    )
    op.create_index(
        "ix_lists_opportunity_ids",
        "lists",
        ["opportunity_ids"],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},  # else each question goes through all that the night added
    )
    op.create_index(
        "ix_lists_person_ids",
        "lists",
        ["person_ids"],
        postgresql_using="gin",
        postgresql_where=sa.text("person_ids is not null"),
    )
    for table, column in SHOWN.items():
        _know_and_forget(table, column)
    op.execute(_keep_replaced("select from lists where opportunity_ids @> array[old.id]"))


def _know_and_forget(table: str, column: str) -> None:
    """No list shows what is not there, nor what went: what is shown is locked against deletion, as a key does."""
    op.execute(
        f"""
        create function lists_know_their_{table}() returns trigger language plpgsql as $$
        declare
            shown bigint[] := array(select distinct unnest({column}) from added);
        begin
            perform from {table} where id = any (shown) order by id for key share;
            if exists (
                select from unnest(shown) as one where one is not null and not exists (select from {table} where id = one)
            ) then
                raise foreign_key_violation using message = 'lists.{column}: no such row in {table}';
            end if;
            return null;
        end $$
        """
    )
    for event in ("insert", "update"):
        op.execute(
            f"create trigger lists_know_their_{table}_{event} after {event} on lists "
            f"referencing new table as added for each statement execute function lists_know_their_{table}()"
        )
    op.execute(
        f"""
        create function forget_list_rows_of_{table}() returns trigger language plpgsql as $$
        declare
            lost bigint[] := array(select id from gone);
        begin
            update lists set {column} = array(
                select case when id <> all (lost) then id end
                from unnest({column}) with ordinality as shown (id, place) order by place
            )
            where {column} && lost;
            return null;
        end $$
        """
    )
    op.execute(
        f"create trigger forget_list_rows after delete on {table} "
        f"referencing old table as gone for each statement execute function forget_list_rows_of_{table}()"
    )


def _keep_replaced(shown: str) -> str:
    return f"""
        create or replace function keep_replaced_opportunity() returns trigger language plpgsql as $$
        begin
            if exists ({shown}) then
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


def downgrade() -> None:
    op.execute("alter view list_items rename to list_rows")
    op.create_table(
        "list_items",
        sa.Column("list_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("position_by_score", sa.Integer(), nullable=True),
        sa.Column("chance", sa.Float(), nullable=True),
        sa.CheckConstraint("chance > 0 and chance <= 1", name=op.f("ck_list_items_chance")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_list_items_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("list_id", "position", name=op.f("pk_list_items")),
    )
    op.execute(
        """
        insert into list_items
        select list_id, position, opportunity_id, person_id, score,
               parts || jsonb_strip_nulls(
                   jsonb_build_object('minutes', minutes, 'mode', mode, 'price', nullif(price, 0))
               ),
               reasons, position_by_score, chance
        from list_rows
        """
    )
    op.create_index("ix_list_items_opportunity_id", "list_items", ["opportunity_id"])
    op.create_index(
        "ix_list_items_person_id", "list_items", ["person_id"], postgresql_where=sa.text("person_id is not null")
    )
    op.execute("drop view list_rows")
    for table in SHOWN:
        op.execute(f"drop trigger forget_list_rows on {table}")
        op.execute(f"drop function forget_list_rows_of_{table}()")
        for event in ("insert", "update"):
            op.execute(f"drop trigger lists_know_their_{table}_{event} on lists")
        op.execute(f"drop function lists_know_their_{table}()")
    op.drop_index("ix_lists_person_ids", "lists")
    op.drop_index("ix_lists_opportunity_ids", "lists")
    op.drop_constraint("ck_lists_chances", "lists")
    op.drop_constraint("ck_lists_people_without_parts", "lists")
    for name in ("rows_before", *SHOWN.values(), *COLUMNS):
        op.drop_column("lists", name)
    for column, table in {"list_id": "lists", "opportunity_id": "opportunities"}.items():
        _know_and_forget_row_by_row(column, table)
    op.execute(_keep_replaced("select from list_items where opportunity_id = old.id"))


def _forget_rows_of_their_own() -> None:
    """Nothing follows the rows of `list_items` any longer (0016)."""
    for table in ("lists", "opportunities"):
        op.execute(f"drop trigger forget_list_items on {table}")
        op.execute(f"drop function forget_list_items_of_{table}()")
        for event in ("insert", "update"):
            op.execute(f"drop trigger list_items_know_their_{table}_{event} on list_items")
        op.execute(f"drop function list_items_know_their_{table}()")


def _know_and_forget_row_by_row(column: str, table: str) -> None:
    """As 0016."""
    op.execute(
        f"""
        create function list_items_know_their_{table}() returns trigger language plpgsql as $$
        begin
            perform from {table} where id in (select {column} from added) order by id for key share;
            if exists (
                select from added left join {table} on {table}.id = added.{column}
                where added.{column} is not null and {table}.id is null
            ) then
                raise foreign_key_violation using message = 'list_items.{column}: no such row in {table}';
            end if;
            return null;
        end $$
        """
    )
    for event in ("insert", "update"):
        op.execute(
            f"create trigger list_items_know_their_{table}_{event} after {event} on list_items "
            f"referencing new table as added for each statement execute function list_items_know_their_{table}()"
        )
    op.execute(
        f"""
        create function forget_list_items_of_{table}() returns trigger language plpgsql as $$
        begin
            delete from list_items where {column} in (select id from gone);
            return null;
        end $$
        """
    )
    op.execute(
        f"create trigger forget_list_items after delete on {table} "
        f"referencing old table as gone for each statement execute function forget_list_items_of_{table}()"
    )
