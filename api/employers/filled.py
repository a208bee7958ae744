"""The form of an opening, as it is typed and kept: filled from an employer's own words, or from what is published."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.wording.languages import lazy
from api.wording.words import LICENCES
from kit import number, plain_text
from matching import Conditions, Kind, conditions_from_json
from matching.words.described import LONGEST_TITLE, Described, Proposal
from store.openings import Opening

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
CONTRACTS = ("CDI", "CDD", "Saisonnier", "Intérim", "Apprentissage")
LENGTHS = {
    "Immersion, 1 à 5 jours": lazy("1 à 5 jours"),
    "Immersion, 1 à 2 semaines": lazy("1 à 2 semaines"),
    "Immersion, 1 mois au plus": lazy("Jusqu'à 1 mois"),
}
"""How long an immersion lasts: as it is shown, and as it is chosen."""
_TRIAL_SAID = "Quelques jours pour essayer ce métier, sans salaire, avec une convention. Voici le travail :"
"""How the trial of a job begins: as offers are written, in French."""
EXPERIENCE = {
    "0": lazy("Débutant accepté"),
    "12": lazy("Un peu : 1 an environ"),
    "36": lazy("Beaucoup : 3 ans ou plus"),
}
"""The months of experience asked."""
STARTS = {"soon": lazy("Dès que possible"), "on": lazy("À une date précise"), "": lazy("À voir ensemble")}


def _line(limit: int) -> BeforeValidator:
    return BeforeValidator(lambda text: " ".join(plain_text(str(text), limit=limit).split()))


Line = Annotated[str, _line(120)]


class Typed(BaseModel):
    """The form as it comes. Nothing in it is an error: `read_form` says what does not fit, by field."""

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
    association: Line = ""
    """Whether it was declared that an association or a commune asks: nobody else may ask for unpaid work."""
    trial: Line = ""
    """Whether, beside the job, some days to try it are published too."""
    then: Line = ""
    """Which button was pressed."""


class Filled(Typed):
    """The form as it is kept in the sheet."""

    proposals: list[tuple[str, str]] = []
    """Code and title of the trades to choose from."""
    kind_supposed: bool = False
    """Whether no word said the kind, so that it is asked."""


def filled_from(described: Described, *, words: str, place: str) -> Filled:
    """The form filled with what the employer's words say."""
    conditions = described.conditions
    is_mission = described.kind is Kind.VOLUNTEERING
    first = described.proposals[0] if described.proposals and not is_mission else None
    return _with_conditions(
        Filled(
            kind=described.kind.value if described.kind in KINDS else Kind.JOB.value,
            title=described.title,
            trade=first.rome if first else "",
            text=words,
            start="on" if described.starts else "soon" if conditions.soon else "",
            start_on=described.starts.isoformat() if described.starts else "",
            place=place,
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
            start="soon" if conditions.soon else "",
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
        "length": next((one for one in LENGTHS if known.contract == one), ""),
        "experience": "" if known.experience_months is None else _nearest(known.experience_months),
        "licence": licence,
        "positions": str(known.positions or 1),
    }
    return filled.model_copy(update=told)


def with_proposals(filled: Filled, proposals: tuple[Proposal, ...]) -> Filled:
    """The form with the trades that the words of "another trade" may mean to choose from, none chosen yet."""
    return filled.model_copy(update={"proposals": [(one.rome, one.title) for one in proposals], "trade": ""})


def trial_beside(filled: Filled) -> Filled | None:
    """The form of some days to try the job, as it begins: the same work, unpaid; None where none are offered."""
    if filled.kind != Kind.JOB.value or filled.trial != YES:
        return None
    of_a_job = ("trial", "contract", "months", "pay", "experience", "start", "start_on")
    changed = dict.fromkeys(of_a_job, "") | {
        "kind": Kind.IMMERSION.value,
        "length": next(iter(LENGTHS)),
        "text": f"{_TRIAL_SAID}\n{filled.text}",
    }
    return filled.model_copy(update=changed)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def _nearest(months: int) -> str:
    return "0" if months == 0 else "12" if months < 24 else "36"
