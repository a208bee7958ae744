"""Weeks planned for tests out of a few listed rows, for the last days of November."""

from datetime import UTC, date, datetime, timedelta

from matching import Kind, Ranked
from matching.plan import Agreed, Bounds, Brief, Edits, Week, plan_week
from tests.make.listed import listed
from tests.make.values import some_person

MONDAY = date(2026, 11, 23)
USUAL_DAYS = frozenset(range(5))
"""From Monday to Friday, where somebody said no days."""


def week(
    *rows: Ranked,
    bounds: Bounds | None = None,
    edits: Edits | None = None,
    agreed: Agreed | None = None,
    **said: object,
) -> Week:
    """The week of MONDAY of somebody who `said` so, out of these rows."""
    return plan_week(
        some_person(**said),
        rows,
        Brief(
            MONDAY,
            bounds=bounds or Bounds(),
            edits=edits or Edits(),
            agreed=agreed or Agreed(),
        ),
    )


def cleaning(**said: object) -> Ranked:
    """Two hours each morning, far down a list."""
    conditions = {"hours_per_week": 10.0, "days": (0, 1, 2, 3, 4), "starts_at": 9 * 60, "ends_at": 11 * 60}
    return listed("ft:cleaning", score=0.3, id=1, conditions=conditions, **said)  # type: ignore[arg-type]


def jobs(count: int) -> list[Ranked]:
    """Offers of work near by, the best first."""
    return [listed(f"ft:{index}", score=0.7 - index / 100) for index in range(count)]


def missions(count: int, **said: object) -> list[Ranked]:
    """Volunteering near by, each as good as the others."""
    return [listed(f"jva:{index}", kind=Kind.VOLUNTEERING, **said) for index in range(count)]  # type: ignore[arg-type]


def on(day: int, hour: int) -> datetime:
    """An hour of that week in winter, France being one hour ahead."""
    return datetime(2026, 11, 23, hour - 1, tzinfo=UTC) + timedelta(days=day)
