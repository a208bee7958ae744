"""A transport that comes when called: whom to call, and where and when it runs."""

from dataclasses import dataclass

from geo.trip import WorkingHours


@dataclass(frozen=True, slots=True)
class OnDemand:
    """A transport on demand, as a department declares it.

    `zone` holds the INSEE codes of the communes that it links, each with all others; `days` are 0 for Monday;
    `starts` and `ends` minutes after midnight, None where it is not said.
    """

    name: str
    phone: str
    zone: frozenset[str]
    days: frozenset[int]
    starts: int | None = None
    ends: int | None = None
    notice: str | None = None
    """How long before one has to call."""
    fare: str | None = None
    url: str | None = None

    def runs(self, hours: WorkingHours) -> bool:
        """Whether it runs on all the days of work, before its start and after its end."""
        begun = self.starts is None or self.starts < hours.starts
        ended = self.ends is None or self.ends > hours.ends
        return hours.days <= self.days and begun and ended

    def links(self, here: str, there: str) -> bool:
        """Whether it goes from one commune to the other."""
        return here in self.zone and there in self.zone
