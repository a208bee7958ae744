"""What came of what a team's counsellors proposed: people, over the team, never so few that it would be somebody."""

import re
from collections.abc import Iterable
from datetime import timedelta
from html import unescape

import pytest

import store
from store.accounts.account import Role
from store.people.outcomes import Count, told_count
from store.people.steps import Step, say_step
from store.tables import SuggestionRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities, store_person
from tests.make.values import some_opportunity, some_person

TOO_FEW = "moins de 5 personnes ont reçu une proposition"


def team_of(site: Site, count: int, *, kind: str = "job", follows: Role = Role.COUNSELLOR, days: int = 10) -> list[int]:
    """So many people of the team's counsellor, to each of whom the same was proposed so many days ago."""
    then = site.now - timedelta(days=days)
    with store.session(site.engine) as session:
        (offer,) = store_opportunities(session, [some_opportunity(f"x:{kind}-{days}")], kind=kind)
        people = [store_person(session, some_person(), counsellor_id=site.town.users[follows]) for _ in range(count)]
        usual = {"opportunity_id": offer, "by_person": False, "decision": "suggested", "made_at": then}
        session.add_all(SuggestionRow(person_id=one, **usual) for one in people)
    return people


def note(site: Site, people: Iterable[int], step: Step, *, days: int = 2) -> None:
    """Each of them did so about what was proposed to them."""
    with store.session(site.engine) as session:
        for one in people:
            offer = session.query(SuggestionRow.opportunity_id).where(SuggestionRow.person_id == one).scalar()
            say_step(session, person_id=one, opportunity_id=offer, step=step, now=site.now - timedelta(days=days))


def figures(site: Site) -> list[str]:
    """What is told of interviews, immersions and jobs."""
    page = unescape(site.browser(Role.TEAM_LEAD).get("/equipe").text)
    return re.findall(r"<dt>Un[^<]*</dt><dd>(.*?)</dd>", page)


def test_what_came_of_proposals_is_counted_in_people(site: Site) -> None:
    people = team_of(site, 20)
    note(site, people[:12], Step.INTERVIEW)
    note(site, people[:6], Step.TAKEN, days=1)

    assert figures(site) == ["12", "moins de 5", "6"]
    assert "En 90 jours, 20 personnes suivies ont reçu une proposition" in unescape(
        site.browser(Role.TEAM_LEAD).get("/equipe").text
    )


def test_an_immersion_counts_once_it_began_and_is_no_job(site: Site) -> None:
    people = team_of(site, 12, kind="immersion")
    note(site, people[:7], Step.TAKEN)
    assert figures(site) == ["moins de 5", "moins de 5", "moins de 5"]

    note(site, people[:6], Step.STARTED, days=1)
    assert figures(site) == ["moins de 5", "6", "moins de 5"]


def test_where_nearly_all_of_them_did_the_few_who_did_not_are_not_told_apart(site: Site) -> None:
    note(site, team_of(site, 12)[:10], Step.INTERVIEW)

    assert figures(site)[0] == "8 ou plus"


def test_where_too_few_were_proposed_anything_nothing_is_counted(site: Site) -> None:
    note(site, team_of(site, 4), Step.INTERVIEW)

    assert figures(site) == []
    assert TOO_FEW in site.browser(Role.TEAM_LEAD).get("/equipe").text


@pytest.mark.parametrize("more", [{"days": 100}, {"follows": Role.RECRUITER}], ids=["long ago", "another team"])
def test_proposals_of_long_ago_or_of_another_team_are_not_counted(site: Site, more: dict[str, object]) -> None:
    team_of(site, 12, **more)  # type: ignore[arg-type]

    assert figures(site) == []


def test_what_was_noted_before_it_was_proposed_came_of_something_else(site: Site) -> None:
    note(site, team_of(site, 12)[:8], Step.INTERVIEW, days=30)

    assert figures(site)[0] == "moins de 5"


@pytest.mark.parametrize("of", [5, 8, 20])
def test_no_number_of_people_tells_of_fewer_than_five_with_or_without(of: int) -> None:
    for people in range(of + 1):
        told = told_count(people, of=of)
        assert told.least <= people <= told.most
        if told.least == told.most:
            assert 5 <= people <= of - 5
    assert told_count(0, of=of) == Count(0, 4)
