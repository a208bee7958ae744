"""Which opportunities changed since a version of the catalogue: a number on each row, and the count taken first.

The statement counts its change before it touches a row, so that the number of a version is one transaction's alone:
whoever has seen version n finds all that changed since then above n. What is deleted leaves no row to bear a number.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("changed_version", sa.BigInteger(), server_default="0", nullable=False))
    op.create_index("ix_opportunities_changed_version", "opportunities", ["changed_version"])
    op.add_column("catalogue_version", sa.Column("lost_version", sa.BigInteger(), server_default="0", nullable=False))
    op.execute("drop trigger opportunities_counted on opportunities")
    op.execute(
        "create or replace function count_catalogue_change() returns trigger language plpgsql as $$ "
        "declare counted bigint; "
        "begin "
        "update catalogue_version set version = version + 1, "
        "lost_version = case when tg_op in ('DELETE', 'TRUNCATE') then version + 1 else lost_version end "
        "returning version into counted; "
        "perform set_config('alentour.catalogue_version', counted::text, true); "
        "return null; "
        "end $$"
    )
    op.execute(
        "create function mark_catalogue_change() returns trigger language plpgsql as "
        "$$ begin new.changed_version := current_setting('alentour.catalogue_version')::bigint; return new; end $$"
    )
    op.execute(
        "create trigger opportunities_counted before insert or delete or truncate "
        "or update of content_hash, retired_at, canonical_id on opportunities "
        "for each statement execute function count_catalogue_change()"
    )
    op.execute(
        "create trigger opportunities_marked before insert "
        "or update of content_hash, retired_at, canonical_id on opportunities "
        "for each row execute function mark_catalogue_change()"
    )


def downgrade() -> None:
    op.execute("drop trigger opportunities_marked on opportunities")
    op.execute("drop trigger opportunities_counted on opportunities")
    op.execute("drop function mark_catalogue_change()")
    op.execute(
        "create or replace function count_catalogue_change() returns trigger language plpgsql as "
        "$$ begin update catalogue_version set version = version + 1; return null; end $$"
    )
    op.execute(
        "create trigger opportunities_counted after insert or delete or truncate "
        "or update of content_hash, retired_at, canonical_id on opportunities "
        "for each statement execute function count_catalogue_change()"
    )
    op.drop_column("catalogue_version", "lost_version")
    op.drop_index("ix_opportunities_changed_version", table_name="opportunities")
    op.drop_column("opportunities", "changed_version")
