"""What was read in an employer's own words, told line by line on top of the form: a mistake is seen at once.

What is not said is told as such, and what only the employer can settle is asked.
"""

from datetime import date

from api.employers.filled import LENGTHS, ONCE, STARTS, YES, Filled, experience_choices, trade_named
from api.pages.recruiting.opening_hours import NOON, days_ticked, hours_told
from api.pages.recruiting.opening_pay import piece_told
from api.pages.recruiting.opening_questions import (
    contract_asked,
    day_asked,
    days_asked,
    end_asked,
    experience_asked,
    for_whom,
    last_day_asked,
    licence_asked,
    month_asked,
    number_asked,
    part_without_hours,
    place_asked,
    start_without_day,
    weekend_asked,
)
from api.pages.recruiting.told_unlawful import quoted, wrong_place
from api.profile import read_clock
from api.wording.figures import clock_time, day, end_time, ranges_told, weekday_name
from api.wording.languages import gettext, lazy
from api.wording.words import LICENCES
from matching import Kind
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.described.asked_beside import diploma_named, experience_wished
from matching.words.described.meals import meals_named
from matching.words.described.week_hours import ranges_shown
from matching.words.times.some_weeks import beside_each_week

_INSERTION = "CDDI"
_NOT_ASKED = lazy("pas demandé")


def understood(filled: Filled, employer: str, today: date) -> list[str]:
    """What was read of the trade, the place, the time, the contract, the pay and what is asked, a line each.

    `employer`: the name of the account's.
    """
    is_job = filled.kind == Kind.JOB.value
    told = (
        wrong_place(filled.text, is_trial=filled.kind == Kind.IMMERSION.value),
        for_whom(filled, employer),
        _trade(filled),
        place_asked(filled) or gettext("Lieu : %(place)s.", place=filled.place or gettext("à dire")),
        *_time(filled, today),
        (
            contract_asked(filled)
            or gettext("Contrat : %(contract)s.", contract=contract_told(filled) or gettext("à dire"))
        )
        if is_job
        else "",
        last_day_asked(filled),
        _of_insertion(filled) if is_job else "",
        gettext("Salaire : %(pay)s.", pay=filled.pay or gettext("à dire")) if is_job else "",
        piece_told(filled.pay, filled.text) if is_job else "",
        (experience_asked(filled) or _experience(filled)) if is_job else "",
        _trial(filled),
        gettext("Durée : %(length)s.", length=LENGTHS[filled.length]) if _is_trial(filled) else "",
        _diploma(filled) if is_job else "",
        licence_asked(filled) or gettext("Permis : %(licence)s.", licence=_licence(filled)),
        _number(filled),
        _housing(filled),
        _meals(filled),
        _loads(filled),
        gettext("Essai de quelques jours : oui, sans salaire, avec une convention.") if filled.trial == YES else "",
    )
    return [one for one in told if one]


def begins(filled: Filled) -> str:
    """When the work begins, with its last day where that is known; "" where nobody said."""
    if filled.start not in ("on", ONCE):
        return str(STARTS.get(filled.start, "")) if filled.start else ""
    first, last = _day(filled.start_on), _day(filled.end_on)
    if first is None:
        return ""
    if filled.start == ONCE:
        return gettext("Un seul jour : %(day)s", day=day(first))
    if last is None:
        return gettext("Début : %(day)s", day=day(first))
    return gettext("Du %(first)s au %(last)s", first=day(first), last=day(last))


def is_past(filled: Filled, today: date) -> bool:
    """Whether the work is said to begin on a day that is past."""
    first = _day(filled.start_on) if filled.start in ("on", ONCE) else None
    return first is not None and first < today


def clock(filled: Filled) -> str:
    """The hours from and to, those of the day after told as such; "" where none are readable."""
    try:
        starts, ends = read_clock(filled.from_hour), read_clock(filled.to_hour)
    except ValueError:
        return ""
    if ranges := ranges_shown(filled.text, starts, ends):
        return ranges_told(ranges)
    if starts is not None and ends is not None:
        hours = {"start": clock_time(starts), "end": end_time(ends)}
        return (
            gettext("de %(start)s à %(end)s (le lendemain)", **hours)
            if ends <= starts
            else gettext("de %(start)s à %(end)s", **hours)
        )
    if starts is not None:
        return gettext("pas avant %(hour)s", hour=clock_time(starts))
    if ends is None:
        return ""
    if filled.nights and ends <= NOON:
        return gettext("jusqu'à %(hour)s (le lendemain)", hour=clock_time(ends))
    return gettext("pas après %(hour)s", hour=end_time(ends))


def _trade(filled: Filled) -> str:
    """The trade, or those that are to be chosen from; "" for a mission, which needs none."""
    if filled.kind == Kind.VOLUNTEERING.value:
        return ""
    if not (named := trade_named(filled)) and filled.proposals:
        trades = f" {gettext('ou')} ".join(title for _code, title in filled.proposals)
        return gettext("Métier : %(trades)s ? Choisissez-en un.", trades=trades)
    return gettext("Métier : %(trade)s.", trade=named or gettext("à dire"))


def _time(filled: Filled, today: date) -> list[str]:
    """Days, hours and start; of work that is done once, the hours of that day alone."""
    is_once = filled.start == ONCE
    past = is_past(filled, today)
    return [
        *([] if is_once else [_days(filled), weekend_asked(filled)]),
        part_without_hours(filled) or gettext("Horaires : %(hours)s.", hours=clock(filled) or gettext("à dire")),
        gettext("Travail de nuit : oui.") if filled.nights else "",
        *([] if is_once else hours_told(filled)),
        f"{begins(filled)}." if filled.start and not past else start_without_day(filled),
        end_asked(filled) or month_asked(filled, today),
        day_asked(filled, today),
        gettext("Le début est déjà passé. Donnez une autre date.") if past else "",
    ]


def _days(filled: Filled) -> str:
    """The days that are ticked, with those of some weeks; or which ones, where that is to be asked."""
    named = ", ".join(weekday_name(one) for one in days_ticked(filled))
    if rare := beside_each_week(filled.text):
        return gettext("Jours : %(days)s.", days=", ".join(one for one in (named, quoted(rare)) if one))
    return days_asked(filled) or gettext("Jours : %(days)s.", days=named or gettext("à dire"))


def contract_told(filled: Filled) -> str:
    """The contract with how long it lasts; "" where nobody said."""
    if filled.contract and filled.months:
        return gettext("%(contract)s, %(months)s mois", contract=filled.contract, months=filled.months)
    return filled.contract


def _of_insertion(filled: Filled) -> str:
    """Where a contract of insertion is told from another job; "" for other contracts."""
    if filled.contract != _INSERTION:
        return ""
    return gettext(
        "Contrat d'insertion : ici, votre offre s'affiche comme un emploi. "
        "Publiée sur les Emplois de l'inclusion, elle s'affiche « Emploi avec accompagnement »."
    )


def _experience(filled: Filled) -> str:
    """The experience asked, or wished for; "" where nobody said."""
    told = experience_choices(filled).get(filled.experience, "") if filled.experience else ""
    is_wished = filled.experience not in ("", "0") and experience_wished(filled.text)
    if told and is_wished:
        return gettext("Expérience : %(experience)s, souhaitée, pas obligatoire.", experience=told)
    if not told and experience_wished(filled.text):
        return gettext("Expérience : souhaitée, pas obligatoire.")
    return gettext("Expérience : %(experience)s.", experience=told) if told else ""


def _licence(filled: Filled) -> str:
    """The licence of the box; else the one that the text wishes for, told as such."""
    if filled.licence in LICENCES:
        return str(LICENCES[filled.licence])
    passage = Passage(filled.text)
    found, by_car = said.licences_in(passage, known=()), said.car_licence_in(passage)
    named = found.value if found else (by_car,) if by_car else ()
    wished = [one for one in named if not one.required]
    if not wished:
        return str(_NOT_ASKED)
    name = LICENCES.get(wished[0].code or "", wished[0].label)
    return gettext("%(licence)s souhaité, pas obligatoire", licence=name)


def _diploma(filled: Filled) -> str:
    """The diploma in the employer's words, and whether it is asked or wished; "" where none is."""
    found = diploma_named(filled.text)
    if found is None:
        return ""
    if found.required:
        return gettext("Diplôme demandé : %(words)s.", words=quoted((found.words,)))
    return gettext("Diplôme souhaité : %(words)s.", words=quoted((found.words,)))


def _number(filled: Filled) -> str:
    """How many are sought, where several are; or how many, where that is to be asked."""
    several = filled.positions not in ("", "1")
    return gettext("Nombre de personnes : %(count)s.", count=filled.positions) if several else number_asked(filled)


def _housing(filled: Filled) -> str:
    """That somebody may be lodged; "" where the text does not say so."""
    found = said.accommodation_offered(Passage(filled.text))
    return gettext("Un logement est proposé.") if found and found.value else ""


def _meals(filled: Filled) -> str:
    """That meals come with the work, in the employer's words; "" where they say none."""
    words = meals_named(filled.text)
    return gettext("Repas : %(words)s.", words=quoted((words,))) if words else ""


def _trial(filled: Filled) -> str:
    """That what is offered is no job, and what it takes; "" for anything else."""
    if filled.kind != Kind.IMMERSION.value:
        return ""
    return gettext("Un essai sans salaire n'est pas un emploi : il faut une convention.")


def _is_trial(filled: Filled) -> bool:
    return filled.kind == Kind.IMMERSION.value and filled.length in LENGTHS


def _loads(filled: Filled) -> str:
    """That loads are carried, in the employer's words; "" where they say none."""
    found = said.heavy(Passage(filled.text))
    return gettext("Charges à porter : %(words)s.", words=quoted((found.words,))) if found and found.value else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
