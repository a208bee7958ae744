"""Which activities can change places in a week, and which are outdone by another: neither is looked at twice."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from matching.plan.activity import Activity
from matching.plan.places import Way


def alike(activities: Sequence[Activity], ways: Sequence[Collection[Way]]) -> dict[int, list[int]]:
    """The activities of one session that change nothing when they change places, by the first of them; each of the
    others by itself. `ways` are those to place each.
    """
    tied = _tied(activities)
    found = defaultdict(list)
    for index, one in enumerate(activities):
        own = index if one.sessions > 1 or one.name in tied else None
        found[
            own, frozenset(ways[index]), one.minutes, one.out_minutes, one.back_minutes, one.is_taken, one.alone
        ].append(index)
    return {others[0]: others for others in found.values()}


def outdone(
    activities: Sequence[Activity], ways: Sequence[Collection[Way]], costs: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Pairs of activities, the second never in the best week without the first, which could take its places for no
    higher cost: for each, the nearest to it by cost of those that outdo it.
    """
    tied = _tied(activities)
    by_cost = sorted(range(len(activities)), key=lambda one: costs[one])
    for rank, worse in enumerate(by_cost):
        if activities[worse].kept or activities[worse].name in tied:
            continue
        for better in reversed(by_cost[:rank]):
            if _replaces(activities[better], activities[worse]) and set(ways[better]) >= set(ways[worse]):
                yield better, worse
                break


def _replaces(better: Activity, worse: Activity) -> bool:
    """Whether a week stays within its rows with the first in the places of the second."""
    return better.after is None and better.away_minutes <= worse.away_minutes and _counted(better) == _counted(worse)


def _counted(activity: Activity) -> tuple[object, ...]:
    """What the rows of a week count of an activity, its places apart."""
    one = activity
    at_home = one.at_home and not one.agreed
    return one.minutes, one.sessions, at_home, one.alone, one.is_taken, group(one)


def group(activity: Activity) -> str:
    """The kind, for variety; what comes from no opportunity is a kind of its own."""
    return "" if activity.kind is None else activity.kind.value


def _tied(activities: Sequence[Activity]) -> set[str]:
    """The names of what follows something, and of what something follows."""
    return {name for one in activities if one.after is not None for name in (one.name, one.after)}
