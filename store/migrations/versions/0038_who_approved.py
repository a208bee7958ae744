"""Who approved an employer, which alone may give its recruiters a link; they have a letter when one is given."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

KINDS = ("alerts", "suggestion", "meeting", "answer", "shortlist", "retention", "approved")


def upgrade() -> None:
    _letters((*KINDS, "gave_link"))
    op.add_column("employers", sa.Column("approved_by", sa.BigInteger()))
    op.create_foreign_key(
        op.f("fk_employers_approved_by_users"), "employers", "users", ["approved_by"], ["id"], ondelete="SET NULL"
    )
    op.create_index("ix_employers_approved_by", "employers", ["approved_by"])
    op.create_check_constraint(
        op.f("ck_employers_approved_by"), "employers", "approved_by is null or approved_at is not null"
    )
    # The entry of the very approval: those of later changes of the limit have the same name, and another time.
    op.execute("""
        update employers set approved_by = users.id
        from audit_log, users
        where audit_log.subject = 'employer:' || employers.id
            and audit_log.action = 'approved_employer'
            and audit_log.at = employers.approved_at
            and audit_log.actor = users.pseudonym::text
    """)


def downgrade() -> None:
    op.drop_constraint(op.f("ck_employers_approved_by"), "employers")
    op.drop_index("ix_employers_approved_by", "employers")
    op.drop_constraint(op.f("fk_employers_approved_by_users"), "employers")
    op.drop_column("employers", "approved_by")
    for table in ("outbox", "letter_stops"):
        op.execute(f"delete from {table} where kind = 'gave_link'")
    _letters(KINDS)


def _letters(kinds: tuple[str, ...]) -> None:
    told = ", ".join(f"'{one}'" for one in kinds)
    for table in ("outbox", "letter_stops"):
        op.drop_constraint(op.f(f"ck_{table}_kind"), table)
        op.create_check_constraint(op.f(f"ck_{table}_kind"), table, f"kind in ({told})")
