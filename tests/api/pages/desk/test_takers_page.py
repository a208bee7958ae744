"""From an opportunity to my people: who could take it, who could not and why, proposed to several at once."""

import re
from datetime import date
from html import unescape
from typing import Any, NoReturn

import pytest
from sqlalchemy import select

import store
from api.following import file
from geo import Means, Mode
from matching import Asked, Conditions, Experience, Matcher, Schedule, conditions_to_json
from store.accounts.account import Role
from store.people.person import change_ranking
from store.people.steps import Step, say_step
from store.tables import AuditRow, MeetingRow, OpportunityRow, ShownItemRow, ShownListRow, SuggestionRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, store_person
from tests.make.values import BOURGANEUF, LA_SOUTERRAINE, NOON, some_person


def settle_three(site: Site) -> tuple[int, int]:
    """Two more people: one at hand who wants no ranking, one on foot and far."""
    mine = site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        near = store_person(session, some_person(), counsellor_id=mine, first_name="Basile")
        change_ranking(session, near, ranked=False)
        walker = some_person(home=LA_SOUTERRAINE, means=(Means(Mode.WALK, 15),))
        return near, store_person(session, walker, counsellor_id=mine, first_name="Colette")


def test_my_people_stand_before_an_opportunity_with_reasons_and_why_not(site: Site) -> None:
    settle_three(site)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text

    could, could_not = page.split("Pourquoi pas celle-ci ? (1)")
    assert "2 personnes pourraient" in could
    assert could.index("Awa") < could.index("Basile"), "who wants no ranking comes last"
    assert re.search(r"Colette</a></strong>.*?Trop loin", could_not, re.DOTALL)
    assert "Bruno" not in page, "somebody else's"
    with store.session(site.engine) as session:
        shown = session.scalars(select(ShownListRow)).one()
        assert (shown.audience, shown.opening_id, shown.person_id) == ("counsellor", site.town.live, None)
        assert len(session.scalars(select(ShownItemRow)).all()) == 2
        assert {one.list_id for one in session.scalars(select(AuditRow))} == {shown.id}


def test_a_fault_of_the_ranking_is_not_told_as_an_offer_that_is_gone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> NoReturn:
        raise KeyError("a column that is not there")

    monkeypatch.setattr(Matcher, "stand", fails)

    assert site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").status_code == 500


def test_those_without_a_link_to_what_they_said_are_folded(site: Site) -> None:
    with store.session(site.engine) as session:
        mine = {"counsellor_id": site.town.users[Role.COUNSELLOR]}
        store_person(session, some_person(wishes=("boulanger",)), first_name="Zoé", **mine)
        store_person(session, some_person(experience=(Experience("femme de ménage", 2.0),)), first_name="Yann", **mine)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text

    first, folded = page.split("1 autre, sans lien avec ses souhaits")
    assert [name for name in ("Awa", "Yann", "Zoé") if name in first] == ["Awa", "Yann"], "a wish, a trade of before"
    assert "Zoé" in folded


@pytest.mark.parametrize(
    "said",
    [
        {"home": BOURGANEUF, "means": (Means(Mode.CAR, 25),)},
        {"schedule": Schedule(start=10 * 60)},
        {"schedule": Schedule(days=frozenset({2}))},
    ],
)
def test_whom_the_way_the_hours_or_the_days_keep_away_are_told_apart(site: Site, said: dict[str, Any]) -> None:
    with store.session(site.engine) as session:
        stored = session.get_one(OpportunityRow, site.town.live)
        stored.conditions = conditions_to_json(Conditions(starts_at=8 * 60, ends_at=12 * 60, days=(1, 2)))
        mine = site.town.users[Role.COUNSELLOR]
        store_person(session, some_person(wishes=("ménage",), **said), counsellor_id=mine, first_name="Zoé")

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text)

    could, kept_away = page.split("1 personne cherche ou connaît ce travail, mais le trajet ou les heures ne lui")
    assert "1 personne pourrait" in could
    assert ("Awa" in could, "Zoé" in could, "Zoé" in kept_away) == (True, False, True)
    assert re.search(r'value="\d+">Zoé', kept_away), "who knows better may propose it all the same"


@pytest.mark.parametrize(("licences", "hindered"), [(frozenset("B"), False), (frozenset(), True)])
def test_nobody_is_told_to_have_nothing_against_it_whose_card_warns(
    site: Site, licences: frozenset[str], *, hindered: bool
) -> None:
    with store.session(site.engine) as session:
        stored = session.get_one(OpportunityRow, site.town.live)
        stored.conditions = conditions_to_json(Conditions(licences=(Asked("B", required=False, code="B"),)))
        baker = some_person(wishes=("boulanger",), licences=licences)
        store_person(session, baker, first_name="Zoé", counsellor_id=site.town.users[Role.COUNSELLOR])

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text

    assert ("Ce qui peut gêner est écrit." in page) == hindered
    assert ("Rien ne les empêche." in page) != hindered


def test_the_experience_asked_is_told_of_whom_it_would_suit(site: Site) -> None:
    with store.session(site.engine) as session:
        asking = Conditions(
            experience_months=24,
            experience_required=True,
            nights=True,
            licences=(Asked("B", required=False, code="B"),),
        )
        stored = session.get_one(OpportunityRow, site.town.live)
        stored.conditions = conditions_to_json(asking)
        mine = site.town.users[Role.COUNSELLOR]
        nights = some_person(wishes=("ménage",), schedule=Schedule(nights=True), licences=frozenset())
        store_person(session, nights, counsellor_id=mine, first_name="Zoé")

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text

    assert "Expérience demandée : 2 ans" in page.split("Zoé</label>")[1].split("</ul>")[0]


def test_it_is_proposed_to_several_with_one_press(site: Site) -> None:
    near, _ = settle_three(site)
    browser, address = site.browser(Role.COUNSELLOR), f"/conseil/opportunite/{site.town.live}"

    answer = browser.post(address, data={"person": [site.town.own_person, near], "reason": "Appelez mardi."})

    page = browser.get(answer.headers["location"]).text
    assert "Proposé à 2 personnes." in page
    assert page.count("Déjà proposé") == 2
    with store.session(site.engine) as session:
        made = session.scalars(select(SuggestionRow)).all()
    assert {(one.person_id, one.reason) for one in made} == {
        (site.town.own_person, "Appelez mardi."),
        (near, "Appelez mardi."),
    }


def test_nobody_else_s_people_and_nobody_at_all_are_refused(site: Site) -> None:
    browser, address = site.browser(Role.COUNSELLOR), f"/conseil/opportunite/{site.town.live}"

    both = browser.post(address, data={"person": [site.town.own_person, site.town.foreign_person]})
    nobody = browser.post(address, data={"reason": "Appelez."})

    assert (both.status_code, nobody.status_code) == (404, 422)
    assert "Cochez au moins une personne" in nobody.text
    assert 'value="Appelez."' in nobody.text
    with store.session(site.engine) as session:
        assert session.scalars(select(SuggestionRow)).all() == []


def test_what_has_gone_is_for_nobody(shared_site: Site) -> None:
    answer = shared_site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{shared_site.town.gone}")

    assert answer.status_code == 410


def test_several_are_ranked_at_once_and_there_is_an_end_to_several(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    near, _ = settle_three(site)
    browser, address = site.browser(Role.COUNSELLOR), f"/conseil/opportunite/{site.town.live}"
    ranked: list[list[int]] = []
    monkeypatch.setattr(file, "rank_people", lambda *given, **_now: ranked.append(given[-1]))

    browser.post(address, data={"person": [site.town.own_person, near, near]})
    too_many = browser.post(address, data={"person": [site.town.own_person] * 501})

    assert ranked == [[site.town.own_person, near]]
    assert too_many.status_code == 422


def test_what_is_shown_through_another_one_is_for_the_same_people(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, site.town.own_opening).canonical_id = site.town.live
    browser = site.browser(Role.COUNSELLOR)

    beside = browser.get(f"/opportunite/{site.town.own_opening}?pour={site.town.own_person}")
    page = browser.get(f"/conseil/opportunite/{site.town.own_opening}")

    assert (beside.status_code, page.status_code) == (200, 200)
    assert "Awa" in beside.text
    assert f'action="/conseil/opportunite/{site.town.live}"' in page.text


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("asked", "Demande de rencontre : attend une réponse"),
        ("given", "A dit oui à la rencontre"),
        ("refused", "A dit non à la rencontre"),
    ],
)
def test_who_was_asked_to_meet_for_this_very_opening_is_marked_with_their_answer_and_comes_last(
    site: Site, state: str, told: str
) -> None:
    settle_three(site)
    with store.session(site.engine) as session:
        asked = meeting_asked(session, site.town.own_opening, site.town.own_person, now=NOON)
        meeting = session.get_one(MeetingRow, asked)
        meeting.state = state
        if state == "given":
            meeting.told_name, meeting.told_contact = "Awa", "06 39 98 12 34"

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.own_opening}").text

    could = page.split("Pourquoi pas celle-ci ?")[0]
    assert could.index("Basile") < could.index("Awa")
    assert told in could
    assert f'name="person" value="{site.town.own_person}"' not in could


@pytest.mark.parametrize(
    ("first_day", "told"), [(date(2026, 12, 1), "A une place dès le 1er décembre"), (None, "A déjà une place")]
)
def test_who_has_a_place_elsewhere_is_marked_and_comes_last(site: Site, first_day: date | None, told: str) -> None:
    settle_three(site)
    with store.session(site.engine) as session:
        elsewhere, person = site.town.own_opening, site.town.own_person
        say_step(session, person_id=person, opportunity_id=elsewhere, step=Step.TAKEN, now=NOON, on_day=first_day)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{site.town.live}").text

    could = page.split("Pourquoi pas celle-ci ?")[0]
    assert could.index("Basile") < could.index("Awa") < could.index(told)
