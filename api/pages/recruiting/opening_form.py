"""The form of an opening, read into what will be shown.

words ── filled_from ──► Filled (as typed, kept in the sheet) ── read_form ──► Wording, or what is wrong by field
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.employers.enrolment import phone_number, wrong_phone
from api.employers.filled import KINDS, ONCE, WRITE_FRENCH, YES, Filled
from api.pages.recruiting.opening_boxes import conditions_ticked, first_day, last_day
from api.pages.recruiting.opening_hours import hours_of_a_day, hours_typed, wrong_hours
from api.pages.recruiting.opening_pay import Work, too_little, wrong_pay
from api.pages.recruiting.told_unlawful import quoted, told_unlawful, told_unpaid, wrong_place
from api.places import Places
from api.wording.figures import day
from api.wording.languages import gettext
from geo import Commune
from kit import FRANCE
from matching import Conditions, Kind, conditions_to_json
from matching.words.conditions.silence import mission_with_text, work_with_text
from matching.words.described.asked_beside import diploma_named
from matching.words.described.shortcuts import in_full
from matching.words.described.wages import wages_typed
from matching.words.described.week_hours import A_DAY
from matching.words.law.french import is_french
from matching.words.privacy.contacts import without_contacts
from matching.words.times.one_day import LONGEST_TITLE
from matching.words.times.start import start_named
from matching.words.times.week import read_week, without_days_off
from store.employers.publishing import Wording

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
            gettext("Choisissez le métier le plus proche.")
            if filled.proposals
            else gettext("Écrivez le métier en un mot ou deux.")
        )
    told += [_low_pay(filled, kind, today), wrong_hours(filled, kind)]
    place = _place(filled, places, employer_insee, faults)
    conditions = conditions_ticked(filled, kind, faults)
    starts = first_day(filled, today, faults)
    once = starts if filled.start == ONCE else None
    ends_on = None if once else last_day(filled, starts, today, faults)
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
    diploma = diploma_named(text) if kind is Kind.JOB and full.level is None else None
    if diploma is not None and diploma.level is not None:
        evidence = (*full.evidence, ("level", diploma.words))
        full = replace(full, level=diploma.level, level_required=diploma.required, evidence=evidence)
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
        faults["title"] = gettext("Pas de nom ni de téléphone dans le titre. Gardez le métier.")
    elif len(title) < 3 and filled.kind == Kind.VOLUNTEERING.value:
        faults["title"] = gettext("Écrivez la mission en quelques mots. Par exemple : Trier les jouets.")
    elif len(title) < 3:
        faults["title"] = gettext("Écrivez le métier en quelques mots. Par exemple : Vente en boulangerie.")
    elif len(title) > LONGEST_TITLE:
        faults["title"] = gettext("Ce titre est trop long : 80 lettres au plus. Gardez le métier.")
    if without_contacts(text) != text:
        faults["text"] = gettext("Enlevez le nom, le téléphone ou l'adresse e-mail. Leur place est plus bas.")
    elif len(text) < 10:
        faults["text"] = gettext("Dites en une phrase ce que la personne fera.")
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
        faults["kind"] = gettext("Choisissez ce que vous proposez.")
    elif kind is Kind.VOLUNTEERING and not takes_volunteers and says_association:
        faults["kind"] = gettext(
            "Vous avez dit être une association ou une commune. "
            "Un conseiller vous appelle, d'ordinaire sous deux jours ouvrés. "
            "Gardez ce brouillon : votre mission se publie après cet appel."
        )
    elif kind is Kind.VOLUNTEERING and not takes_volunteers:
        faults["kind"] = gettext(
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
    """What to say of words that choose people by what the law forbids, or that promise work without its rules.

    A title that was made of the text is told in the text alone, where its words were typed.
    """
    own_title = (
        "" if filled.title == filled.made_title and filled.title.casefold() in filled.text.casefold() else filled.title
    )
    typed = {"title": own_title, "text": filled.text, "pay": filled.pay}
    faults = {field: told_unlawful(text, kind=kind) for field, text in typed.items()}
    return {field: said for field, said in faults.items() if said}


def _never_paid(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of work without pay in a job, or of a month of it in a trial, whatever else is offered beside."""
    said = "" if kind is Kind.VOLUNTEERING else told_unpaid(filled.text, from_a_month=kind is Kind.IMMERSION)
    if said and kind is Kind.JOB and filled.trial == YES:
        said += " " + gettext("L'essai avec convention reste proposé à part.")
    return {"text": said} if said else {}


def _paid_mission(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of a mission whose text promises a pay: whoever is paid is no volunteer."""
    pays = [wage.said() for wage in wages_typed(filled.text)] if kind is Kind.VOLUNTEERING else []
    if not pays:
        return {}
    said = gettext(
        "Un bénévole n'est pas payé. Enlevez la somme du texte : %(pay)s. Si vous payez, choisissez un emploi.",
        pay=quoted(tuple(pays)),
    )
    return {"text": said}


def _long_past(filled: Filled, today: date) -> dict[str, str]:
    """What to say of a text that has somebody begin on a day that is past."""
    starts = start_named(filled.text, today)
    if starts is None or starts >= today:
        return {}
    return {"text": gettext("Le texte dit un début déjà passé : %(day)s. Corrigez la date.", day=day(starts))}


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
        faults["place"] = gettext("Plusieurs communes sont possibles. Choisissez la bonne.")
    elif written.commune is None:
        unknown = gettext("Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal.")
        faults["place"] = written.question or unknown
    return written.commune


def _asking_none(full: Conditions) -> Conditions:
    """The conditions without a licence that only the text asks for: the box says that none is. One wished for stays."""
    wished = tuple(one for one in full.licences if not one.required)
    if wished == full.licences:
        return full
    said = full.evidence if wished else tuple(one for one in full.evidence if one[0] != "licences")
    return replace(full, licences=wished, evidence=said)
