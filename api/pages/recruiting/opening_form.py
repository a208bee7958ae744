"""The form of an opening, read into what will be shown.

words ── filled_from ──► Filled (as typed, kept in the sheet) ── read_opening ──► Wording, or what is wrong by field
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.employers.enrolment import phone_number, wrong_phone
from api.employers.filled import KINDS, ONCE, YES, Filled
from api.pages.recruiting.opening_boxes import conditions_ticked, first_day, last_day
from api.pages.recruiting.opening_conditions import conditions_in_full
from api.pages.recruiting.opening_wrong import wrong_words
from api.places import Places
from api.wording.languages import gettext
from geo import Commune
from kit import FRANCE, end_of
from matching import Kind, conditions_to_json
from matching.words.described.week_hours import A_DAY
from store.employers.opening_sheets import OpeningSheet
from store.employers.publishing import Wording

_LAST_MINUTE = A_DAY - 1


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong, by field, in words that say what to do."""

    said: dict[str, str]


def read_opening(
    filled: Filled, sheet: OpeningSheet, *, places: Places, trades: Mapping[str, str], today: date
) -> Wording | Faults:
    """The opening that the form of a sheet tells, or what is wrong with it. `trades`: the label of each code."""
    faults: dict[str, str] = {}
    kind = _kind(filled, sheet, faults)
    if filled.trade not in trades and kind is not Kind.VOLUNTEERING:
        faults["trade"] = (
            gettext("Choisissez le métier le plus proche.")
            if filled.proposals
            else gettext("Écrivez le métier en un mot ou deux.")
        )
    place = _place(filled, places, sheet.employer_insee, faults)
    ticked = conditions_ticked(filled, kind, faults)
    starts = first_day(filled, today, faults)
    once = starts if filled.start == ONCE else None
    ends_on = None if once else last_day(filled, starts, today, faults)
    phone = _reply_phone(filled, sheet.employer_phone, faults)
    wrong = wrong_words(filled, kind, today)
    if faults or any(wrong) or place is None or place.point is None:
        return Faults(_together(faults, *wrong))
    soon = True if filled.start == "soon" else None
    typed = replace(ticked, soon=soon, starts_on=None if once else starts, ends_on=ends_on)
    rome = filled.trade if filled.trade in trades else None
    return Wording(
        kind=kind.value,
        title=filled.title,
        description=filled.text,
        rome=rome,
        rome_label=trades[rome] if rome else None,
        insee=place.insee,
        place=place.name,
        point=place.point,
        conditions=conditions_to_json(conditions_in_full(typed, filled, kind)),
        reply_phone=phone,
        reply_address=filled.reply_address or None,
        starts=_at(once, ticked.starts_at or 0) if once else None,
        ends=_at(once, ticked.ends_at or _LAST_MINUTE) if once else end_of(ends_on) if ends_on else None,
    )


def _kind(filled: Filled, sheet: OpeningSheet, faults: dict[str, str]) -> Kind:
    """What is offered: a job as long as nobody said. The law lets none but associations and communes, as we know them,
    have unpaid work done; whoever says to be one waits for our call."""
    kind = next((one for one in KINDS if one.value == filled.kind), None)
    if kind is None:
        faults["kind"] = gettext("Choisissez ce que vous proposez.")
    elif kind is Kind.VOLUNTEERING and not sheet.takes_volunteers and sheet.says_association:
        faults["kind"] = gettext(
            "Vous avez dit être une association ou une commune. "
            "Un conseiller vous appelle, d'ordinaire sous deux jours ouvrés. "
            "Gardez ce brouillon : votre mission se publie après cet appel."
        )
    elif kind is Kind.VOLUNTEERING and not sheet.takes_volunteers:
        faults["kind"] = gettext(
            "Seule une association ou une commune prend des bénévoles. "
            "C'est votre cas ? Appelez-nous : un conseiller le confirme. "
            "C'est pour une association que vous connaissez ? Elle ouvre son propre compte. "
            "Sinon, choisissez un emploi ou un essai."
        )
    return kind or Kind.JOB


def _place(filled: Filled, places: Places, employer_insee: str | None, faults: dict[str, str]) -> Commune | None:
    """The commune that was typed; of several, the one that was chosen, else the employer's own."""
    written = places.written(filled.place, chosen=(filled.commune, employer_insee))
    if len(written.choices) > 1:
        faults["place"] = gettext("Plusieurs communes sont possibles. Choisissez la bonne.")
    elif written.commune is None:
        unknown = gettext("Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal.")
        faults["place"] = written.question or (unknown if filled.place else gettext("Écrivez la commune."))
    return written.commune


def _reply_phone(filled: Filled, employer_phone: str | None, faults: dict[str, str]) -> str | None:
    """The number to show: what was typed, else the account's where that was ticked."""
    typed = filled.reply_phone or (employer_phone if filled.own_phone == YES else None)
    if not typed:
        return None
    phone = phone_number(typed)
    if wrong := wrong_phone(phone):
        faults["reply_phone"] = wrong
    return phone or None


def _at(day: date, minutes: int) -> datetime:
    days, rest = divmod(minutes, A_DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=FRANCE)


def _together(*told: dict[str, str]) -> dict[str, str]:
    """All that is wrong of each field, so that nobody corrects a text twice."""
    faults: dict[str, str] = {}
    for field, said in (one for found in told for one in found.items()):
        faults[field] = f"{faults[field]} {said}" if field in faults else said
    return faults
