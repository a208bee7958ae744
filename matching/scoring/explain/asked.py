"""What is told of what is asked: experience, diploma, health, French, licences, skills."""

from collections.abc import Sequence
from functools import lru_cache
from math import isnan

from matching.model import Asked, Strain
from matching.reasons import Reason
from matching.scoring.explain.rows import Rows, Said
from matching.scoring.fits import french_of
from matching.scoring.telling import Telling
from matching.words.demands import STRAINS
from matching.words.limits import limits_of, strains_named
from matching.words.skills import skills_in_common

HIGHER_LEVEL, APPRENTICE_AGAIN = Reason("level"), Reason("apprentice_again")
MORE_FRENCH, USUALLY_MORE_FRENCH = Reason("french"), Reason("french_usual")
REGULATED = Reason("regulated")
DOOR_TO_DOOR, SITE_TO_SITE, LICENCE_USUAL = Reason("door_to_door"), Reason("site_to_site"), Reason("licence_usual")
FOR_CARS = frozenset({"B", "BE", "C", "C1", "CE", "D"})
"""The licences with any of which one may drive a car or a van."""
BUILDING = "F"
"""The codes of ROME that begin with it are trades of building sites: who does them goes to no home."""
TRADE_LEARNT_MONTHS = 24.0
"""From how many months in a trade an apprenticeship in it teaches somebody what they know."""


def experience(rows: Rows) -> Said:
    """The experience asked, or had: told as had only of work that anybody would call near."""
    asked = zip(rows.rows, rows.told, rows.values["experience"], strict=True)
    return [
        told.experience_had if value >= 1 and _may_be_told(rows, row, told) else told.experience
        for row, told, value in asked
    ]


def _may_be_told(rows: Rows, row: int, told: Telling) -> bool:
    trade, asked = int(rows.corpus.rome[row]), told.opportunity.conditions.experience_months
    return asked is not None and trade >= 0 and rows.profile.months_told(trade) >= asked


def apprenticeship(rows: Rows) -> Said:
    """An apprenticeship in a trade that the person has done for long."""
    if not rows.person.experience:
        return None
    trades = rows.corpus.rome[rows.rows].tolist()
    months = rows.profile.experience_months
    return [
        APPRENTICE_AGAIN if told.is_apprenticeship and trade >= 0 and months[trade] >= TRADE_LEARNT_MONTHS else None
        for trade, told in zip(trades, rows.told, strict=True)
    ]


def level(rows: Rows) -> Said:
    """A higher diploma than the person has."""
    return [HIGHER_LEVEL if value < 1 else None for value in rows.values["level"]]


def limits(rows: Rows) -> Said:
    """What the text names against a limit; what the trade or a task of the text usually has is to be asked."""
    if not rows.person.limits:
        return None
    return [
        _limits_met(rows, row, told, value)
        for row, told, value in zip(rows.rows, rows.told, rows.values["limits"], strict=True)
    ]


def _limits_met(rows: Rows, row: int, told: Telling, value: float) -> Reason | None:
    """None where nothing goes against a limit, or only the loads of a trade whose text says that they are light."""
    ruled_out, conditions = limits_of(rows.person), told.opportunity.conditions
    if value == 0:
        return Reason("limit_named", ("+".join(sorted(ruled_out & strains_named(conditions))),))
    likely: set[Strain] = set()
    if value < 1:
        usual = int(rows.profile.fits.strains[rows.corpus.rome[row]])
        likely = {strain for place, strain in enumerate(STRAINS) if usual >> place & 1}
    if conditions.heavy is False:
        likely.discard(Strain.LOADS)
    elif Strain.LOADS in ruled_out and told.tasks.loads:
        likely.add(Strain.LOADS)
    return Reason("limit_likely", ("+".join(sorted(likely)),)) if likely else None


def french(rows: Rows) -> Said:
    """French that is missing: asked by its name, or usual in the trade or in what is done, and then to be asked."""
    had = french_of(rows.person)
    if had is None:
        return None
    return [
        (MORE_FRENCH if (told.french or 0) > had else USUALLY_MORE_FRENCH) if value < 1 else None
        for told, value in zip(rows.told, rows.values["french"], strict=True)
    ]


def regulated(rows: Rows) -> Said:
    """By ROME's own field, whatever is known of the person (R15)."""
    return [None if isnan(value) else REGULATED for value in rows.values["regulated"]]


def licence(rows: Rows) -> Said:
    """The licences spoken of, each had or not; where none is, what a task or the trade takes."""
    held = rows.person.licences
    cannot_drive = held is not None and held.isdisjoint(FOR_CARS)
    return [
        _licences_told(held, told.licences)
        if told.licences
        else LICENCE_USUAL
        if cannot_drive and told.tasks.driving
        else _usual_licence(value, told.opportunity.rome)
        for told, value in zip(rows.told, rows.values["licence"], strict=True)
    ]


def _usual_licence(value: float, rome: str | None) -> Reason | None:
    """Where the opportunity says nothing of a licence."""
    if not value < 1:
        return None
    if value > 0:
        return SITE_TO_SITE if rome is not None and rome.startswith(BUILDING) else DOOR_TO_DOOR
    return LICENCE_USUAL


@lru_cache(maxsize=10_000)
def _licences_told(held: frozenset[str] | None, asked: tuple[Asked, ...]) -> Reason:
    missing = [one for one in asked if held is None or one.code not in held]
    if not missing:
        return Reason("licence_held", (_codes(asked),))
    code = "licence_required" if any(one.required for one in missing) else "licence_wished"
    return Reason(code if held is None else f"{code}_missing", (_codes(missing),))


def _codes(asked: Sequence[Asked]) -> str:
    return ", ".join(dict.fromkeys(str(one.code) for one in asked))


def skills(rows: Rows) -> Said:
    """Skills in common: only where some word of them is, which the part tells."""
    have = rows.person.skills
    if not have:
        return None
    return [
        _skills_met(skills_in_common(have, told.skills)) if value > 0 else None
        for told, value in zip(rows.told, rows.values["skills"], strict=True)
    ]


def _skills_met(met: tuple[str, ...]) -> Reason | None:
    return Reason("skills", (", ".join(met[:2]),)) if met else None
