"""The form of an opening, read into what will be shown.

words ── filled_from ──► Filled (as typed, kept in the sheet) ── read_form ──► Wording, or what is wrong by field
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.employers.enrolment import phone_number, wrong_phone
from api.employers.filled import CONTRACTS, KINDS, LENGTHS, ONCE, WRITE_FRENCH, YES, Filled, experience_months
from api.pages.recruiting.opening_hours import (
    NOON,
    days_ticked,
    hours_of_a_day,
    hours_typed,
    is_split,
    wrong_hours,
)
from api.pages.recruiting.opening_pay import Work, read_pay, too_little, wrong_pay
from api.pages.recruiting.told_unlawful import quoted, told_unlawful, wrong_place
from api.places import Places
from api.profile import read_clock
from api.wording.figures import day
from api.wording.languages import gettext as _
from api.wording.words import LICENCES
from geo import Commune
from kit import FRANCE, number
from matching import Asked, Conditions, Kind, conditions_to_json
from matching.words.french import is_french
from matching.words.one_day import LONGEST_TITLE
from matching.words.privacy import without_contacts
from matching.words.shortcuts import in_full
from matching.words.silence import mission_with_text, work_with_text
from matching.words.start import start_named
from matching.words.timetable import NIGHT_ENDS
from matching.words.trial import unpaid_trials
from matching.words.wages import wages_typed
from matching.words.week import read_week, without_days_off
from matching.words.week_hours import A_DAY
from store.publishing import Wording

_MOST_POSITIONS, _MOST_MONTHS = 50, 36
_MOST_DAYS = 36 * 31
FULL_TIME_HOURS = 35
_LAST_MINUTE = A_DAY - 1


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong, by field, in words that say what to do."""

    said: dict[str, str]


def read_form(
    filled: Filled,
    places: Places,
    *,
    trades: dict[str, str],
    employer_insee: str | None,
    employer_phone: str | None,
    takes_volunteers: bool,
    says_association: bool,
    today: date,
) -> Wording | Faults:
    """The opening that the form tells, or what is wrong with it. `trades`: the label of each code.

    `takes_volunteers`: it is known that the employer may; `says_association`: it says so, and waits for our call.
    """
    faults: dict[str, str] = {}
    kind = _kind(filled, faults, takes_volunteers=takes_volunteers, says_association=says_association)
    title, text = filled.title, filled.text
    told = [_badly_told(filled), _unlawful(filled, kind), _never_paid(filled, kind), _paid_mission(filled, kind)]
    told.append(_long_past(filled, today))
    if elsewhere := wrong_place(filled.text, is_trial=kind is Kind.IMMERSION):
        told.append({"text": elsewhere})
    if filled.trade not in trades and kind is not Kind.VOLUNTEERING:
        faults["trade"] = (
            _("Choisissez le métier le plus proche.") if filled.proposals else _("Écrivez le métier en un mot ou deux.")
        )
    told += [_low_pay(filled, kind, today), wrong_hours(filled, kind)]
    place = _place(filled, places, employer_insee, faults)
    conditions = _conditions(filled, kind, faults)
    starts = _start(filled, today, faults)
    once = starts if filled.start == ONCE else None
    ends_on = None if once else _end(filled, starts, today, faults)
    phone = _reply_phone(filled, employer_phone, faults)
    if faults or any(told) or place is None or place.point is None:
        return Faults(_together(faults, *told))
    read = mission_with_text if kind is Kind.VOLUNTEERING else _work_with_text
    begins = replace(
        conditions,
        soon=True if filled.start == "soon" else None,
        starts_on=None if once else starts,
        ends_on=ends_on,
    )
    full = _in_words(begins, text, read)
    if conditions.starts_at is not None or conditions.ends_at is not None:
        said = tuple(one for one in full.evidence if one[0] != "window")
        full = replace(full, starts_at=conditions.starts_at, ends_at=conditions.ends_at, evidence=said)
    if full.starts_on is not None:
        full = replace(full, soon=None)
    if not filled.licence:
        full = _asking_none(full)
    if kind is Kind.IMMERSION:  # nobody is paid for it, whatever the words say of the job
        full = replace(full, salary=None, salary_least=None, salary_most=None)
    rome = filled.trade if filled.trade in trades else None
    return Wording(
        kind=kind.value,
        title=title,
        description=text,
        rome=rome,
        rome_label=trades[rome] if rome else None,
        insee=place.insee,
        place=place.name,
        point=place.point,
        conditions=conditions_to_json(full),
        reply_phone=phone,
        reply_address=filled.reply_address or None,
        starts=_at(once, conditions.starts_at or 0) if once else None,
        ends=_at(once, conditions.ends_at or _LAST_MINUTE) if once else None,
    )


def _together(*told: dict[str, str]) -> dict[str, str]:
    """All that is wrong of each field, so that nobody corrects a text twice."""
    faults: dict[str, str] = {}
    for field, said in (one for found in told for one in found.items()):
        faults[field] = f"{faults[field]} {said}" if field in faults else said
    return faults


def _badly_told(filled: Filled) -> dict[str, str]:
    """What to say of a title and a text that nobody could use: too short, too long, not French, with a number in it."""
    faults = {}
    title, text = filled.title, filled.text
    if without_contacts(title) != title:
        faults["title"] = _("Pas de nom ni de téléphone dans le titre. Gardez le métier.")
    elif len(title) < 3 and filled.kind == Kind.VOLUNTEERING.value:
        faults["title"] = _("Écrivez la mission en quelques mots. Par exemple : Trier les jouets.")
    elif len(title) < 3:
        faults["title"] = _("Écrivez le métier en quelques mots. Par exemple : Vente en boulangerie.")
    elif len(title) > LONGEST_TITLE:
        faults["title"] = _("Ce titre est trop long : 80 lettres au plus. Gardez le métier.")
    if without_contacts(text) != text:
        faults["text"] = _("Enlevez le nom, le téléphone ou l'adresse e-mail. Leur place est plus bas.")
    elif len(text) < 10:
        faults["text"] = _("Dites en une phrase ce que la personne fera.")
    elif not is_french(text):
        faults["text"] = str(WRITE_FRENCH)
    return faults


def _at(day: date, minutes: int) -> datetime:
    days, rest = divmod(minutes, A_DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=FRANCE)


def _kind(filled: Filled, faults: dict[str, str], *, takes_volunteers: bool, says_association: bool) -> Kind:
    """What is offered: a job as long as nobody said. The law lets nobody but these have unpaid work done."""
    kind = next((one for one in KINDS if one.value == filled.kind), None)
    if kind is None:
        faults["kind"] = _("Choisissez ce que vous proposez.")
    elif kind is Kind.VOLUNTEERING and not takes_volunteers and says_association:
        faults["kind"] = _(
            "Vous avez dit être une association ou une commune. "
            "Un conseiller vous appelle, d'ordinaire sous deux jours ouvrés. "
            "Gardez ce brouillon : votre mission se publie après cet appel."
        )
    elif kind is Kind.VOLUNTEERING and not takes_volunteers:
        faults["kind"] = _(
            "Seule une association ou une commune prend des bénévoles. "
            "C'est votre cas ? Appelez-nous : un conseiller le confirme. "
            "C'est pour une association que vous connaissez ? Elle ouvre son propre compte. "
            "Sinon, choisissez un emploi ou un essai."
        )
    return kind or Kind.JOB


def _reply_phone(filled: Filled, employer_phone: str | None, faults: dict[str, str]) -> str | None:
    """The number to show: what was typed, else the account's where that was ticked."""
    typed = filled.reply_phone or (employer_phone if filled.own_phone == YES else None)
    if not typed:
        return None
    phone = phone_number(typed)
    if wrong := wrong_phone(phone):
        faults["reply_phone"] = wrong
    return phone or None


def _in_words(known: Conditions, text: str, read: Callable[[Conditions, str], Conditions]) -> Conditions:
    """The conditions with what the text says beside, days off apart: "jamais le dimanche" asks nobody for a Sunday."""
    week = read_week(in_full(text))
    full = read(known, week.text)
    return full if known.days else without_days_off(full, week.off)


def _work_with_text(known: Conditions, text: str) -> Conditions:
    return work_with_text(known, text, published=None)


def _unlawful(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of words that choose people by what the law forbids, or that promise work without its rules."""
    typed = {"title": filled.title, "text": filled.text, "pay": filled.pay}
    faults = {field: told_unlawful(text, kind=kind) for field, text in typed.items()}
    return {field: said for field, said in faults.items() if said}


def _never_paid(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of work without pay that no convention covers: a month of it, or days of it in a job."""
    if kind is Kind.VOLUNTEERING:
        return {}
    from_a_month = kind is Kind.IMMERSION or filled.trial == YES
    if not (found := unpaid_trials(filled.text, from_a_month=from_a_month)):
        return {}
    said = _(
        "Tout travail se paie, même à l'essai. Sans salaire, il faut une convention, pour quelques jours. "
        "Enlevez : %(words)s.",
        words=quoted(found),
    )
    return {"text": said}


def _paid_mission(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of a mission whose text promises a pay: whoever is paid is no volunteer."""
    pays = [wage.said() for wage in wages_typed(filled.text)] if kind is Kind.VOLUNTEERING else []
    if not pays:
        return {}
    said = _(
        "Un bénévole n'est pas payé. Enlevez la somme du texte : %(pay)s. Si vous payez, choisissez un emploi.",
        pay=quoted(tuple(pays)),
    )
    return {"text": said}


def _long_past(filled: Filled, today: date) -> dict[str, str]:
    """What to say of a text that has somebody begin on a day that is past."""
    starts = start_named(filled.text, today)
    if starts is None or starts >= today:
        return {}
    return {"text": _("Le texte dit un début déjà passé : %(day)s. Corrigez la date.", day=day(starts))}


def _low_pay(filled: Filled, kind: Kind, today: date) -> dict[str, str]:
    """What to say, by field, of a pay that is unread or unlawful, in its field or in the text."""
    if kind is not Kind.JOB:
        return {}
    work = Work(
        hours_typed(filled),
        today,
        apprentice=filled.contract == "Apprentissage",
        day_hours=hours_of_a_day(filled),
        once=filled.start == ONCE,
    )
    found = wrong_pay(filled.pay, work)
    if filled.hours and work.hours is None:
        found.pop("hours", None)  # hours that nobody can read are told as such
    if said := too_little(filled.text, work):
        found["text"] = said
    return found


def _place(filled: Filled, places: Places, employer_insee: str | None, faults: dict[str, str]) -> Commune | None:
    """The commune that was typed; of several, the one that was chosen, else the employer's own."""
    written = places.written(filled.place, chosen=(filled.commune, employer_insee))
    if len(written.choices) > 1:
        faults["place"] = _("Plusieurs communes sont possibles. Choisissez la bonne.")
    elif written.commune is None:
        unknown = _("Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal.")
        faults["place"] = written.question or unknown
    return written.commune


def _conditions(filled: Filled, kind: Kind, faults: dict[str, str]) -> Conditions:
    hours = hours_typed(filled)
    positions = _number(filled.positions or "1", most=_MOST_POSITIONS)
    if positions is None or positions % 1:
        faults["positions"] = _("Donnez un nombre de personnes entre 1 et 50.")
    months = _number(filled.months, most=_MOST_MONTHS) if filled.contract not in ("", "CDI") else None
    if filled.months and filled.contract not in ("", "CDI") and months is None:
        faults["months"] = _("Donnez un nombre de mois entre 1 et 36.")
    begins, ends = _clocks(filled, faults)
    days = days_ticked(filled)
    common = Conditions(
        hours_per_week=hours,
        full_time=hours >= FULL_TIME_HOURS if hours else None,
        days=days,
        nights=True if filled.nights or (begins is not None and begins < NIGHT_ENDS) else None,
        weekends=any(day > 4 for day in days) if days else None,
        licences=_licences(filled.licence),
        positions=int(positions) if positions else None,
        starts_at=begins,
        ends_at=ends,
        split=True if is_split(filled) else None,
    )
    if kind is Kind.VOLUNTEERING:
        return common
    if kind is Kind.IMMERSION:
        return replace(common, contract=filled.length if filled.length in LENGTHS else next(iter(LENGTHS)))
    wanted = experience_months(filled)
    return replace(
        common,
        contract=_contract(filled.contract, months),
        contract_months=months,
        experience_months=wanted,
        experience_required=None if wanted is None else wanted > 0,
        salary=read_pay(filled.pay, once=filled.start == ONCE) or None,
    )


def _clocks(filled: Filled, faults: dict[str, str]) -> tuple[int | None, int | None]:
    """When a day begins and ends, in minutes after midnight; more than a day where a night ends the day after."""
    try:
        begins, ends = read_clock(filled.from_hour), read_clock(filled.to_hour)
    except ValueError:
        faults["from_hour"] = _("Écrivez une heure comme 06:00.")
        return None, None
    if begins is None and ends is not None and ends <= NOON and filled.nights:
        return None, ends + A_DAY
    if begins is None or ends is None or ends > begins:
        return begins, ends
    if not filled.nights:
        faults["from_hour"] = _("La fin est avant le début. Corrigez une heure, ou cochez la nuit.")
    return begins, ends + A_DAY


def _contract(chosen: str, months: float | None) -> str | None:
    if chosen not in CONTRACTS:
        return None
    return f"{chosen} - {number(months)} mois" if months else chosen


def _licences(code: str) -> tuple[Asked, ...]:
    return (Asked(f"Permis {code}", required=True, code=code),) if code in LICENCES else ()


def _asking_none(full: Conditions) -> Conditions:
    """The conditions without a licence that only the text asks for: the box says that none is. One wished for stays."""
    wished = tuple(one for one in full.licences if not one.required)
    if wished == full.licences:
        return full
    said = full.evidence if wished else tuple(one for one in full.evidence if one[0] != "licences")
    return replace(full, licences=wished, evidence=said)


def _start(filled: Filled, today: date, faults: dict[str, str]) -> date | None:
    if filled.start not in ("on", ONCE):
        return None
    try:
        starts = date.fromisoformat(filled.start_on)
    except ValueError:
        faults["start_on"] = _("Donnez la date, ou choisissez « À voir ensemble ».")
        return None
    if not 0 <= (starts - today).days <= 366:
        faults["start_on"] = _("Donnez une date à venir, dans l'année.")
    return starts


def _end(filled: Filled, starts: date | None, today: date, faults: dict[str, str]) -> date | None:
    """The last day of work; None where nobody said."""
    if not filled.end_on:
        return None
    try:
        ends = date.fromisoformat(filled.end_on)
    except ValueError:
        faults["end_on"] = _("Donnez la date du dernier jour, ou laissez vide.")
        return None
    if not 0 <= (ends - (starts or today)).days <= _MOST_DAYS:
        faults["end_on"] = _("Le dernier jour vient après le premier. Corrigez une date, ou laissez vide.")
    return ends


def _number(text: str, *, most: int) -> float | None:
    """The number from 1 to `most` that was typed, "17,5" too; None where it is none."""
    plain = text.replace(",", ".").removesuffix("h").strip()
    try:
        value = float(plain) if len(plain) < 8 else 0.0
    except ValueError:
        return None
    return value if 1 <= value <= most else None
