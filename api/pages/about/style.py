"""The living page of the site's look: each token as the stylesheet has it, each component as pages use it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.deps import Now
from api.serving.assets import STATIC
from api.serving.drawing import drawn
from api.serving.rendering import render
from api.wording.figures import weekday_name
from geo import Means, Mode
from matching import Conditions, Kind, Opportunity, Ranked, Reason, Way
from store.accounts.account import Account

router = APIRouter(include_in_schema=False)
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_DRAWING = re.compile(r'<symbol id="([\w-]+)"')
_PAIRS = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink-soft", "paper"),
    ("action", "surface"),
    ("surface", "action"),
    ("action-deep", "action-wash"),
    ("notice", "notice-wash"),
    ("notice", "paper"),
)
"""Text and ground, as the stylesheet puts them on each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text colour on a ground, by their tokens, and their contrast (WCAG 2.2: from 1 to 21)."""

    text: str
    ground: str
    contrast: float


@router.get("/style")
def style_page(request: Request, now: Now, _: Annotated[Account | None, admits_everybody()]) -> Response:
    """Tokens, then one example of each component."""
    tokens = tokens_of_stylesheet()
    pairs = [Pair(text, ground, contrast(tokens[text], tokens[ground])) for text, ground in _PAIRS]
    drawings = _DRAWING.findall((STATIC / "icons.svg").read_text("utf-8"))
    values = {
        "tokens": tokens,
        "pairs": pairs,
        "drawings": drawings,
        "shown": _example(now),
        "means": (Means(Mode.BUS, 45), Means(Mode.BIKE, 20)),
        "qr": drawn("https://alentour.example/style"),
        "to_page": _to_page,
        "weekday_name": weekday_name,
    }
    return render(request, "about/style.html", values)


@cache
def tokens_of_stylesheet() -> dict[str, str]:
    """Every token of the stylesheet with its value: {"ink": "#1b2423", "s4": "1rem"}."""
    root = (STATIC / "style.css").read_text("utf-8").partition(":root {")[2].partition("}")[0]
    return dict(_TOKEN.findall(root))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written "#rrggbb", from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", from 0 to 1 (WCAG 2.2, "relative luminance")."""
    levels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in levels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_page(page: int) -> str:
    return f"/style?page={page}#boutons"


def _example(now: datetime) -> Ranked:
    """A row of a list with all that a card tells: when, the ways there, a reason."""
    workshop = Opportunity(
        key="style:1",
        kind=Kind.WORKSHOP,
        title="Refaire son CV en deux heures",
        employer="Médiathèque intercommunale",
        place="Bourganeuf",
        starts=now + timedelta(days=3),
        ends=now + timedelta(days=3, hours=2),
        conditions=Conditions(hours_per_week=2),
        unchecked=True,
    )
    ways = (Way(Mode.BUS, 25.0, 45.0), Way(Mode.BIKE, 18.0, 20.0))
    return Ranked(workshop, 0.8, parts=(), reasons=(Reason("bicycle", (18,)),), ways=ways, km=6.0)
