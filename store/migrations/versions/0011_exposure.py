"""The price of exposure of each opportunity, and what the last night was made of: the next one may do less."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exposure_prices",
        sa.Column("opportunity_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("price", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunities.id"],
            name=op.f("fk_exposure_prices_opportunity_id_opportunities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_exposure_prices")),
    )
    op.create_table(
        "last_night",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_of", sa.Text(), nullable=False),
        sa.Column("prices_version", sa.BigInteger(), nullable=False),
        sa.Column("people_since", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_last_night_single_row")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_last_night")),
    )


def downgrade() -> None:
    op.drop_table("last_night")
    op.drop_table("exposure_prices")
