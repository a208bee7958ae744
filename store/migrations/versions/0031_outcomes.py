"""What became of a step, with the day of what is ahead; each contact with its way and a word."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BEFORE = "step in ('interested', 'called', 'applied', 'taken', 'no_answer')"
AFTER = (
    "step in ('interested', 'called', 'applied', 'interview', 'taken', 'started', 'stopped', 'refused', 'no_answer')"
)


def upgrade() -> None:
    op.drop_constraint(op.f("ck_person_steps_step"), "person_steps", type_="check")
    op.create_check_constraint(op.f("ck_person_steps_step"), "person_steps", AFTER)
    op.add_column("person_steps", sa.Column("on_day", sa.Date()))
    op.create_index(
        "ix_person_steps_taken",
        "person_steps",
        ["opportunity_id"],
        postgresql_where=sa.text("step in ('taken', 'started')"),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("medium", sa.Text()),
        sa.Column("words", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.CheckConstraint("medium in ('phone', 'visit', 'message')", name=op.f("ck_contacts_medium")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_contacts_person_id_people"), ondelete="CASCADE"
        ),
    )
    op.create_index("ix_contacts_person_id_at", "contacts", ["person_id", "at"])


def downgrade() -> None:
    op.drop_table("contacts")
    op.drop_index("ix_person_steps_taken", "person_steps")
    op.execute("delete from person_steps where step in ('interview', 'started', 'stopped', 'refused')")
    op.drop_column("person_steps", "on_day")
    op.drop_constraint(op.f("ck_person_steps_step"), "person_steps", type_="check")
    op.create_check_constraint(op.f("ck_person_steps_step"), "person_steps", BEFORE)
