"""When an account was last seen: sessions tell it no longer once they are forgotten, and files live by it (R9).

What is known of it is in the sessions that are left and in the audit log, where each sign-in is an entry.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        """
        update users set seen_at = seen.at
        from (
            select pseudonym, max(at) as at
            from (
                select cast(actor as uuid) as pseudonym, at from audit_log where action = 'signed_in'
                union all
                select users.pseudonym, sessions.seen_at from sessions join users on users.id = sessions.user_id
            ) as signs
            group by pseudonym
        ) as seen
        where seen.pseudonym = users.pseudonym
        """
    )


def downgrade() -> None:
    op.drop_column("users", "seen_at")
