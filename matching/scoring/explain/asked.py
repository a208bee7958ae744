"""What is told of what is asked: experience, diploma, health, French, licences, skills."""

from collections.abc import Sequence

import numpy as np

from kit import flat
from matching.model import Asked, Strain
from matching.reasons import Reason
from matching.scoring.explain.rows import Rows, Said, where
from matching.scoring.fits import french_of
from matching.scoring.telling import Telling
from matching.scoring.without_car import needs_help
from matching.words.conditions import may_drive
from matching.words.trades.demands import BINDS_THE_BUSINESS, STRAINS
from matching.words.trades.skills import skills_in_common
from matching.words.wishes.limits import limits_of, strains_named

HIGHER_LEVEL, APPRENTICE_AGAIN = Reason("level"), Reason("apprentice_again")
MORE_FRENCH, USUALLY_MORE_FRENCH = Reason("french"), Reason("french_usual")
REGULATED, MOVES = Reason("regulated"), Reason("moves")
FOR_CARS = "B"
"""The licence to drive a car or a van."""
DOOR_TO_DOOR, SITE_TO_SITE, LICENCE_USUAL = Reason("door_to_door"), Reason("site_to_site"), Reason("licence_usual")
BUILDING = "F"
"""The codes of ROME that begin with it are trades of building sites: who does them goes to no home."""
TRADE_LEARNT_MONTHS = 24.0
"""From how many months in a trade an apprenticeship in it teaches somebody what they know."""


def experience(rows: Rows) -> Said:
    """The experience asked, or had: told as had only of work that anybody would call near."""
    said = {place: told.experience for place, told in enumerate(rows.told) if told.experience is not None}
    enough = (rows.values["experience"] >= 1).tolist()
    for profile, places in rows.people:
        for place in places:
            if enough[place] and (had := rows.told[place].experience_had) is not None:
                asked, trade = rows.told[place].opportunity.conditions.experience_months or 0, rows.trades[place]
                if trade >= 0 and profile.months_told(trade) >= asked:
                    said[place] = had
    return said


def apprenticeship(rows: Rows) -> Said:
    """An apprenticeship in a trade that the person has done for long."""
    return {
        place: APPRENTICE_AGAIN
        for profile, places in rows.people
        if profile.person.experience
        for place in places
        if rows.told[place].is_apprenticeship
        and (trade := rows.trades[place]) >= 0
        and profile.experience_months[trade] >= TRADE_LEARNT_MONTHS
    }


def level(rows: Rows) -> Said:
    """A higher diploma than the person has."""
    return dict.fromkeys(where(rows.values["level"] < 1), HIGHER_LEVEL)


def limits(rows: Rows) -> Said:
    """What the text names against a limit; what the trade or a task of the text usually has is to be asked."""
    values, said = rows.values["limits"].tolist(), dict[int, Reason | None]()
    for profile, places in rows.people:
        if profile.person.limits:
            ruled_out, strains = limits_of(profile.person), profile.fits.strains
            named, loads = rows.alike.told(_named, ruled_out), Strain.LOADS in ruled_out
            for place in places:
                value, told = values[place], rows.told[place]
                usual = int(strains[rows.trades[place]]) if value < 1 else 0
                said[place] = named[told] if value == 0 else rows.alike.told(_likely, usual, loads)[told]
    return {place: one for place, one in said.items() if one is not None}


def _named(told: Telling, ruled_out: frozenset[Strain]) -> Reason:
    return Reason("limit_named", ("+".join(sorted(ruled_out & strains_named(told.opportunity.conditions))),))


def _likely(told: Telling, usual: int, loads: bool) -> Reason | None:  # noqa: FBT001 - as `Alike.told` hands it on
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
    said: dict[int, Reason] = {}
    missing = (rows.values["french"] < 1).tolist()
    for profile, places in rows.people:
        if (had := french_of(profile.person)) is not None:
            for place in places:
                if missing[place]:
                    said[place] = MORE_FRENCH if (rows.told[place].french or 0) > had else USUALLY_MORE_FRENCH
    return said


def regulated(rows: Rows) -> Said:
    """By ROME's own field, whatever is known of the person (R15); not where the rule binds the business alone."""
    return {
        place: REGULATED
        for place in where(~np.isnan(rows.values["regulated"]))
        if rows.told[place].opportunity.rome not in BINDS_THE_BUSINESS
    }


def licence(rows: Rows) -> Said:
    """The licences spoken of, each had or not; where none is, what a task or the trade takes, or that one moves."""
    values = rows.values["licence"].tolist()
    usual = {
        place: _usual_licence(value, rows.told[place].opportunity.rome)
        for place, value in enumerate(values)
        if value < 1
    }
    return {
        **rows.each(_moves, lambda one: (needs_help(one.person),)),
        **usual,
        **rows.each(_licences_told, lambda one: (may_drive(one.person.licences),)),
    }


def _moves(told: Telling, without_car: bool) -> Reason | None:  # noqa: FBT001 - as `Rows.each` hands it on
    """Work that moves about often, told to somebody without a car; now and then is no matter of every day."""
    conditions = told.opportunity.conditions
    if not without_car or not conditions.travel:
        return None
    return None if flat(conditions.words("travel")).startswith("ponctuel") else MOVES


def _usual_licence(value: float, rome: str | None) -> Reason:
    """Where the opportunity says nothing of a licence, and its trade takes one."""
    if value > 0:
        return SITE_TO_SITE if rome is not None and rome.startswith(BUILDING) else DOOR_TO_DOOR
    return LICENCE_USUAL


def _licences_told(told: Telling, held: frozenset[str] | None) -> Reason | None:
    """None where no licence is spoken of, and no task needs one that is missing."""
    if not told.licences:
        return LICENCE_USUAL if held is not None and FOR_CARS not in held and told.tasks.driving else None
    missing = [one for one in told.licences if held is None or one.code not in held]
    if not missing:
        return Reason("licence_held", (_codes(told.licences),))
    code = "licence_required" if any(one.required for one in missing) else "licence_wished"
    return Reason(code if held is None else f"{code}_missing", (_codes(missing),))


def _codes(asked: Sequence[Asked]) -> str:
    return ", ".join(dict.fromkeys(str(one.code) for one in asked))


def skills(rows: Rows) -> Said:
    """Skills in common: only where some word of them is, which the part tells."""
    some, said = (rows.values["skills"] > 0).tolist(), dict[int, Reason]()
    for profile, places in rows.people:
        if have := profile.person.skills:
            for place in places:
                if some[place] and (met := _skills_met(rows.told[place], have)) is not None:
                    said[place] = met
    return said


def _skills_met(told: Telling, have: tuple[str, ...]) -> Reason | None:
    met = skills_in_common(have, told.skills)
    return Reason("skills", (", ".join(met[:2]),)) if met else None
