"""A means of transport and its minutes in one word, as addresses, programs and commands write it: "car:30"."""

from geo.reach import Means, Mode

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
