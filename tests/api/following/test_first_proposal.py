"""What is proposed first to somebody whose file is open: linked to what they said, near, and of the list of now."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.following import File
from api.following.first_proposal import First, first_proposal
from geo import Mode
from matching import Ranked, Reason, Schedule, Way
from matching.reasons import read_reasons, to_check
from tests.make.values import some_opportunity, some_person

WISH = Reason("wish", ("ménage",))
APPRENTICESHIP = Reason("apprentice_again")


def card(number: int, *reasons: Reason, minutes: float = 20, score: float = 0.5, **conditions: Any) -> Ranked:
    """A card of a list, reached by car in so many minutes of the 30 accepted."""
    opportunity = replace(some_opportunity(conditions=conditions), id=number)
    return Ranked(opportunity, score, (), reasons, (Way(Mode.CAR, minutes=minutes, limit=30),), 20.0)


def proposed(
    *cards: Ranked,
    page: int = 1,
    is_narrowed: bool = False,
    ranked: bool = True,
    suggested: int = 0,
    met: int = 0,
    **said: Any,
) -> First | None:
    """What is proposed of these cards, where one was suggested already and the employer of one asked to meet."""
    shown = SimpleNamespace(
        page=page,
        is_narrowed=is_narrowed,
        followed=SimpleNamespace(ranked=ranked, person=some_person(**said)),
        found=SimpleNamespace(items=cards),
        suggested=lambda number: "made" if number == suggested else None,
    )
    return first_proposal(cast("File", shown), spoken_of={met})


def test_the_first_card_linked_to_what_they_said_is_proposed() -> None:
    first = proposed(card(1), card(2, WISH), card(3, WISH))

    assert first is not None
    assert (first.best.opportunity_id, first.is_nearer) == (2, False)
    assert first.best.reasons == ('["wish","ménage"]',)


def test_a_near_card_comes_before_far_ones_and_that_is_told() -> None:
    far, near = card(1, WISH, minutes=38), card(2, WISH, minutes=37)

    first, only_far = proposed(far, near), proposed(far)

    assert first is not None
    assert (first.best.opportunity_id, first.best.is_near, first.is_nearer) == (2, True, True)
    assert only_far is not None
    assert (only_far.best.opportunity_id, only_far.best.is_near, only_far.is_nearer) == (1, False, False)


def test_a_card_in_time_for_work_comes_before_one_that_nobody_reaches_in_time() -> None:
    late, in_time = card(1, WISH, Reason("too_late", (814,))), card(2, WISH)

    first = proposed(late, in_time)

    assert first is not None
    assert (first.best.opportunity_id, first.is_nearer) == (2, True)


def test_a_card_within_their_hours_comes_before_what_is_outside_them_however_near() -> None:
    evening, far = card(1, WISH, Reason("outside", ("le soir",))), card(2, WISH, minutes=60)
    near = card(3, WISH, minutes=10, score=0.4)

    first, beyond, only_evening = proposed(evening, near), proposed(evening, far), proposed(evening)

    assert first is not None
    assert (first.best.opportunity_id, first.is_nearer) == (3, True)
    assert beyond is not None
    assert (beyond.best.opportunity_id, beyond.is_nearer) == (2, False)
    assert only_evening is None, "what they said they cannot do is not the thing to propose"


@pytest.mark.parametrize("against", ("hours_more", "licence_required_missing", "days", "away_until"))
def test_what_a_week_refuses_is_not_the_thing_to_propose(against: str) -> None:
    first = proposed(card(1, WISH, Reason(against, (1, 2))), card(2, WISH, minutes=60))

    assert first is not None
    assert first.best.opportunity_id == 2


def test_a_weekend_of_which_they_said_nothing_is_proposed_where_there_is_nothing_else() -> None:
    weekend = card(1, WISH, Reason("late", ("weekend",)))

    only, with_another = proposed(weekend), proposed(weekend, card(2, WISH))

    assert only is not None
    assert with_another is not None
    assert (only.best.opportunity_id, with_another.best.opportunity_id) == (1, 2)


def test_where_a_transport_on_demand_leads_is_near() -> None:
    called = replace(card(2, WISH, Reason("without_car", ((Reason("on_demand", ("Taxi-bus", "05")),),))), ways=())

    first = proposed(card(1, WISH, minutes=60), called)

    assert first is not None
    assert (first.best.opportunity_id, first.best.is_near) == (2, True)


def test_the_trade_wished_for_comes_before_another_that_shares_its_words() -> None:
    first = proposed(card(1, Reason("words", ("cuisine",))), card(2, Reason("near_trade", ("cuisine",)), score=0.3))

    assert first is not None
    assert first.best.opportunity_id == 2


@pytest.mark.parametrize("asked", (Reason("level"), Reason("experience_asked", (12.0,))))
def test_a_diploma_or_experience_that_is_asked_is_checked_first_and_comes_after_what_asks_none(asked: Reason) -> None:
    alone, with_another = proposed(card(1, WISH, asked)), proposed(card(1, WISH, asked), card(2, WISH))

    assert alone is not None
    assert to_check(read_reasons(alone.best.reasons))
    assert with_another is not None
    assert with_another.best.opportunity_id == 2


def test_what_was_decided_already_is_not_proposed_again() -> None:
    first = proposed(card(1, WISH), card(2, WISH), card(3, WISH), suggested=1, met=2)

    assert first is not None
    assert first.best.opportunity_id == 3


def test_nothing_is_proposed_from_a_later_page_nor_without_a_ranking_nor_where_no_card_is_linked() -> None:
    assert proposed(card(1, WISH), page=2) is None
    assert proposed(card(1, WISH), is_narrowed=True) is None
    assert proposed(card(1, WISH), ranked=False) is None
    assert proposed(card(1)) is None


def test_what_needs_no_check_comes_before_what_is_hardly_better_and_that_is_told() -> None:
    checked, clear = card(1, WISH, APPRENTICESHIP, score=0.84), card(2, WISH, score=0.8)
    far_and_clear = card(3, WISH, minutes=60, score=0.8)

    first, only_far = proposed(checked, clear), proposed(checked, far_and_clear)

    assert first is not None
    assert (first.best.opportunity_id, first.is_clearer, first.is_nearer) == (2, True, False)
    assert only_far is not None
    assert (only_far.best.opportunity_id, only_far.is_clearer) == (1, False)


def test_what_is_to_be_checked_is_proposed_where_all_that_needs_no_check_is_much_less() -> None:
    first = proposed(card(1, WISH, APPRENTICESHIP, score=0.84), card(2, WISH, score=0.7))

    assert first is not None
    assert (first.best.opportunity_id, first.is_clearer) == (1, False)


IN_HOURS = "C'est la première, dans ses heures et son temps de trajet, qui va avec son dossier."
ASKED: dict[str, Any] = {
    "hours_min": 25.0,
    "hours_max": 35.0,
    "schedule": Schedule(days=frozenset(range(5)), start=7 * 60, end=17 * 60, weekends=False),
}
SAID: dict[str, Any] = {"hours_per_week": 30.0, "days": (0, 1, 2), "starts_at": 8 * 60, "ends_at": 16 * 60}


@pytest.mark.parametrize(
    ("asked", "said", "reasons", "told"),
    [
        (ASKED, SAID, (), IN_HOURS),
        (ASKED, SAID | {"hours_per_week": 12.0}, (), "pas dans les heures"),
        (ASKED, SAID | {"days": (4, 5)}, (), "pas dans les heures"),
        (ASKED, SAID, (APPRENTICESHIP,), "vérifiez d'abord"),
        (ASKED, SAID, (Reason("irregular"),), "vérifiez d'abord"),
        (ASKED, {}, (), "Demandez ses horaires"),
        (ASKED, SAID | {"hours_per_week": None}, (), "Demandez ses horaires"),
        (ASKED, SAID | {"days": ()}, (), "Demandez ses horaires"),
        (ASKED, SAID | {"days": (), "weekends": False}, (), IN_HOURS),
        (ASKED, SAID | {"starts_at": None}, (), "Demandez ses horaires"),
        ({}, {}, (), "C'est la première, dans son temps de trajet"),
    ],
)
def test_only_hours_that_are_known_and_within_theirs_are_told_to_be_so(
    asked: dict[str, Any], said: dict[str, Any], reasons: tuple[Reason, ...], told: str
) -> None:
    first = proposed(card(1, WISH, minutes=50), card(2, WISH, *reasons, **said), **asked)

    assert first is not None
    assert (first.best.opportunity_id, first.is_nearer) == (2, True)
    assert told in first.why
    assert (told == IN_HOURS) == (first.why == IN_HOURS)


@pytest.mark.parametrize(
    ("asked", "said", "reasons", "more"),
    [
        ({}, {}, (), ""),
        (ASKED, SAID | {"hours_per_week": 12.0}, (), " Les heures ne sont pas celles souhaitées."),
        (ASKED, SAID, (APPRENTICESHIP,), " Vérifiez d'abord ces points."),
        (ASKED, {}, (), " Demandez ses horaires à l'employeur."),
    ],
)
def test_what_takes_a_little_longer_than_accepted_is_never_told_to_be_within_it(
    asked: dict[str, Any], said: dict[str, Any], reasons: tuple[Reason, ...], more: str
) -> None:
    first = proposed(card(1, WISH, minutes=50), card(2, WISH, *reasons, minutes=33, **said), **asked)
    just = proposed(card(1, WISH, minutes=50), card(2, WISH, minutes=30.4))

    assert first is not None
    assert first.why == "Le trajet est un peu plus long que le temps accepté." + more
    assert just is not None
    assert just.why.startswith("C'est la première, dans son temps de trajet"), "rounded, as its card tells it"


def test_the_first_card_of_the_list_is_told_nothing_of() -> None:
    first = proposed(card(1, WISH), **ASKED)

    assert first is not None
    assert first.why == ""
