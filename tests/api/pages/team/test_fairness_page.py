"""The figures of R11: how lists share what there is, how each group fares, and what deserves a look in words."""

import re
from dataclasses import replace

import pytest

import store
from api.pages.team.fairness import gauges, rows_of
from geo import Means, Mode
from matching import Matcher, Stage, rank_everybody
from store.accounts.account import Role
from store.lists.fairness import LEAST_PEOPLE, Group, Spread, last_spread, left_out, served, told_groups
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import NOON, some_person

ALL = Group("everybody", "everybody", people=60, filled=9.0, minutes=20.0, paid=0.5, suggested=0.5)


def test_the_night_leaves_its_figures_and_the_page_tells_them(site: Site) -> None:
    browser = site.browser(Role.TEAM_LEAD)
    assert "Pas encore de mesure" in browser.get("/equipe/equite").text
    with store.session(site.engine) as session:
        mine = site.town.users[Role.COUNSELLOR]
        for means in ((Means(Mode.WALK, 20),), (Means(Mode.CAR, 30),)):
            for _ in range(5):
                store_person(session, some_person(means=means), counsellor_id=mine)

    rank_everybody(site.engine, Matcher(site.engine), now=site.now)

    with store.session(site.engine) as session:
        spread, groups = last_spread(session), {one.name: one for one in served(session)}
    assert spread is not None
    assert 0 <= spread.gini < 1
    assert groups["everybody"].people == 13
    assert groups["without"].people == 5
    assert groups["without"].filled > 0
    page = browser.get("/equipe/equite").text
    assert "Ni voiture ni scooter" in page
    assert 'role="img" aria-label="Partage des premières places : ' in page


def test_a_heading_of_which_no_group_may_be_told_is_not_on_the_page(site: Site) -> None:
    with store.session(site.engine) as session:
        for _ in range(5):
            store_person(session, some_person(means=(Means(Mode.WALK, 20),)))
        assert [one.name for one in served(session) if one.heading == "vehicle"] == [], "three have a car: 8 less 5"

    page = site.browser(Role.TEAM_LEAD).get("/equipe/equite").text

    assert "Avec ou sans véhicule à moteur" not in page
    assert "Tout le monde" in page


def test_a_few_people_without_a_stage_are_counted_apart_and_hide_no_group(site: Site) -> None:
    with store.session(site.engine) as session:
        for stage in [Stage.EMPLOI] * 6 + [Stage.REMOBILISATION] * 7 + [None, None]:
            store_person(session, some_person(stage=stage))
        stages = {one.name: one.people for one in served(session) if one.heading == "stage"}
        everybody = next(one.people for one in served(session) if one.heading == "everybody")
        apart = left_out(session)

    assert apart == 2
    assert stages[Stage.REMOBILISATION] == 7
    assert everybody == sum(stages.values()), "nobody can be worked out"
    page = site.browser(Role.TEAM_LEAD).get("/equipe/equite").text
    assert f"Personnes comptées sur le site : {everybody + 2}. Dans votre équipe : 3." in page
    assert "Les autres sont suivies par une autre équipe, ou par personne." in page
    assert "Sur tout le site, 2 personnes sans étape ne sont pas dans les tableaux." in page


def test_whoever_has_no_stage_is_one_press_away(site: Site) -> None:
    mine = site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        for _ in range(5):
            store_person(session, some_person(stage=Stage.EMPLOI), counsellor_id=mine)
        store_person(session, some_person(stage=None), counsellor_id=mine, first_name="Zoé")
    browser = site.browser(Role.TEAM_LEAD)

    page = browser.get("/equipe/equite").text
    asked = browser.get(f"/equipe/conseillers/{mine}?montre=etape").text

    assert f'href="/equipe/conseillers/{mine}?montre=etape"' in page
    assert "Personnes comptées sur le site : 9. Dans votre équipe : 9." in page
    assert re.findall(r'name="personne" value="\d+">(.*?)</label>', asked) == ["Zoé"]


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ((40, 20), (40, 20)),
        ((56, 4), ()),
        ((40, 16, 4), (40,)),
        ((40, 12, 4, 4), (40, 12)),
        ((40, 16, 2, 2), (40,)),
        ((40, 16, 1, 2, 5), (40, 16)),
        ((4,), ()),
        ((), ()),
    ],
)
def test_nobody_is_told_by_a_small_group_nor_by_what_is_left_of_everybody(
    sizes: tuple[int, ...], told: tuple[int, ...]
) -> None:
    groups = [replace(ALL, heading="stage", name=str(n), people=people) for n, people in enumerate(sizes)]

    assert tuple(one.people for one in told_groups(groups)) == told
    assert sum(sizes) - sum(told) not in range(1, LEAST_PEOPLE) or not told


def test_beyond_its_limit_a_measure_deserves_a_look() -> None:
    told = [one.is_beyond for one in gauges(Spread(NOON, gini=0.51, never_shown=0.1))]

    assert told == [True, False]
    assert [one.is_beyond for one in gauges(Spread(NOON, gini=0.5, never_shown=0.11))] == [False, True]


def test_a_group_that_gets_far_less_is_said_to_be_served_less() -> None:
    few = replace(ALL, heading="vehicle", name="without", people=9, filled=4.0, minutes=40.0, paid=0.45, suggested=0.2)

    everybody, row = rows_of([few, ALL], ALL)

    assert everybody.name == "Tout le monde"
    assert [bar.is_low for bar in everybody.bars] == [False] * 4
    assert [bar.is_low for bar in row.bars] == [True, False, True, True]
    assert [bar.said for bar in row.bars] == ["4", "45 %", "40 min", "20 %"]


def test_what_is_not_known_is_said_so() -> None:
    lost = replace(ALL, heading="place", name="village", minutes=None, paid=None)

    _, row = rows_of([ALL, lost], ALL)

    assert [bar.said for bar in row.bars] == ["9", "pas connu", "pas connu", "50 %"]


def test_few_paid_jobs_are_no_fault_for_those_who_get_back_on_their_feet() -> None:
    back = replace(ALL, heading="stage", name="remobilisation", paid=0.12, filled=4.0)

    _, row = rows_of([ALL, back], ALL)

    assert [bar.is_low for bar in row.bars] == [True, False, False, False]
    assert row.bars[0].flag == "sous la moyenne"
