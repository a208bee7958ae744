"""Rows of lists are checked and forgotten together: a foreign key looks at each of a night's 100,000 rows, twice.

What the two keys held is held by statement: no row without its list or its opportunity, and none that outlives them.
Both are locked against deletion until the transaction ends, as a key does.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

OWNERS = {"list_id": "lists", "opportunity_id": "opportunities"}


def upgrade() -> None:
    for column, table in OWNERS.items():
        op.drop_constraint(f"fk_list_items_{column}_{table}", "list_items", type_="foreignkey")
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


def downgrade() -> None:
    for column, table in OWNERS.items():
        op.execute(f"drop trigger forget_list_items on {table}")
        op.execute(f"drop function forget_list_items_of_{table}()")
        for event in ("insert", "update"):
            op.execute(f"drop trigger list_items_know_their_{table}_{event} on list_items")
        op.execute(f"drop function list_items_know_their_{table}()")
        op.create_foreign_key(
            f"fk_list_items_{column}_{table}", "list_items", table, [column], ["id"], ondelete="CASCADE"
        )
