"""A means of transport and the minutes accepted with it; in one word, as addresses and commands write it: "car:30"."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """A means of transport that a person can declare."""

    CAR = "car"
    MOPED = "moped"
    EBIKE = "ebike"
    BIKE = "bike"
    BUS = "bus"
    """Public transport of any kind: coach, train, tram."""
    WALK = "walk"


MODES = tuple(Mode)
"""All means of transport. A position in it is the code used in arrays and in files of lists: a new one comes last."""

MOST_MINUTES = 180
"""The longest way that anybody may accept, one way."""
MODE_NAMES = {mode.value: mode for mode in Mode} | {
    "voiture": Mode.CAR,
    "scooter": Mode.MOPED,
    "velo-electrique": Mode.EBIKE,
    "velo": Mode.BIKE,
    "pied": Mode.WALK,
}
"""What each mode may be called: its code, or the French word ("bus" is both)."""

MOST_ON_FOOT_MINUTES = 30
"""Who takes a bus and said nothing of walking walks no longer."""

TOP_SPEED_KM_A_MINUTE = {
    Mode.CAR: 1.6,
    Mode.MOPED: 0.75,
    Mode.EBIKE: 0.42,
    Mode.BIKE: 0.35,
    Mode.BUS: 1.6,
    Mode.WALK: 0.12,
}
"""No means goes farther in a minute, in a straight line: bounds what has to be looked at."""


@dataclass(frozen=True, slots=True)
class Means:
    """A means of transport and the minutes, one way, that the person accepts with it."""

    mode: Mode
    max_minutes: int


def on_foot_too(means: tuple[Means, ...]) -> tuple[Means, ...]:
    """The means, and legs for whoever takes a bus: what is nearer than the stop is walked to, half an hour at most."""
    bus = next((one for one in means if one.mode is Mode.BUS), None)
    if bus is None or any(one.mode is Mode.WALK for one in means):
        return means
    return (*means, Means(Mode.WALK, min(bus.max_minutes, MOST_ON_FOOT_MINUTES)))


def farthest_km(means: tuple[Means, ...], *, times: float) -> float:
    """The straight line that no declared means exceeds within `times` its limit; inf where none is declared."""
    if not means:
        return float("inf")
    return max(times * one.max_minutes * TOP_SPEED_KM_A_MINUTE[one.mode] for one in means)


def means_from_text(text: str, *, usual_minutes: int | None = None) -> Means | None:
    """The means that `text` writes; None where it writes none.

    With `usual_minutes`, a reader who forgives: minutes that are missing or make no sense are these, and too many
    minutes are the most.
    """
    name, _, said = text.partition(":")
    mode = MODE_NAMES.get(name.strip().lower())
    minutes = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    if usual_minutes is not None:
        minutes = min(minutes, MOST_MINUTES) or usual_minutes
    return Means(mode, minutes) if mode is not None and 1 <= minutes <= MOST_MINUTES else None


def means_to_text(means: Means) -> str:
    """The word that `means_from_text` reads."""
    return f"{means.mode.value}:{means.max_minutes}"
