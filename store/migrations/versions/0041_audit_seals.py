"""The audit log may end: what is older than six months is deleted up to a seal, the digest from which the chain goes on.

The log and its chain stay append-only but for what a seal closes, and no seal closes what is younger. Functions name
their schema: a temporary table would otherwise stand in for the one they mean.
"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

PLACE = "set search_path = public, pg_temp"
TABLES = ("audit_log", "audit_chain")
UNSEALED = {
    "audit_log": "where not exists (select from audit_chain where entry_id = gone.id and position <= sealed_to)",
    "audit_chain": "where position > sealed_to",
}
LAST_LINK = {
    "with seals": "select position, digest from audit_chain union all select position, digest from audit_seals",
    "without": "select position, digest from audit_chain",
}


def upgrade() -> None:
    op.create_table(
        "audit_seals",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit_seals")),
    )
    op.execute(
        "create trigger audit_seals_append_only before update or delete or truncate on audit_seals "
        "for each statement execute function refuse_change()"
    )
    _refuse_false_seals()
    for table in TABLES:
        _keep_unsealed(table)
    op.execute(_chain_after(LAST_LINK["with seals"], PLACE))
    _seal()


def _refuse_false_seals() -> None:
    op.execute(
        f"""
        create function refuse_false_seal() returns trigger language plpgsql {PLACE} as $$
        begin
            if new.before > now() - interval '6 months'
                or not exists (select from audit_chain where position = new.position and digest = new.digest)
                or exists (
                    select from audit_chain join audit_log on audit_log.id = audit_chain.entry_id
                    where audit_chain.position <= new.position and audit_log.at >= new.before
                )
            then
                raise exception 'a seal closes the log up to one of its links, all of it older than six months';
            end if;
            return new;
        end $$
        """
    )
    op.execute(
        "create trigger audit_seals_true before insert on audit_seals for each row execute function refuse_false_seal()"
    )


def _keep_unsealed(table: str) -> None:
    op.execute(f"drop trigger {table}_append_only on {table}")
    op.execute(
        f"create trigger {table}_append_only before update or truncate on {table} "
        "for each statement execute function refuse_change()"
    )
    op.execute(
        f"""
        create function keep_unsealed_of_{table}() returns trigger language plpgsql {PLACE} as $$
        declare
            sealed_to bigint := coalesce((select max(position) from audit_seals), 0);
        begin
            if exists (select from gone {UNSEALED[table]}) then
                raise exception 'the audit log is append-only: no seal closes what is deleted';
            end if;
            return null;
        end $$
        """
    )
    op.execute(
        f"create trigger {table}_kept after delete on {table} referencing old table as gone "
        f"for each statement execute function keep_unsealed_of_{table}()"
    )


def _chain_after(last_link: str, place: str = "") -> str:
    """The function of 0015, whose chain goes on from the last of these links."""
    return f"""
        create or replace function chain_audit_entry() returns trigger language plpgsql {place} as $$
        declare
            last record;
        begin
            perform pg_advisory_xact_lock(hashtext('alentour.audit_chain'));
            select * into last from ({last_link}) as links order by position desc limit 1;
            insert into audit_chain (position, entry_id, digest) values (
                coalesce(last.position, 0) + 1,
                new.id,
                encode(sha256(convert_to(coalesce(last.digest, '') || audit_content(new), 'UTF8')), 'hex')
            );
            return null;
        end $$
    """


def _seal() -> None:
    """Seals the log up to the last link before the first entry that is not older; no row where there is none such.

    Whoever it is granted to deletes in the name of the owner, and nothing else. One seal at a time; entries are
    written meanwhile.
    """
    op.execute(
        f"""
        create function seal_audit_log(older_than timestamptz)
        returns table (sealed_to bigint, seal_digest text, entries bigint)
        language plpgsql security definer {PLACE} as $$
        begin
            lock table audit_seals in share row exclusive mode;
            insert into audit_seals (position, digest, before)
            select position, digest, older_than from audit_chain
            where (position >= (
                select min(links.position)
                from audit_chain as links join audit_log on audit_log.id = links.entry_id
                where audit_log.at >= older_than
            )) is not true
            order by position desc
            limit 1
            returning position, digest into sealed_to, seal_digest;
            if not found then
                return;
            end if;
            delete from audit_log where id in (select entry_id from audit_chain where position <= sealed_to);
            get diagnostics entries = row_count;
            delete from audit_chain where position <= sealed_to;
            return next;
        end $$
        """
    )
    op.execute("revoke all on function seal_audit_log(timestamptz) from public")


def downgrade() -> None:
    """Whatever was sealed is gone: the rest is chained anew, from its first entry, as the program of before reads it."""
    op.execute("drop function seal_audit_log(timestamptz)")
    op.execute(_chain_after(LAST_LINK["without"]))
    for table in TABLES:
        op.execute(f"drop trigger {table}_kept on {table}")
        op.execute(f"drop function keep_unsealed_of_{table}()")
        op.execute(f"drop trigger {table}_append_only on {table}")
    op.execute(
        """
        do $$
        declare
            entry record;
            place bigint := 0;
            last text := '';
        begin
            if not exists (select from audit_seals) then
                return;
            end if;
            for entry in
                select audit_chain.position, audit_content(audit_log) as content
                from audit_chain join audit_log on audit_log.id = audit_chain.entry_id
                order by audit_chain.position
            loop
                place := place + 1;
                last := encode(sha256(convert_to(last || entry.content, 'UTF8')), 'hex');
                update audit_chain set position = place, digest = last where position = entry.position;
            end loop;
        end $$
        """
    )
    for table in TABLES:
        op.execute(
            f"create trigger {table}_append_only before update or delete or truncate on {table} "
            "for each statement execute function refuse_change()"
        )
    op.drop_table("audit_seals")
    op.execute("drop function refuse_false_seal()")
