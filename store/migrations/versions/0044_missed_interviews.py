"""That somebody did not go to an interview."""

from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

BEFORE = (
    "step in ('interested', 'called', 'applied', 'interview', 'taken', 'started', 'stopped', 'refused', 'no_answer')"
)
AFTER = BEFORE.removesuffix(")") + ", 'missed')"


def upgrade() -> None:
    op.drop_constraint(op.f("ck_person_steps_step"), "person_steps", type_="check")
    op.create_check_constraint(op.f("ck_person_steps_step"), "person_steps", AFTER)


def downgrade() -> None:
    op.execute("delete from person_steps where step = 'missed'")
    op.drop_constraint(op.f("ck_person_steps_step"), "person_steps", type_="check")
    op.create_check_constraint(op.f("ck_person_steps_step"), "person_steps", BEFORE)
