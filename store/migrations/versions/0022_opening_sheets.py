"""Employers describe their openings themselves, or a counsellor does it for them: sheets, and who opened the account."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ENDS = ("paused", "found", "elsewhere", "dropped")


def upgrade() -> None:
    op.create_table(
        "opening_sheets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("employer_id", sa.BigInteger(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sheet", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"ended in ({', '.join(repr(one) for one in ENDS)})", name=op.f("ck_opening_sheets_ended")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_sheets")),
        sa.UniqueConstraint("opportunity_id", name=op.f("uq_opening_sheets_opportunity_id")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_opening_sheets_{column}_{table}"), ondelete=when_gone
            )
            for column, table, when_gone in (
                ("employer_id", "employers", "CASCADE"),
                ("opportunity_id", "opportunities", "CASCADE"),
                ("made_by", "users", "SET NULL"),
            )
        ),
    )
    op.create_index("ix_opening_sheets_employer_id", "opening_sheets", ["employer_id"])
    op.create_index("ix_opening_sheets_made_by", "opening_sheets", ["made_by"])
    op.add_column("employers", sa.Column("phone", sa.Text(), nullable=True))
    op.add_column("employers", sa.Column("opened_by", sa.BigInteger(), nullable=True))
    op.add_column("employers", sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_employers_opened_by_users"), "employers", "users", ["opened_by"], ["id"], ondelete="SET NULL"
    )
    op.create_index("ix_employers_waiting", "employers", ["opened_at"], postgresql_where="approved_at is null")


def downgrade() -> None:
    op.drop_index("ix_employers_waiting", "employers")
    op.drop_constraint(op.f("fk_employers_opened_by_users"), "employers")
    for column in ("opened_at", "opened_by", "phone"):
        op.drop_column("employers", column)
    op.drop_table("opening_sheets")
