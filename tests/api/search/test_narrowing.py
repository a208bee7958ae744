"""The filters of the search page: in its address, in its panel with what they leave, taken off one by one."""

import re

import pytest

import store
from api.search.narrowing import GROUPS, filter_values, read_filters
from matching import Filter
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity

QUESTION = "/?lieu=23096&moyen=car%3A30"


@pytest.fixture(scope="module")
def narrowed(shared_site: Site) -> Site:
    """The town, and three jobs at Guéret whose hours are said."""
    hours: list[dict[str, object]] = [
        {"hours_per_week": 4.0, "starts_at": 18 * 60, "ends_at": 20 * 60},
        {"hours_per_week": 20.0, "starts_at": 8 * 60, "ends_at": 12 * 60, "experience_months": 0},
        {"full_time": True, "accessible": True},
    ]
    with store.session(shared_site.engine) as session:
        store_opportunities(
            session,
            [
                some_opportunity(f"ft:h{number}", title=f"Plieur {number}", conditions=one)
                for number, one in enumerate(hours)
            ],
        )
    return shared_site


def test_every_filter_of_the_ranking_can_be_chosen_on_the_page() -> None:
    assert {one.filter for group in GROUPS for one in group.choices} == set(Filter)


@pytest.mark.parametrize("one", Filter)
def test_a_filter_comes_back_from_its_own_address(one: Filter) -> None:
    ((name, value),) = filter_values(frozenset({one}))

    assert read_filters([(name, [value])]) == {one}


def test_of_hours_one_choice_is_read_and_what_makes_no_sense_is_left_aside() -> None:
    assert read_filters([("heures", ["partiel", "plein"]), ("avec", ["debutant", "zzz"])]) == {
        Filter.PART_TIME,
        Filter.BEGINNERS,
    }


def test_the_answers_of_the_panel_move_to_the_canonical_address(shared_site: Site) -> None:
    answer = shared_site.browser().get(f"{QUESTION}&heures=&quand=soir&avec=sans-permis&avec=debutant")

    assert answer.headers["location"] == f"{QUESTION}&quand=soir&avec=debutant&avec=sans-permis"


def test_a_list_holds_what_its_filters_leave_and_each_is_taken_off_by_one_link(narrowed: Site) -> None:
    answer = narrowed.browser().get(f"{QUESTION}&heures=partiel&quand=jour")

    assert "Plieur 1" in answer.text
    assert not {"Plieur 0", "Plieur 2"} & set(answer.text.split("<h2>"))
    assert "Filtrer : 2 choix" in answer.text
    assert 'href="/?lieu=23096&amp;moyen=car%3A30&amp;quand=jour"' in answer.text
    assert 'href="/?lieu=23096&amp;moyen=car%3A30&amp;heures=partiel"' in answer.text


def test_each_choice_says_how_many_it_leaves(narrowed: Site) -> None:
    page = text_of(narrowed.browser().get(QUESTION))

    assert "15 h par semaine au plus (1)" in page
    assert "Ouvert aux personnes handicapées (1)" in page


def test_a_choice_that_would_leave_nothing_is_offered_only_once_it_is_chosen(narrowed: Site) -> None:
    open_choice, chosen = (
        text_of(narrowed.browser().get(f"{QUESTION}{more}")) for more in ("&heures=plein", "&heures=plein&quand=soir")
    )

    assert "(0)" not in open_choice
    assert "Le soir ou la nuit (0)" in chosen


def test_where_filters_leave_next_to_nothing_it_is_said_what_each_one_costs(narrowed: Site) -> None:
    page = text_of(narrowed.browser().get(f"{QUESTION}&heures=peu&avec=handicap"))

    assert "Sans « Ouvert aux personnes handicapées » : 1 possibilité" in page
    assert "Sans « 15 h par semaine au plus » : 1 possibilité" in page


def test_where_no_single_filter_is_to_blame_the_list_without_any_is_told(narrowed: Site) -> None:
    page = text_of(narrowed.browser().get(f"{QUESTION}&mots=plieur&heures=peu&quand=jour&avec=handicap"))

    assert re.search(r"Sans aucun filtre : \d+ possibilités? pour vos mots", page)


def test_what_is_changed_in_the_question_keeps_the_filters(shared_site: Site) -> None:
    page = shared_site.browser().get(f"{QUESTION}&type=job&quand=soir").text

    form = page[page.index('<form class="ask"') :].split("</form>")[0]
    assert '<input type="hidden" name="type" value="job">' in form
    assert '<input type="hidden" name="quand" value="soir">' in form


def test_where_nothing_is_left_one_link_shows_everything(narrowed: Site) -> None:
    page = narrowed.browser().get(f"{QUESTION}&mots=plieur&type=civic_service&heures=peu&quand=soir").text

    assert "Rien avec ces choix" in page
    assert 'href="/?lieu=23096&amp;moyen=car%3A30&amp;mots=plieur">Tout montrer' in page
