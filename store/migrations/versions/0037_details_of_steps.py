"""The hour of an interview beside its day, and a word that somebody keeps with what they did."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person_steps", sa.Column("starts_at", sa.SmallInteger()))
    op.add_column("person_steps", sa.Column("words", sa.Text()))
    op.create_check_constraint(
        op.f("ck_person_steps_starts_at"),
        "person_steps",
        "starts_at is null or (starts_at between 0 and 1439 and on_day is not null)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_person_steps_starts_at"), "person_steps", type_="check")
    op.drop_column("person_steps", "words")
    op.drop_column("person_steps", "starts_at")
