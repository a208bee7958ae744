"""What only the employer can settle of the words that were read, asked in a sentence each; "" where nothing is.

They stand among what was understood, and again in the preview as long as nobody answered.
"""

import re
from datetime import date

from api.employers.filled import ONCE, YES, Filled
from api.pages.recruiting.told_unlawful import quoted
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from kit import flat, fold
from matching import Kind
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.described.asked_beside import experience_wished, licence_to_come
from matching.words.described.contracts import contracts_to_choose
from matching.words.described.opening import experience_named
from matching.words.described.posts import some_people
from matching.words.described.seekers import seeks_for
from matching.words.described.shortcuts import in_full
from matching.words.times.days import DAY, WEEKEND
from matching.words.times.moment import parts_said
from matching.words.times.some_weeks import now_and_then
from matching.words.times.start import some_days_long, vague_start
from matching.words.times.stretch import stretch_named
from matching.words.times.week import days_included, read_week
from matching.words.times.wrong_day import wrong_day

_EVERY_DAY = re.compile(
    r"\b(?:tous les jours|chaque jour|7 ?j(?:ours)? ?(?:sur|/) ?7|"
    r"(?<!hors )(?<!hors les )(?<!sauf )(?<!sauf les )jours (?:d'ecole|de classe|scolaires))\b"
)
_BUT_SOME = re.compile(rf"\b(?:sauf|repos|ferm\w+|pas)(?: (?:le|les))? {DAY}\b")
_SATURDAY = 5


def place_asked(filled: Filled) -> str:
    """Which commune is meant, where only the beginning of its name is written, or where several are named."""
    if filled.place and not filled.commune:
        return gettext("Lieu : vous écrivez %(words)s. Quelle commune ? Choisissez-la.", words=quoted((filled.place,)))
    if not filled.perhaps or filled.place_sure == YES:
        return ""
    named = quoted(tuple(filled.perhaps))
    return gettext("Lieu : %(place)s. Vous écrivez %(named)s. Est-ce là ?", place=filled.place, named=named)


def month_asked(filled: Filled, today: date) -> str:
    """Whether days that are named without their month are those that were supposed; "" where others were chosen."""
    found = stretch_named(filled.text, today)
    if found is None or found.has_month or filled.start != "on" or filled.start_on != found.begins.isoformat():
        return ""
    return gettext("Dates : vous écrivez %(words)s. Est-ce le bon mois ?", words=quoted((found.words,)))


def end_asked(filled: Filled) -> str:
    """Which day is wrong, where the last one comes before the first."""
    if not (filled.start == "on" and filled.start_on and filled.end_on and filled.end_on < filled.start_on):
        return ""
    return gettext("Le dernier jour vient avant le premier. Corrigez une date.")


def day_asked(filled: Filled, today: date) -> str:
    """Which is right, where the text gives a date another day of the week than the calendar has."""
    found = wrong_day(filled.text, today)
    if found is None:
        return ""
    words, day = found
    return gettext(
        "Date : vous écrivez %(words)s, mais c'est un %(weekday)s. Corrigez.",
        words=quoted((words,)),
        weekday=weekday_name(day.weekday()),
    )


def part_without_hours(filled: Filled) -> str:
    """The hours, where the text names a part of the day and no hour was read of it."""
    words = parts_said(filled.text)
    if not words or filled.from_hour or filled.to_hour or filled.nights:
        return ""
    return gettext("Horaires : vous écrivez %(words)s. Donnez les heures.", words=quoted(words))


def start_without_day(filled: Filled) -> str:
    """The date, where the text tells a start that only the employer can date."""
    words = "" if filled.start else vague_start(filled.text)
    return gettext("Début : vous écrivez %(words)s. Donnez la date.", words=quoted((words,))) if words else ""


def days_asked(filled: Filled) -> str:
    """Which days, where the text says all of them, only those off, or that week-ends are worked, and none is ticked."""
    if filled.days or filled.start == ONCE:
        return ""
    found = _EVERY_DAY.search(flat(filled.text)) or _BUT_SOME.search(flat(filled.text))
    words = filled.text[found.start() : found.end()] if found else days_included(in_full(filled.text))[1]
    if (
        not words
        and not now_and_then(filled.text)
        and (weekend := said.weekends_in(Passage(in_full(filled.text))))
        and weekend.value
    ):
        words = weekend.words
    return gettext("Jours : vous écrivez %(words)s. Cochez-les.", words=quoted((words,))) if words else ""


def weekend_asked(filled: Filled) -> str:
    """Whether one works at the week-end, where the text speaks of it and no day of it is ticked."""
    if not filled.days or filled.start == ONCE or max(filled.days) >= str(_SATURDAY) or now_and_then(filled.text):
        return ""
    week = read_week(in_full(filled.text))
    found = said.weekends_in(Passage(week.text))
    if found is None or not found.value or week.off >= WEEKEND:
        return ""
    return gettext(
        "Week-end : vous écrivez %(words)s, et ni samedi ni dimanche n'est coché. Travaille-t-on le week-end ?",
        words=quoted((found.words,)),
    )


def last_day_asked(filled: Filled) -> str:
    """The last day, where the text tells work of some days without it."""
    if filled.kind != Kind.JOB.value or filled.end_on or filled.start == ONCE or filled.trial == YES:
        return ""
    words = some_days_long(in_full(filled.text))
    return gettext("Durée : vous écrivez %(words)s. Donnez le dernier jour.", words=quoted((words,))) if words else ""


def contract_asked(filled: Filled) -> str:
    """Which contract, where the text leaves it open between two."""
    is_open = filled.kind == Kind.JOB.value and not filled.contract and contracts_to_choose(fold(filled.text))
    return gettext("Contrat : CDI ou CDD ? Choisissez.") if is_open else ""


def experience_asked(filled: Filled) -> str:
    """How much experience, where the text wants some."""
    is_known = filled.experience or filled.kind != Kind.JOB.value or experience_wished(filled.text)
    words = "" if is_known else experience_named(filled.text)
    return gettext("Expérience : vous écrivez %(words)s. Dites combien.", words=quoted((words,))) if words else ""


def for_whom(filled: Filled, employer: str) -> str:
    """Whether it is for the employer of the account, where the text says that somebody else seeks; asked until a box is
    ticked."""
    who = seeks_for(filled.text, employer=employer)
    if not who or filled.for_us == YES:
        return ""
    return gettext(
        "Vous écrivez %(words)s. C'est pour votre entreprise ? Sinon, cette personne ouvre son propre compte.",
        words=quoted((who,)),
    )


def licence_asked(filled: Filled) -> str:
    """Whether a licence is for the work, where the text wants one because nothing else leads there."""
    words = "" if filled.licence else licence_to_come(filled.text)
    if words in ("", filled.licence_told):
        return ""
    return gettext("Permis : vous écrivez %(words)s. Est-ce pour le travail, ou pour venir ?", words=quoted((words,)))


def number_asked(filled: Filled) -> str:
    """How many, where several are sought and no number is said."""
    words = "" if filled.positions not in ("", "1") else some_people(filled.text)
    if not words:
        return ""
    return gettext("Nombre : vous écrivez %(words)s. Combien de personnes ?", words=quoted((words,)))


def open_questions(filled: Filled, employer: str, today: date) -> list[str]:
    """All that is still to be settled, a sentence each."""
    asked = (
        for_whom(filled, employer),
        place_asked(filled),
        days_asked(filled),
        weekend_asked(filled),
        part_without_hours(filled),
        start_without_day(filled),
        end_asked(filled) or month_asked(filled, today),
        day_asked(filled, today),
        last_day_asked(filled),
        contract_asked(filled),
        number_asked(filled),
        experience_asked(filled),
        licence_asked(filled),
    )
    return [one for one in asked if one]


def unsaid(filled: Filled) -> list[str]:
    """What people look for first and the opening does not say: "les jours", "le salaire"."""
    is_job, is_once = filled.kind == Kind.JOB.value, filled.start == ONCE
    missing = (
        (gettext("les jours"), not is_once and not filled.days),
        (gettext("le nombre d'heures"), not is_once and not filled.hours),
        (gettext("les horaires"), not (filled.from_hour or filled.to_hour or filled.nights)),
        (gettext("le début"), not filled.start),
        (gettext("le contrat"), is_job and not filled.contract),
        (gettext("le salaire"), is_job and not filled.pay),
    )
    return [name for name, is_missing in missing if is_missing]
