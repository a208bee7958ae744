"""An employer asks to meet somebody, who says yes or no; a file nobody hears from is warned before it is erased."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

STATES = ("asked", "given", "refused", "withdrawn", "expired")
TOLD = (
    "case when state = 'given' then told_name is not null and told_contact is not null "
    "else told_name is null and told_contact is null end"
)


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("opening_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("employer_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("told_name", sa.Text(), nullable=True),
        sa.Column("told_contact", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"state in ({', '.join(repr(one) for one in STATES)})", name=op.f("ck_meetings_state")),
        sa.CheckConstraint(TOLD, name=op.f("ck_meetings_told")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_meetings_{column}_{table}"), ondelete=when_gone
            )
            for column, table, when_gone in (
                ("opening_id", "opportunities", "CASCADE"),
                ("person_id", "people", "CASCADE"),
                ("employer_id", "employers", "CASCADE"),
                ("asked_by", "users", "SET NULL"),
            )
        ),
    )
    op.create_index("ix_meetings_person_id", "meetings", ["person_id"])
    op.create_index("ix_meetings_employer_id_asked_at", "meetings", ["employer_id", "asked_at"])
    op.create_index(
        "ix_meetings_expires_at",
        "meetings",
        ["expires_at"],
        postgresql_where=sa.text("state in ('asked', 'given')"),
    )
    op.create_index(
        "uq_meetings_opening_id_person_id",
        "meetings",
        ["opening_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'expired'"),
    )
    op.alter_column("employers", "requests_a_month", server_default="10")
    op.execute("update employers set requests_a_month = 10 where requests_a_month = 20")
    op.add_column("people", sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "warned_at")
    op.execute("update employers set requests_a_month = 20 where requests_a_month = 10")
    op.alter_column("employers", "requests_a_month", server_default="20")
    op.drop_table("meetings")
