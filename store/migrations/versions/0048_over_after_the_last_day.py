"""Work whose last day is over is no longer proposed: its end was read of what is done once alone."""

from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "update opportunities"
        " set ends_at = (cast(conditions ->> 'ends_on' as date) + 1)::timestamp at time zone 'Europe/Paris'"
        " where starts_at is null and ends_at is null and conditions ->> 'ends_on' is not null"
    )


def downgrade() -> None:
    op.execute(
        "update opportunities set ends_at = null where starts_at is null and conditions ->> 'ends_on' is not null"
    )
