"""The form of an opening, as it is typed and kept: filled from an employer's own words, or from what is published."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.wording.languages import lazy, ngettext
from api.wording.words import LICENCES
from geo import Commune
from kit import number, plain_text
from matching import Conditions, Kind, conditions_from_json
from matching.words.described.opening import Described
from matching.words.described.proposed import Proposal
from matching.words.described.shortcuts import in_full
from matching.words.described.wages import without_pay
from matching.words.privacy.contact_phrases import cleared
from matching.words.times.one_day import LONGEST_TITLE, titled_extra
from store.employers.openings import Opening

LONGEST_WORDS = 1_500
OTHER = "autre"
"""The choice of a trade that is not proposed."""
YES = "oui"
"""What a ticked box says."""

KINDS = {
    Kind.JOB: (lazy("Un emploi"), lazy("Payé, avec un contrat.")),
    Kind.IMMERSION: (
        lazy("Un essai de quelques jours"),
        lazy("On dit aussi immersion. Pas payé, encadré par une convention."),
    ),
    Kind.VOLUNTEERING: (lazy("Une mission de bénévolat"), lazy("Pour les associations et les communes.")),
}
"""What may be published here: how it is called, and what it is."""
CONTRACTS = ("CDI", "CDDI", "CDD", "Saisonnier", "Intérim", "Apprentissage")
LENGTHS = {
    "Immersion, 1 à 5 jours": lazy("1 à 5 jours"),
    "Immersion, 1 à 2 semaines": lazy("1 à 2 semaines"),
    "Immersion, 1 mois au plus": lazy("Jusqu'à 1 mois"),
}
"""How long an immersion lasts: as it is shown, and as it is chosen."""
_A_SHORT_TRIAL, _TWO_WEEKS = 5, 15
"""Days of the calendar up to which a trial has the first length, and the second."""
_TRIAL_TITLE = "Essai :"
_TRIAL_SAID = "Quelques jours pour essayer ce métier, sans salaire, avec une convention. Voici le travail :"
"""How the trial of a job begins: as offers are written, in French."""
EXPERIENCE = {
    "0": lazy("Débutant accepté"),
    "12": lazy("1 an environ"),
    "36": lazy("3 ans ou plus"),
}
"""The months of experience asked."""
MOST_MONTHS_OF_EXPERIENCE = 120
ONCE = "once"
"""The choice of work that is done on one day alone."""
STARTS = {
    "soon": lazy("Dès que possible"),
    "on": lazy("À une date précise"),
    ONCE: lazy("Un seul jour, à cette date"),
    "": lazy("À voir ensemble"),
}
WRITE_FRENCH = lazy("Écrivez en français : les gens d'ici liront votre offre. Un conseiller peut vous aider.")


def _line(limit: int) -> BeforeValidator:
    return BeforeValidator(lambda text: " ".join(plain_text(str(text), limit=limit).split()))


Line = Annotated[str, _line(120)]


class OpeningTyped(BaseModel):
    """The form as it comes. Nothing in it is an error: `read_opening` says what does not fit, by field."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    kind: Line = Kind.JOB.value
    title: Annotated[str, _line(2 * LONGEST_TITLE)] = ""
    trade: Line = ""
    other_trade: Line = ""
    text: Annotated[str, BeforeValidator(lambda text: plain_text(str(text), limit=LONGEST_WORDS))] = ""
    hours: Line = ""
    days: Annotated[list[Line], Field(max_length=7)] = []
    from_hour: Line = ""
    to_hour: Line = ""
    nights: Line = ""
    start: Line = ""
    start_on: Line = ""
    end_on: Line = ""
    """The last day of work that lasts some days; empty where nobody said."""
    contract: Line = ""
    months: Line = ""
    length: Line = ""
    experience: Line = ""
    licence: Line = ""
    place: Annotated[Line, Field(alias="lieu")] = ""
    commune: Line = ""
    """The INSEE code of the commune that was chosen, where several were meant."""
    positions: Line = "1"
    pay: Line = ""
    own_phone: Line = ""
    """Whether the number of the employer's account is shown, where no other is typed."""
    reply_phone: Line = ""
    reply_address: Line = ""
    trial: Line = ""
    """Whether, beside the job, some days to try it are published too."""
    place_sure: Line = ""
    """Whether the employer says that the work is at this place, whatever others the words name."""
    for_us: Line = ""
    """Whether the employer says that whoever seeks in the words is itself."""
    then: Line = ""
    """Which button was pressed."""


class Filled(OpeningTyped):
    """The form as it is kept in the sheet; its kind is empty where what the words offer is not published here."""

    proposals: list[tuple[str, str]] = []
    """Code and title of the trades to choose from."""
    kind_supposed: bool = False
    """Whether no word said the kind, so that it is asked."""
    made_title: str = ""
    """The title as it was made: it follows the trade as long as nobody wrote another."""
    perhaps: list[str] = []
    """Places that the words name and that may be meant: nobody can be sure."""
    beside: list[str] = []
    """The titles of the other openings that the same words made, each with a sheet of its own."""
    licence_told: str = ""
    """The words about a licence that were asked about when the form was sent: its box answers them."""


def filled_from(described: Described, *, words: str, place: Commune | None, perhaps: tuple[str, ...] = ()) -> Filled:
    """The form filled with what the employer's words say, at this place; `perhaps` are others that may be meant."""
    told = cleared(words)
    conditions = described.conditions
    is_mission = described.kind is Kind.VOLUNTEERING
    is_named = described.proposals and not is_mission and not described.trade_is_open
    first = described.proposals[0] if is_named else None
    return _with_conditions(
        Filled(
            kind=described.kind.value if described.kind in KINDS else "",
            title=described.title,
            made_title=described.title,
            trade=first.rome if first else "",
            text=in_full(told.text),  # what people read who learn French
            reply_phone=told.phone or "",
            start=_start(described),
            start_on=described.starts.isoformat() if described.starts else "",
            end_on=described.ends.isoformat() if described.ends else "",
            place=place.name if place else "",
            commune=place.insee if place else "",
            perhaps=list(perhaps),
            length=_length(described.trial_days),
            pay=conditions.salary or "",
            trial=YES if described.trial_too else "",
            proposals=[(one.rome, one.title) for one in described.proposals],
            kind_supposed=not described.kind_named,
        ),
        conditions,
    )


def filled_of(opening: Opening) -> Filled:
    """The form filled with an opening that has no sheet yet."""
    conditions = conditions_from_json(opening.conditions)
    return _with_conditions(
        Filled(
            kind=opening.kind,
            title=opening.title,
            trade=opening.rome or "",
            text=opening.description,
            start=ONCE if opening.once_on else "on" if conditions.starts_on else "soon" if conditions.soon else "",
            start_on=first.isoformat() if (first := opening.once_on or conditions.starts_on) else "",
            end_on=conditions.ends_on.isoformat() if conditions.ends_on else "",
            place=opening.place or "",
            pay=conditions.salary or "",
            reply_phone=opening.reply_phone or "",
            reply_address=opening.reply_address or "",
            proposals=[(opening.rome, opening.rome_label or opening.title)] if opening.rome else [],
        ),
        conditions,
    )


def _with_conditions(filled: Filled, known: Conditions) -> Filled:
    licence = next((one.code for one in known.licences if one.required and one.code in LICENCES), "")
    told = {
        "hours": number(known.hours_per_week) if known.hours_per_week else "",
        "days": [str(one) for one in known.days],
        "from_hour": _clock(known.starts_at),
        "to_hour": _clock(known.ends_at),
        "nights": YES if known.nights else "",
        "contract": next((one for one in CONTRACTS if (known.contract or "").startswith(one)), ""),
        "months": number(known.contract_months) if known.contract_months else "",
        "length": next((one for one in LENGTHS if known.contract == one), filled.length),
        "experience": "" if known.experience_months is None else str(known.experience_months),
        "licence": licence,
        "positions": str(known.positions or 1),
    }
    return filled.model_copy(update=told)


def with_proposals(filled: Filled, proposals: tuple[Proposal, ...], *, chosen: str = "") -> Filled:
    """The form with the trades that the words of "another trade" may mean, to choose from where none is `chosen`."""
    return filled.model_copy(update={"proposals": [(one.rome, one.title) for one in proposals], "trade": chosen})


def trade_named(filled: Filled) -> str:
    """The trade that is chosen, by the name it was proposed under; "" where none is."""
    return next((title for code, title in filled.proposals if code == filled.trade), "")


def experience_months(filled: Filled) -> int | None:
    """The months of experience asked, those of the choices or others that the words said; None where nobody said."""
    said = filled.experience
    months = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else None
    return months if months is not None and months <= MOST_MONTHS_OF_EXPERIENCE else None


def experience_choices(filled: Filled) -> dict[str, str]:
    """The experience to choose from, with the length that the employer's words said where it is another."""
    choices = {months: str(told) for months, told in EXPERIENCE.items()}
    months = experience_months(filled)
    if months is None or str(months) in choices:
        return choices
    years = ngettext("%(count)s an", "%(count)s ans", months // 12, count=months // 12)
    other = ngettext("%(count)s mois", "%(count)s mois", months, count=months)
    return choices | {str(months): other if months % 12 else years}


def titled(filled: Filled) -> Filled:
    """The form with the title of its trade, where the title is still the one that was made of another."""
    named = trade_named(filled)
    if filled.kind == Kind.VOLUNTEERING.value or not named or filled.title != filled.made_title:
        return filled
    title = titled_extra(named, filled.text) if filled.kind == Kind.JOB.value else named
    return filled.model_copy(update={"title": title, "made_title": title})


def without_contacts_in(filled: Filled) -> tuple[Filled, bool]:
    """The form without who is to be called in its text, the number in its own field; and whether anything was moved."""
    told = cleared(filled.text)
    update = {"text": told.text, "reply_phone": filled.reply_phone or told.phone or ""}
    return filled.model_copy(update=update), told.had_contacts


def trial_beside(filled: Filled) -> Filled | None:
    """The form of some days to try the job, as it begins: the same work, unpaid; None where none are offered, or
    where the job is of one day, which is paid."""
    if filled.kind != Kind.JOB.value or filled.trial != YES or filled.start == ONCE:
        return None
    of_a_job = ("trial", "contract", "months", "pay", "experience", "start", "start_on", "end_on")
    changed = dict.fromkeys(of_a_job, "") | {
        "kind": Kind.IMMERSION.value,
        "length": filled.length or next(iter(LENGTHS)),
        "title": f"{_TRIAL_TITLE} {filled.title}"[:LONGEST_TITLE],
        "text": f"{_TRIAL_SAID}\n{without_pay(filled.text) or filled.title}",
    }
    return filled.model_copy(update=changed)


def _start(described: Described) -> str:
    if described.starts is None:
        return "soon" if described.conditions.soon else ""
    return ONCE if described.once else "on"


def _length(days: int | None) -> str:
    """The length to choose for a trial of so many days of the calendar; "" where nobody said."""
    if days is None:
        return ""
    short, weeks, month = LENGTHS
    return short if days <= _A_SHORT_TRIAL else weeks if days <= _TWO_WEEKS else month


def _clock(minutes: int | None) -> str:
    """As a field holds it, "06:30"; the small hours of the day after too."""
    return "" if minutes is None else f"{minutes // 60 % 24:02}:{minutes % 60:02}"
