"""More ways to sign in: printed cards, passwords with a code, an identity provider; sessions that can be told apart.

A counsellor has a team lead. Attempts are counted here, so that several servers count together.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("lead_id", sa.BigInteger(), nullable=True))
    op.add_column("users", sa.Column("provider_subject", sa.Text(), nullable=True))
    op.create_foreign_key(op.f("fk_users_lead_id_users"), "users", "users", ["lead_id"], ["id"], ondelete="SET NULL")
    op.create_unique_constraint(op.f("uq_users_provider_subject"), "users", ["provider_subject"])
    op.create_index("ix_users_lead_id", "users", ["lead_id"])
    op.add_column("sessions", sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False))
    op.create_unique_constraint(op.f("uq_sessions_id"), "sessions", ["id"])
    op.add_column("sessions", sa.Column("way", sa.Text(), server_default="link", nullable=False))
    op.create_check_constraint("way", "sessions", "way in ('link', 'card', 'password', 'provider')")
    op.add_column("sessions", sa.Column("device", sa.Text(), server_default="", nullable=False))
    op.add_column("sessions", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update sessions set seen_at = created_at")
    op.alter_column("sessions", "seen_at", nullable=False)
    op.create_table(
        "cards",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_cards_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_cards")),
    )
    op.create_index("ix_cards_number", "cards", ["number"])
    op.create_table(
        "passwords",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("sealed_key", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_passwords_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_passwords")),
    )
    op.create_table(
        "attempts",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who_hash", sa.Text(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("what", "who_hash", "window_start", name=op.f("pk_attempts")),
    )
    op.create_index("ix_attempts_window_start", "attempts", ["window_start"])
    op.create_table(
        "provider_visits",
        sa.Column("state_hash", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("next_path", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_provider_visits")),
    )


def downgrade() -> None:
    for table in ("provider_visits", "attempts", "passwords", "cards"):
        op.drop_table(table)
    op.drop_constraint("way", "sessions")
    for column in ("seen_at", "device", "way", "id"):
        op.drop_column("sessions", column)
    op.drop_column("users", "provider_subject")
    op.drop_column("users", "lead_id")
