"""When an opportunity could not be had: while it was linked to another, or retired before it came back.

A list is made again from what was live at its instant; without this, what was linked since would be missing from it, and
what came back since would be in it. What is linked now counts as linked from its first day.
"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "opportunity_absences",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_opportunity_absences_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_absences")),
    )
    op.create_index(
        "ix_opportunity_absences_opportunity_id_since",
        "opportunity_absences",
        ["opportunity_id", "since"],
        unique=False,
    )
    op.execute(
        """
        create function keep_absence() returns trigger language plpgsql as $$
        begin
            if old.retired_at is not null and new.retired_at is null then
                insert into opportunity_absences (opportunity_id, since, until)
                values (new.id, old.retired_at, clock_timestamp());
            end if;
            if old.canonical_id is null and new.canonical_id is not null then
                insert into opportunity_absences (opportunity_id, since) values (new.id, clock_timestamp());
            elsif old.canonical_id is not null and new.canonical_id is null then
                update opportunity_absences set until = clock_timestamp()
                where opportunity_id = new.id and until is null;
            end if;
            return null;
        end $$
        """
    )
    op.execute(
        "create trigger keep_absence after update on opportunities for each row "
        "when ((old.canonical_id is null) <> (new.canonical_id is null) "
        "or (old.retired_at is not null and new.retired_at is null)) execute function keep_absence()"
    )
    op.execute(
        "insert into opportunity_absences (opportunity_id, since) "
        "select id, first_seen_at from opportunities where canonical_id is not null"
    )


def downgrade() -> None:
    op.execute("drop trigger keep_absence on opportunities")
    op.execute("drop function keep_absence")
    op.drop_table("opportunity_absences")
