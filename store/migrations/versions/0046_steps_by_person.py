"""Who said a step: a counsellor who takes back what they confirmed deleted what the person had said themselves.

Of what is there, the log of the last six months tells what a counsellor noted; the rest counts as the person's own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person_steps", sa.Column("by_person", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.execute(
        """
        update person_steps set by_person = false
        from people, audit_log
        where
            people.id = person_steps.person_id and audit_log.subject = people.pseudonym::text
            and audit_log.action = 'said_step' and audit_log.role <> 'beneficiary'
            and audit_log.at = person_steps.made_at
            and audit_log.details ->> 'opportunity_id' = person_steps.opportunity_id::text
        """
    )


def downgrade() -> None:
    op.drop_column("person_steps", "by_person")
