"""Times that a wish refuses are left out of when one can work, in whatever language they are refused."""

import pytest

from matching import Schedule
from matching.words.times.day_parts import DayPart
from matching.words.wishes.refusals import EARLY, LATE, Refused, refused_in, without_refusals
from matching.words.wishes.wish import names_no_trade, with_hours_said
from tests.make.values import some_person

EVENING = frozenset({DayPart.EVENING})
SATURDAY, SUNDAY, WEEKEND = frozenset({5}), frozenset({6}), frozenset({5, 6})


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        ("menage pa le soir", Refused(parts=EVENING)),
        ("cleaning but not in the evening", Refused(parts=EVENING)),
        ("прибирання, не ввечері", Refused(parts=EVENING)),
        ("تنظيف لا في المساء", Refused(parts=EVENING)),
        ("pas de samedi menage", Refused(days=SATURDAY)),
        ("not saturday cleaning", Refused(days=SATURDAY)),
        ("cleaning never on saturdays", Refused(days=SATURDAY)),
        ("не хочу працювати в суботу, прибирання", Refused(days=SATURDAY)),
        ("уборка кроме субботы", Refused(days=SATURDAY)),
        ("تنظيف ليس يوم السبت", Refused(days=SATURDAY)),
        ("прибирання крім неділі", Refused(days=SUNDAY)),
        ("تنظيف بدون الاحد", Refused(days=SUNDAY)),
        ("no weekend cleaning", Refused(days=WEEKEND)),
        ("menage que la semaine", Refused(days=WEEKEND)),
        ("ménage uniquement en semaine", Refused(days=WEEKEND)),
        ("menage en semaine seulement", Refused(days=WEEKEND)),
        ("pas de nuit ni le week-end", Refused(days=WEEKEND, nights=True)),
        ("pas avant 9h ni après 17h30 menage", Refused(before=9 * 60, after=17 * 60 + 30)),
        ("pas du lundi au mercredi", Refused(days=frozenset({0, 1, 2}))),
        ("pas trop tôt le matin", Refused(before=EARLY)),
        ("pas le soir trop tard", Refused(after=LATE)),
        ("pas avant 9h, pas tôt", Refused(before=9 * 60)),
        ("être chez moi le soir", Refused(parts=EVENING)),
        ("aide soignante en semaine", Refused(days=WEEKEND)),
    ],
)
def test_what_is_refused_is_read(wish: str, refused: Refused) -> None:
    assert refused_in(wish) == refused


@pytest.mark.parametrize(
    "wish",
    [
        "menage le soir",
        "menage juste le soir",
        "menage pas que la semaine",
        "ménage que la semaine prochaine",
        "pas le dimanche matin",
        "pas la coiffure",
        "no experience cleaning",
        "pas plus de 2h par jour",
        "",
    ],
)
def test_nothing_else_is_a_time_refused(wish: str) -> None:
    assert refused_in(wish) == Refused()


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        ("ménage, pas le soir", Schedule(end=19 * 60)),
        ("ménage, pas le matin", Schedule(start=12 * 60)),
        ("ménage, pas l'après-midi ni le soir", Schedule(end=13 * 60)),
        ("ménage, ni le matin ni l'après-midi", Schedule(start=17 * 60)),
        ("ménage le matin, pas le mercredi", Schedule(days=frozenset({0, 1, 3, 4, 5, 6}), end=13 * 60)),
        ("ménage, pas le week-end", Schedule(weekends=False)),
        ("ménage, pas la nuit", Schedule(nights=False)),
        ("ménage, pas après 17h", Schedule(end=17 * 60)),
        ("ménage, pas après 5h", Schedule(end=17 * 60)),
        ("ménage, pas après 9h", Schedule()),
    ],
)
def test_what_is_left_is_when_one_can_work(wish: str, left: Schedule) -> None:
    assert with_hours_said(some_person(wishes=(wish,))).schedule == left


def test_what_was_answered_is_believed_before_what_was_written() -> None:
    answered = Schedule(days=frozenset({5}), end=20 * 60, weekends=True, nights=True)

    said = with_hours_said(some_person(wishes=("pas le soir ni le week-end ni la nuit",), schedule=answered))

    assert said.schedule == answered


def test_a_refusal_is_taken_out_with_its_reason_and_names_no_trade() -> None:
    assert without_refusals("pas le mercredi je garde mes enfants, cuisine") == "cuisine"
    assert without_refusals("cleaning") == "cleaning"
    assert names_no_trade("pas le samedi ni le soir")


@pytest.mark.parametrize("wish", ["2h menage retour avant 16h20", "menage fini avant 16h20", "ménage avant 16 h 20"])
def test_when_one_has_to_be_back_is_when_no_work_may_end_after(wish: str) -> None:
    assert refused_in(wish).after == 16 * 60 + 20


@pytest.mark.parametrize("wish", ["pas avant 14h menage", "menage avant 9h"])
def test_an_hour_before_which_one_works_or_not_is_no_hour_to_be_back(wish: str) -> None:
    assert refused_in(wish).after is None
