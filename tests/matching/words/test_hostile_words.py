"""Words made to be slow to read: whoever types them keeps nobody else waiting."""

from collections.abc import Callable
from datetime import date

import pytest

from kit import flat, plain_text
from matching.model import Conditions
from matching.words.conditions.contract import contract_months
from matching.words.conditions.experience import experience_months
from matching.words.conditions.free_parts import without_free_parts
from matching.words.conditions.salary import salary
from matching.words.conditions.silence import work_with_text
from matching.words.described.contracts import contract_named
from matching.words.described.meals import meals_named
from matching.words.described.named_work import named_work
from matching.words.described.posts import some_people
from matching.words.described.seekers import seeks_for
from matching.words.described.trial import is_beside_a_job, unpaid_trials
from matching.words.described.wages import wage_said
from matching.words.described.week_hours import hours_counted
from matching.words.described.work_said import work_in
from matching.words.law.photos import photos_asked
from matching.words.law.questions import private_questions, unlawful_questions
from matching.words.law.terms import in_kind_words, unpaid_words
from matching.words.law.unlawful import unlawful_words
from matching.words.privacy.contact_phrases import cleared
from matching.words.privacy.contacts import contacts_in, without_contacts
from matching.words.privacy.not_kept import told_in
from matching.words.times.part_of_day import part_of_day_in
from matching.words.times.sessions import sessions_in
from matching.words.times.start import start_named
from matching.words.times.wrong_day import wrong_day
from matching.words.trades.titles.wording import clauses
from matching.words.wishes.kinds_said import kind_said
from matching.words.wishes.lessons import without_lessons
from matching.words.wishes.wish import only_hours
from tests.make.hostile import slow_pieces

READERS: dict[str, Callable[[str], object]] = {
    "plain text": lambda text: plain_text(text, limit=len(text)),
    "contacts": contacts_in,
    "without contacts": without_contacts,
    "cleared of a number": lambda text: cleared(f"{text} 06 12 34 56 78"),
    "what is not kept": told_in,
    "what the law forbids": unlawful_words,
    "what no employer asks": lambda text: (unlawful_questions(text), private_questions(text)),
    "a photograph": photos_asked,
    "work without money": lambda text: (in_kind_words(text), unpaid_words(text)),
    "a wish": clauses,
    "a wish without lessons": without_lessons,
    "the hours of a wish": only_hours,
    "the kind of a wish": kind_said,
    "the work of an employer": work_in,
    "what the work is called": named_work,
    "the hours of an employer": lambda text: hours_counted(text, days=()),
    "how many are sought": some_people,
    "who seeks": lambda text: seeks_for(text, employer="Boulangerie Martin"),
    "the pay": wage_said,
    "the contract": lambda text: contract_named(text, is_job=True),
    "the meals": meals_named,
    "a day that is another": lambda text: wrong_day(text, date(2026, 11, 23)),
    "a trial": lambda text: is_beside_a_job(text, hired=True, apprentice=False),
    "an unpaid trial": lambda text: unpaid_trials(text, from_a_month=False),
    "the first day": lambda text: start_named(text, date(2026, 11, 23)),
    "the conditions of an offer": lambda text: work_with_text(Conditions(), text, published=None),
    "the months of a contract": contract_months,
    "the months of experience": lambda text: experience_months("E", text),
    "the salary of a label": salary,
    "without free parts": without_free_parts,
    "the part of the day": part_of_day_in,
    "sessions": sessions_in,
    "flat words": flat,
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_four_times_the_words_take_about_four_times_as_long(read: Callable[[str], object]) -> None:
    assert slow_pieces(read) == {}


@pytest.mark.parametrize("wish", ["permis " * 12, "sans voiture " + "permis, " * 12, "un bus et " * 12])
def test_a_line_of_ways_to_travel_is_read_at_once(wish: str) -> None:
    """Each word more took three times as long."""
    assert clauses(wish.strip()) is not None


def test_more_figures_than_a_number_has_are_none() -> None:
    assert contract_months(f"CDD - {'9' * 5_000} mois") is None
    assert experience_months("E", f"{'9' * 5_000} ans") == (None, True)
