"""The audit log is chained: each entry's digest holds the one before, so that none is changed or taken out unseen.

The link is made when the transaction commits, under a lock that lasts no longer: who writes first need not be who
commits first. What is in the log already is chained now, in the order of its numbers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit_chain")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_audit_chain_entry_id")),
    )
    op.execute(
        "create function audit_content(entry audit_log) returns text language sql stable as $$ "
        "select jsonb_build_array(entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), "
        "entry.actor, entry.role, entry.action, entry.subject, entry.list_id, entry.details)::text $$"
    )
    op.execute(
        "create function chain_audit_entry() returns trigger language plpgsql as $$ "
        "declare last audit_chain; "
        "begin "
        "perform pg_advisory_xact_lock(hashtext('alentour.audit_chain')); "
        "select * into last from audit_chain order by position desc limit 1; "
        "insert into audit_chain (position, entry_id, digest) values ("
        "coalesce(last.position, 0) + 1, new.id, "
        "encode(sha256(convert_to(coalesce(last.digest, '') || audit_content(new), 'UTF8')), 'hex')); "
        "return null; "
        "end $$"
    )
    op.execute(
        "do $$ declare entry audit_log; place bigint := 0; last text := ''; "
        "begin "
        "for entry in select * from audit_log order by id loop "
        "place := place + 1; "
        "last := encode(sha256(convert_to(last || audit_content(entry), 'UTF8')), 'hex'); "
        "insert into audit_chain (position, entry_id, digest) values (place, entry.id, last); "
        "end loop; end $$"
    )
    op.execute(
        "create constraint trigger audit_log_chained after insert on audit_log "
        "deferrable initially deferred for each row execute function chain_audit_entry()"
    )
    op.execute(
        "create trigger audit_chain_append_only before update or delete or truncate on audit_chain "
        "for each statement execute function refuse_change()"
    )


def downgrade() -> None:
    op.execute("drop trigger audit_log_chained on audit_log")
    op.execute("drop function chain_audit_entry()")
    op.execute("drop function audit_content(audit_log)")
    op.drop_table("audit_chain")
