"""Faults on demand: the next requests to a path go wrong in one named way, as partners do on bad days.

A fault is armed in the process (`faults.arm(Fault(...))`) or over HTTP (`POST /_sandbox/faults`), and used up request
by request; `bad_answers` plays it on the wire.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from typing import Any


class FaultKind(StrEnum):
    """The ways in which a partner fails."""

    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    HTML_ERROR = "html_error"
    """A page for people, with the `status` of the fault: an error, or even 200."""
    NO_CONTENT = "no_content"
    TRUNCATED_JSON = "truncated_json"
    CUT_CONNECTION = "cut_connection"
    BROKEN_TEXT = "broken_text"
    """One letter of each word with an accent is not UTF-8."""
    ENDLESS = "endless"
    """A body that goes on until the reader hangs up, `delay_seconds` between its pieces."""
    SLOW = "slow"
    REPEATED_PAGE = "repeated_page"
    """The answer to the request before."""
    EXPIRED_TOKENS = "expired_tokens"


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind` for the next `times` requests whose path contains `path`, once `after` of them have passed unharmed."""

    kind: FaultKind
    path: str = ""
    times: int = 1
    after: int = 0
    retry_after_seconds: int | None = None
    delay_seconds: float = 0.0
    status: int = 503


@dataclass(frozen=True, slots=True)
class _Event:
    """What happens right before the answer to a request whose path contains `path`, once `after` have passed."""

    path: str
    act: Callable[[], object]
    after: int


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of each record in the answers to requests whose path contains `path`."""

    path: str
    write: Callable[[dict[str, Any]], Any]


class Faults:
    """The faults still to come. Safe to use from several threads."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._events: list[_Event] = []
        self._rewriting: Rewriting | None = None
        self._lock = Lock()

    def arm(self, *faults: Fault) -> None:
        """Add `faults`; where several fit a request, the first armed acts and the others wait their turn."""
        with self._lock:
            self._armed.extend(faults)

    def meanwhile(self, act: Callable[[], object], *, path: str, after: int) -> None:
        """Do `act` before the answer to a request to `path`, once `after` have passed: content moves as it is read."""
        with self._lock:
            self._events.append(_Event(path, act, after))

    def rewrite(self, write: Callable[[dict[str, Any]], Any], *, path: str) -> None:
        """Send, from now on, what `write` makes of each record that is listed at `path`: partners send anything."""
        self._rewriting = Rewriting(path, write)

    def rewriting(self, path: str) -> Rewriting | None:
        """What becomes of the records of an answer to a request to `path`; None where they stay what they are."""
        found = self._rewriting
        return found if found is not None and found.path in path else None

    def clear(self) -> None:
        """Forget every fault, every event and every other record still to come."""
        with self._lock:
            self._armed.clear()
            self._events.clear()
            self._rewriting = None

    def armed(self) -> tuple[Fault, ...]:
        """The faults still to come, in the order in which they act."""
        with self._lock:
            return tuple(self._armed)

    def happen(self, path: str) -> None:
        """Do what is to happen before the answer to a request to `path`."""
        with self._lock:
            meant = [event for event in self._events if event.path in path]
            later = [replace(event, after=event.after - 1) for event in meant if event.after > 0]
            self._events = [event for event in self._events if event.path not in path] + later
        for event in meant:
            if event.after == 0:
                event.act()

    def take(self, path: str) -> Fault | None:
        """The fault that acts on a request to `path`, used up by one; None where the request goes well."""
        with self._lock:
            for position, fault in enumerate(self._armed):
                if fault.path not in path:
                    continue
                if fault.after > 0:
                    self._armed[position] = replace(fault, after=fault.after - 1)
                    return None
                if fault.times > 1:
                    self._armed[position] = replace(fault, times=fault.times - 1)
                else:
                    del self._armed[position]
                return fault
        return None
