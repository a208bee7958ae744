"""The page that somebody carries away: what was suggested and is still there, the way, a code to open each."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import update

import store
from matching import Rung
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from store.people.person import change_hours
from store.people.steps import Step, detail_step, say_step, steps_of
from store.tables import OpportunityRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities, store_person
from tests.make.values import AUBUSSON, NOON, some_opportunity, some_person


def suggest(site: Site, *ids: int, by_person: bool = False, decision: Decision = Decision.SUGGESTED) -> None:
    with store.session(site.engine) as session:
        for place, one in enumerate(ids):
            decide(
                session,
                person_id=site.town.own_person,
                opportunity_id=one,
                by_person=by_person,
                decision=decision,
                reason="Demandez Paul.",
                made_by=site.town.users[Role.COUNSELLOR],
                now=NOON + timedelta(minutes=place),
            )


def test_what_was_suggested_stands_there_with_the_way_a_word_and_a_code(site: Site) -> None:
    suggest(site, site.town.live, site.town.gone)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert "Agent d&#39;entretien" in page
    assert "« Demandez Paul. »" in page
    assert "Dans la même commune" in page
    assert page.count("<figure>") == 1
    assert f"127.0.0.1:8000<wbr>/opportunite/{site.town.live}" in page


def test_it_says_when_how_to_reply_and_that_only_the_commune_is_known(site: Site) -> None:
    offer = {"hours_per_week": 20.0, "schedule": "20 h, le matin", "days": (0, 1, 2, 3, 4)}
    with store.session(site.engine) as session:
        somewhere = some_opportunity("ft:9", rung=Rung.INSEE, point=AUBUSSON, employer="Ménage Plus", conditions=offer)
        (offered,) = store_opportunities(session, [somewhere])
        session.execute(update(OpportunityRow).values(reply_phone="05 55 66 12 34", reply_address="4 rue Vaveix"))
    suggest(site, offered)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert "20 h par semaine, le matin · Du lundi au vendredi" in page
    assert 'href="tel:0555661234"' in page
    assert "4 rue Vaveix" in page
    assert "Rendez-vous le …" in page
    assert "jusqu'au centre de la commune" in page
    assert "Les trajets partent du centre de Guéret." in page


def test_the_newest_four_that_were_not_refused_stand_there(site: Site) -> None:
    with store.session(site.engine) as session:
        offers = [some_opportunity(f"ft:{number}", title=f"Poste {number}") for number in range(7)]
        ids = store_opportunities(session, offers)
    suggest(site, *ids)
    suggest(site, ids[6], by_person=True, decision=Decision.DISMISSED)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert [number for number in range(7) if f"Poste {number}" in page] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "said",
    ([Step.REFUSED], [Step.STARTED, Step.STOPPED], [Step.TAKEN], [Step.STARTED]),
    ids=("an employer's no", "a job that was left", "a job that was found", "a job that began"),
)
def test_what_is_over_or_theirs_already_is_not_carried_away(site: Site, said: list[Step]) -> None:
    with store.session(site.engine) as session:
        done, left = store_opportunities(
            session, [some_opportunity("ft:30", title="Garde d'enfant"), some_opportunity("ft:31", title="Lingère")]
        )
    suggest(site, done, left)
    with store.session(site.engine) as session:
        for hour, step in enumerate(said, start=1):
            later = NOON + timedelta(hours=hour)
            say_step(session, person_id=site.town.own_person, opportunity_id=done, step=step, now=later)
        say_step(session, person_id=site.town.own_person, opportunity_id=left, step=Step.APPLIED, now=NOON)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert re.findall(r"<bdi lang=\"fr\">(Garde d&#39;enfant|Lingère)", page) == ["Lingère"]


def test_a_place_that_somebody_else_got_is_not_carried_away(site: Site) -> None:
    with store.session(site.engine) as session:
        other = store_person(session, some_person(), counsellor_id=site.town.users[Role.COUNSELLOR])
        say_step(session, person_id=other, opportunity_id=site.town.live, step=Step.TAKEN, now=NOON, confirmed=True)
    suggest(site, site.town.live)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert "Rien à imprimer encore" in page


def test_without_a_suggestion_it_says_what_to_do(shared_site: Site) -> None:
    page = shared_site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{shared_site.town.own_person}/feuille").text

    assert "Proposez d'abord une piste à Awa" in page


def test_an_interview_ahead_comes_first_with_its_day_and_hour_and_one_that_is_over_does_not(site: Site) -> None:
    with store.session(site.engine) as session:
        met, over = store_opportunities(
            session, [some_opportunity("ft:20", title="Magasinière"), some_opportunity("ft:21", title="Facteur")]
        )
        own = site.town.own_person
        for one, on_day in ((met, date(2026, 11, 25)), (over, date(2026, 11, 18))):
            say_step(session, person_id=own, opportunity_id=one, step=Step.INTERVIEW, now=NOON, on_day=on_day)
        said = next(one for one in steps_of(session, own) if one.opportunity_id == met)
        detail_step(
            session,
            person_id=own,
            step_id=said.id,
            on_day=date(2026, 11, 25),
            starts_at=570,
            words=None,
        )
    suggest(site, site.town.live)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert "Entretien le mercredi 25 novembre à 9 h 30" in page
    assert page.index("Magasinière") < page.index("Agent d&#39;entretien")
    assert "Facteur" not in page
    assert page.count("Rendez-vous le …") == 1, "beside what has no day yet"


def test_what_goes_against_what_the_person_said_is_on_paper_too(site: Site) -> None:
    offer = {"hours_per_week": 39.0, "schedule": "39H/semaine Horaires irréguliers"}
    with store.session(site.engine) as session:
        change_hours(session, site.town.own_person, least=25.0, most=35.0)
        (offered,) = store_opportunities(session, [some_opportunity("ft:22", title="Cuisinière", conditions=offer)])
    suggest(site, offered)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/feuille").text

    assert "39 h par semaine : plus que les 35 h souhaitées." in page
