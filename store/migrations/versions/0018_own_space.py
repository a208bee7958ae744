"""A space of one's own: alerts wanted, what is kept, what was done; opened without a counsellor, by e-mail or letter."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("people", sa.Column("alerts", sa.Text(), server_default="none", nullable=False))
    op.create_check_constraint("alerts", "people", "alerts in ('none', 'weekly', 'at_once')")
    op.add_column("people", sa.Column("file_consent_at", INSTANT, nullable=True))
    op.create_table(
        "saved_opportunities",
        _of("person_id"),
        _of("opportunity_id"),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "opportunity_id", name=op.f("pk_saved_opportunities")),
        _key("saved_opportunities", "person_id", "people"),
        _key("saved_opportunities", "opportunity_id", "opportunities"),
    )
    op.create_index("ix_saved_opportunities_opportunity_id", "saved_opportunities", ["opportunity_id"])
    op.create_table(
        "person_steps",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        _of("person_id"),
        _of("opportunity_id"),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "step in ('interested', 'called', 'applied', 'taken', 'no_answer')", name=op.f("ck_person_steps_step")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_steps")),
        _key("person_steps", "person_id", "people"),
        _key("person_steps", "opportunity_id", "opportunities"),
    )
    op.create_index("ix_person_steps_person_id_made_at", "person_steps", ["person_id", "made_at"])
    op.create_index("ix_person_steps_opportunity_id", "person_steps", ["opportunity_id"])
    op.create_table(
        "letters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index("ix_letters_number", "letters", ["number"])
    op.create_index("ix_letters_expires_at", "letters", ["expires_at"])
    op.create_table(
        "space_links",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.CheckConstraint("(email is null) <> (letter_id is null)", name=op.f("ck_space_links_way")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_space_links")),
        _key("space_links", "letter_id", "letters"),
    )
    op.create_index("ix_space_links_email", "space_links", ["email"])
    op.create_index("ix_space_links_letter_id", "space_links", ["letter_id"])
    op.create_index("ix_space_links_expires_at", "space_links", ["expires_at"])


def downgrade() -> None:
    for table in ("space_links", "letters", "person_steps", "saved_opportunities"):
        op.drop_table(table)
    op.drop_column("people", "file_consent_at")
    op.drop_constraint("alerts", "people")
    op.drop_column("people", "alerts")


def _of(column: str) -> sa.Column[int]:
    """A column that names a row of another table."""
    return sa.Column(column, sa.BigInteger(), nullable=False)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """The foreign key from a column to another table: what belongs to a row goes with it."""
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete="CASCADE"
    )
