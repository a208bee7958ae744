"""What is told of what is asked: experience, diploma, health, French, licences, skills."""

from collections.abc import Sequence
from math import isnan

from kit import flat
from matching.model import Asked, Strain
from matching.reasons import Reason
from matching.scoring.explain.rows import Rows, Said
from matching.scoring.fits import french_of
from matching.scoring.telling import Telling
from matching.scoring.without_car import needs_help
from matching.words.demands import BINDS_THE_BUSINESS, STRAINS
from matching.words.limits import limits_of, strains_named
from matching.words.skills import skills_in_common

HIGHER_LEVEL, APPRENTICE_AGAIN = Reason("level"), Reason("apprentice_again")
MORE_FRENCH, USUALLY_MORE_FRENCH = Reason("french"), Reason("french_usual")
REGULATED, MOVES = Reason("regulated"), Reason("moves")
DOOR_TO_DOOR, SITE_TO_SITE, LICENCE_USUAL = Reason("door_to_door"), Reason("site_to_site"), Reason("licence_usual")
FOR_CARS = frozenset({"B", "BE", "C", "C1", "CE", "D"})
"""The licences with any of which one may drive a car or a van."""
BUILDING = "F"
"""The codes of ROME that begin with it are trades of building sites: who does them goes to no home."""
TRADE_LEARNT_MONTHS = 24.0
"""From how many months in a trade an apprenticeship in it teaches somebody what they know."""


def experience(rows: Rows) -> Said:
    """The experience asked, or had: told as had only of work that anybody would call near."""
    return [
        told.experience_had
        if told.experience_had is not told.experience and value >= 1 and _may_be_told(rows, trade, told)
        else told.experience
        for trade, told, value in zip(rows.trades, rows.told, rows.values["experience"], strict=True)
    ]


def _may_be_told(rows: Rows, trade: int, told: Telling) -> bool:
    asked = told.opportunity.conditions.experience_months
    return asked is not None and trade >= 0 and rows.profile.months_told(trade) >= asked


def apprenticeship(rows: Rows) -> Said:
    """An apprenticeship in a trade that the person has done for long."""
    if not rows.person.experience:
        return None
    months = rows.profile.experience_months
    return [
        APPRENTICE_AGAIN if told.is_apprenticeship and trade >= 0 and months[trade] >= TRADE_LEARNT_MONTHS else None
        for trade, told in zip(rows.trades, rows.told, strict=True)
    ]


def level(rows: Rows) -> Said:
    """A higher diploma than the person has."""
    if rows.person.level is None:
        return None
    return [HIGHER_LEVEL if value < 1 else None for value in rows.values["level"]]


def limits(rows: Rows) -> Said:
    """What the text names against a limit; what the trade or a task of the text usually has is to be asked."""
    if not rows.person.limits:
        return None
    ruled_out, usual = limits_of(rows.person), rows.profile.fits.strains
    named, loads = rows.alike.told(_named, ruled_out), Strain.LOADS in ruled_out
    return [
        named[told] if value == 0 else _likely(told, int(usual[trade]) if value < 1 else 0, loads=loads)
        for told, trade, value in zip(rows.told, rows.trades, rows.values["limits"], strict=True)
    ]


def _named(told: Telling, ruled_out: frozenset[Strain]) -> Reason:
    return Reason("limit_named", ("+".join(sorted(ruled_out & strains_named(told.opportunity.conditions))),))


def _likely(told: Telling, usual: int, *, loads: bool) -> Reason | None:
    """`usual`: what the trade usually has and a limit rules out, a bit each; `loads`: whether one rules out loads.

    None where nothing goes against a limit, or only the loads of a trade whose text says that they are light.
    """
    likely = {strain for place, strain in enumerate(STRAINS) if usual >> place & 1} if usual else set()
    if told.opportunity.conditions.heavy is False:
        likely.discard(Strain.LOADS)
    elif loads and told.tasks.loads:
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
    """By ROME's own field, whatever is known of the person (R15); not where the rule binds the business alone."""
    return [
        None if isnan(value) or told.opportunity.rome in BINDS_THE_BUSINESS else REGULATED
        for told, value in zip(rows.told, rows.values["regulated"], strict=True)
    ]


def licence(rows: Rows) -> Said:
    """The licences spoken of, each had or not; where none is, what a task or the trade takes, or that one moves."""
    spoken_of = rows.each(_licences_told, rows.person.licences)
    moving = rows.each(_moves, needs_help(rows.person))
    return [
        said or (_usual_licence(value, told.opportunity.rome) if value < 1 else None) or moves
        for said, told, value, moves in zip(spoken_of, rows.told, rows.values["licence"], moving, strict=True)
    ]


def _moves(told: Telling, without_car: bool) -> Reason | None:  # noqa: FBT001 - as `Rows.each` hands it on
    """Work that moves about often, told to somebody without a car; now and then is no matter of every day."""
    conditions = told.opportunity.conditions
    if not without_car or not conditions.travel:
        return None
    return None if flat(conditions.words("travel")).startswith("ponctuel") else MOVES


def _usual_licence(value: float, rome: str | None) -> Reason | None:
    """Where the opportunity says nothing of a licence."""
    if not value < 1:
        return None
    if value > 0:
        return SITE_TO_SITE if rome is not None and rome.startswith(BUILDING) else DOOR_TO_DOOR
    return LICENCE_USUAL


def _licences_told(told: Telling, held: frozenset[str] | None) -> Reason | None:
    """None where no licence is spoken of, and no task needs one that is missing."""
    if not told.licences:
        return LICENCE_USUAL if held is not None and held.isdisjoint(FOR_CARS) and told.tasks.driving else None
    missing = [one for one in told.licences if held is None or one.code not in held]
    if not missing:
        return Reason("licence_held", (_codes(told.licences),))
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
        _skills_met(told, have) if value > 0 else None
        for told, value in zip(rows.told, rows.values["skills"], strict=True)
    ]


def _skills_met(told: Telling, have: tuple[str, ...]) -> Reason | None:
    met = skills_in_common(have, told.skills)
    return Reason("skills", (", ".join(met[:2]),)) if met else None
