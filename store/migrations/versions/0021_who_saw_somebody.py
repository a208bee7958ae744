"""Who saw somebody is found by whom was seen: people are shown it in their own space."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_audit_log_subject_at", "audit_log", ["subject", "at"], postgresql_where="subject is not null")


def downgrade() -> None:
    op.drop_index("ix_audit_log_subject_at", table_name="audit_log")
