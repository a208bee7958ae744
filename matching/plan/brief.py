"""What a week is made for: which one, of how many hours, with what somebody changed of it, said yes to or keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from matching.plan.week import Agreed, Bounds, Edits


@dataclass(frozen=True, slots=True)
class Brief:
    """What is asked of a week, beside whose it is and out of which list. Opportunities are told by their ids."""

    monday: date
    asked_on: date | None = None
    """The day on which it is asked for, which leaves out what is too soon after it; None where nobody knows."""
    since: int = 0
    """The minutes of the week that are gone, in which nothing is put but what was settled."""
    bounds: Bounds = field(default_factory=Bounds)
    edits: Edits = field(default_factory=Edits)
    agreed: Agreed = field(default_factory=Agreed)
    """What comes first, wherever it stands in the list."""
    first: int | None = None
    """What is to be proposed first: in the week where it fits, else it is said why not."""
    saved: frozenset[int] = frozenset()
    """What they keep to look at again, wherever it stands in the list: its step comes before what nobody asked for,
    and the one that is `first` is held."""
    called: frozenset[int] = frozenset()
    """What is answered by a call, having no page to write to."""
    ridden_beyond: frozenset[int] = frozenset()
    """What no coach or train leads to within the hours of the person (`matching.plan.rides`): nobody is told to be
    there, unless they agreed to it or keep it."""
    waits: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """By what a coach or train leads to, the minutes that its own hours add to the way there and to the way home
    (`matching.plan.rides`)."""
    accompanied: bool = True
    """Whether somebody follows them, to talk to each week."""

    def leads_to(self, opportunity_id: int | None) -> bool:
        """Whether it is to be proposed first, or is kept by the person."""
        return opportunity_id is not None and (opportunity_id == self.first or opportunity_id in self.saved)

    def logged(self) -> dict[str, Any]:
        """What is kept of it with the list that the week was made of, to make it again.

        What somebody said yes to, keeps or changed is theirs to take back: only that there was something.
        """
        named = {
            "monday": self.monday.isoformat(),
            "asked_on": None if self.asked_on is None else self.asked_on.isoformat(),
            "least": self.bounds.least,
            "most": self.bounds.most,
            "accompanied": None if self.accompanied else False,
            "called": sorted(self.called) or None,
            "first": self.first,
            "ridden_beyond": sorted(self.ridden_beyond) or None,
            "since": self.since or None,
            "waits": [[one, *minutes] for one, minutes in sorted(self.waits.items())] or None,
            "edited": True if self._is_edited else None,
        }
        return {name: value for name, value in named.items() if value is not None}

    @classmethod
    def of_log(cls, logged: Mapping[str, Any]) -> Self | None:
        """What `logged` wrote; None where somebody changed the week, and it cannot be made again."""
        if logged.get("edited"):
            return None
        return cls(
            monday=date.fromisoformat(logged["monday"]),
            asked_on=date.fromisoformat(logged["asked_on"]) if "asked_on" in logged else None,
            since=logged.get("since", 0),
            bounds=Bounds(float(logged["least"]), float(logged["most"])),
            first=logged.get("first"),
            called=frozenset(logged.get("called", ())),
            ridden_beyond=frozenset(logged.get("ridden_beyond", ())),
            waits={one: (out, back) for one, out, back in logged.get("waits", ())},
            accompanied=logged.get("accompanied", True),
        )

    @property
    def _is_edited(self) -> bool:
        edits, agreed = self.edits, self.agreed
        return bool(edits.kept or edits.removed or agreed.ids or agreed.over or self.saved)
