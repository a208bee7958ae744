"""What is left to see between somebody and an opening: each point once, told in a sentence, and none that is not."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from matching import Kind, Level, Schedule
from matching.model import Asked
from matching.reasons import FRENCH
from matching.scoring.to_see import left_to_see
from tests.make.values import some_opportunity, some_person

SUNDAY = datetime(2026, 12, 13, 10, tzinfo=ZoneInfo("Europe/Paris"))
SAID = {"hours_min": 20.0, "hours_max": 35.0, "licences": frozenset({"B"}), "level": Level.CAP}


def points(conditions: dict[str, Any], said: dict[str, Any] | None = None, **opening: Any) -> tuple[str, ...]:
    """What is left to see of who fits the trade, with what they said beside it."""
    asked = some_opportunity(conditions=conditions, **opening)
    person = some_person(**(SAID | (said or {})))
    parts = {"experience": np.array([1.0])}
    return left_to_see(asked, person, parts=parts, wished=True, met=True, into=FRENCH)


@pytest.mark.parametrize(
    ("conditions", "said", "told"),
    [
        ({"hours_per_week": 6}, {}, "Vous proposez 6 h par semaine : à voir ensemble."),
        ({"full_time": True}, {"hours_max": 30.0}, "Vous proposez 35 h par semaine : à voir ensemble."),
        ({"hours_per_week": 6}, {"hours_min": None, "hours_max": None}, "À voir ensemble : le nombre d'heures."),
        ({"days": (1, 3)}, {"hours_min": 30.0}, "À voir ensemble : le nombre d'heures."),
        (
            {"days": (0, 1, 2, 3, 4), "starts_at": 9 * 60, "ends_at": 12 * 60},
            {"hours_min": 30.0},
            "À voir ensemble : le nombre d'heures.",
        ),
        ({"level": Level.CAP, "level_required": True}, {"level": None}, "CAP ou BEP demandé : pas déclaré."),
        ({"level": Level.BAC}, {}, "Bac souhaité : pas déclaré."),
        ({"licences": (Asked("C", required=True, code="C"),)}, {}, "Permis C exigé : à voir."),
        ({"weekends": True}, {}, "À voir ensemble : le week-end."),
        (
            {"days": (1, 6), "hours_per_week": 24},
            {"schedule": Schedule(days=frozenset({1}))},
            "À voir ensemble : le dimanche.",
        ),
        (
            {"days": (1, 6), "hours_per_week": 24},
            {"schedule": Schedule(weekends=False)},
            "À voir ensemble : le week-end.",
        ),
        (
            {"days": (0, 1), "hours_per_week": 24},
            {"schedule": Schedule(days=frozenset({1}))},
            "À voir ensemble : le lundi.",
        ),
        (
            {"days": (0, 6), "hours_per_week": 24},
            {"schedule": Schedule(days=frozenset({5}))},
            "À voir ensemble, ces jours : lundi, dimanche.",
        ),
        ({"nights": True, "starts_at": 4 * 60}, {}, "À voir ensemble : la nuit."),
        ({"starts_at": 4 * 60, "ends_at": 11 * 60}, {}, "À voir ensemble : les horaires."),
        ({"ends_at": 18 * 60}, {"schedule": Schedule(end=17 * 60)}, "À voir ensemble : les horaires."),
    ],
)
def test_what_is_asked_and_was_not_said_is_a_point(conditions: dict[str, Any], said: dict[str, Any], told: str) -> None:
    assert points(conditions, said) == (told,)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({}, {"hours_min": None, "hours_max": None, "licences": None, "level": None}),
        ({"hours_per_week": 24}, {}),
        ({"days": (0, 1, 2, 3, 4)}, {"hours_min": 30.0}),
        ({"days": (1, 3)}, {"hours_min": None}),
        ({"level": Level.CAP, "level_required": True}, {"level": Level.BAC}),
        ({"licences": (Asked("B", required=True, code="B"),)}, {}),
        ({"weekends": True, "days": (5, 6), "hours_per_week": 24}, {"schedule": Schedule(weekends=True)}),
        ({"weekends": True, "days": (4, 5), "hours_per_week": 24}, {"schedule": Schedule(days=frozenset({4, 5}))}),
        ({"weekends": True}, {"schedule": Schedule(days=frozenset({0, 1}), weekends=True)}),
        ({"nights": True}, {"schedule": Schedule(nights=True)}),
        ({"starts_at": 8 * 60, "ends_at": 17 * 60}, {}),
        ({"starts_at": 6 * 60}, {"schedule": Schedule(start=5 * 60)}),
    ],
)
def test_what_is_not_asked_or_was_said_is_none(conditions: dict[str, Any], said: dict[str, Any]) -> None:
    assert points(conditions, said) == ()


@pytest.mark.parametrize(
    ("schedule", "left"),
    [
        (Schedule(), ("À voir ensemble : si le dimanche est possible.",)),
        (Schedule(days=frozenset({5}), weekends=True), ("À voir ensemble : si le dimanche est possible.",)),
        (Schedule(weekends=True), ()),
    ],
)
def test_one_day_of_help_asks_for_that_day_and_for_neither_trade_nor_hours(
    schedule: Schedule, left: tuple[str, ...]
) -> None:
    asked = some_opportunity(
        kind=Kind.VOLUNTEERING, starts=SUNDAY, conditions={"hours_per_week": 8, "weekends": True, "days": (6,)}
    )
    parts = {"experience": np.array([np.nan])}
    person = some_person(schedule=schedule)

    assert left_to_see(asked, person, parts=parts, wished=True, met=False, into=FRENCH) == left


def test_experience_and_skills_are_one_point_between_them() -> None:
    parts = {"experience": np.array([0.2])}
    asked = some_opportunity(conditions={"experience_months": 36})
    beginners = some_opportunity(conditions={"experience_months": 0})
    person = some_person()

    assert left_to_see(asked, person, parts=parts, wished=True, met=False, into=FRENCH) == (
        "À voir ensemble : l'expérience demandée.",
    )
    assert left_to_see(beginners, person, parts=parts, wished=True, met=False, into=FRENCH) == ()


@pytest.mark.parametrize(
    ("wished", "left"), [(True, ()), (False, ("À voir ensemble : si c'est bien le métier cherché.",))]
)
def test_the_trade_is_in_doubt_only_where_the_wish_is_not_told_to_be_answered(
    left: tuple[str, ...], *, wished: bool
) -> None:
    parts = {"experience": np.array([1.0])}

    assert left_to_see(some_opportunity(), some_person(), parts=parts, wished=wished, met=True, into=FRENCH) == left


def test_who_works_by_night_is_free_at_the_hours_of_a_night() -> None:
    night = {"nights": True, "starts_at": 21 * 60, "ends_at": 31 * 60}

    assert points(night, {"schedule": Schedule(nights=True)}) == ()
    assert points(night) == ("À voir ensemble : la nuit.",)


def test_some_days_to_see_a_trade_ask_for_no_knowledge_of_it() -> None:
    trial, person = some_opportunity(kind=Kind.IMMERSION), some_person(**SAID)
    parts = {"experience": np.array([1.0])}

    assert left_to_see(trial, person, parts=parts, wished=True, met=False, into=FRENCH) == ()
