"""What a counsellor's card of a person shows, in one place: a person with their means and wishes."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

VIEW = """
create view person_cards as
select
    people.id,
    people.pseudonym,
    people.first_name,
    people.counsellor_id,
    people.insee,
    people.place,
    people.stage,
    people.ranked,
    people.shortlist_consent_at,
    people.last_contact_at,
    people.cer_starts_on,
    people.cer_kind,
    people.hours_min,
    people.hours_max,
    coalesce(
        (
            select jsonb_agg(jsonb_build_object('mode', mode, 'max_minutes', max_minutes) order by mode)
            from person_means where person_id = people.id
        ),
        '[]'::jsonb
    ) as means,
    array(select text from person_wishes where person_id = people.id order by position) as wishes
from people
"""


def upgrade() -> None:
    op.execute(VIEW)


def downgrade() -> None:
    op.execute("drop view person_cards")
