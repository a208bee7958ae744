"""HTTP out: one client with bounded patience. It retries what may pass, honours `Retry-After`, trusts no error body.

HttpFailure
├── Unreachable     no answer: refused connection, time-out, cut in mid-body, after all attempts
├── Busy            429 or 5xx, after all attempts
├── Refused         any other status that was not expected
└── Unreadable      an answer that is not what was asked for: too large, or not JSON
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx2
import stamina

from kit.clock import now_utc

ATTEMPTS = 4
LONGEST_WAIT_SECONDS = 120.0
"""A partner that asks for more patience is left for the next run."""
LARGEST_BODY_BYTES = 64_000_000

Params = Mapping[str, str | int | Sequence[str | int]]


class HttpFailure(Exception):
    """The root of the tree. `status` is that of the answer, None where there was none."""

    def __init__(self, message: str, *, status: int | None = None, wait_seconds: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait_seconds = wait_seconds


class Unreachable(HttpFailure):
    """No answer."""


class Busy(HttpFailure):
    """The partner asks to come back later."""


class Refused(HttpFailure):
    """The partner does not accept the request."""


class Unreadable(HttpFailure):
    """The answer is not what was asked for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose status was expected."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON; raises Unreadable where it is not."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unreadable("la réponse n'est pas du JSON", status=self.status) from error


class Client:
    """A client of one partner. `transport` replaces the network in tests; `auth` signs each request."""

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: httpx2.Auth | None = None,
        timeout_seconds: float = 20.0,
        attempts: int = ATTEMPTS,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._attempts = attempts
        self._client = httpx2.Client(
            base_url=base_url,
            headers={"accept": "application/json", "user-agent": "Alentour/0.1", **(headers or {})},
            auth=auth,
            timeout=timeout_seconds,
            transport=transport,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, *, params: Params | None = None, expect: Collection[int] = (200,)) -> Reply:
        """The answer to a GET, retried while the partner is busy or silent; raises an HttpFailure."""
        for attempt in stamina.retry_context(on=_wait, attempts=self._attempts, timeout=None, wait_initial=0.2):
            with attempt:
                return self._once(path, params, expect)
        raise AssertionError("stamina ends with a return or an error")

    def _once(self, path: str, params: Params | None, expect: Collection[int]) -> Reply:
        try:
            with self._client.stream("GET", path, params=_pairs(params)) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > LARGEST_BODY_BYTES:
                        raise Unreadable("la réponse est trop grande", status=response.status_code)
                status, headers = response.status_code, dict(response.headers)
        except httpx2.TransportError as error:
            raise Unreachable(f"pas de réponse ({type(error).__name__})") from error
        except httpx2.HTTPStatusError as error:  # raised by whoever signs the requests
            raise Busy(f"réponse {error.response.status_code}", status=error.response.status_code) from error
        except httpx2.HTTPError as error:
            raise Unreadable(f"réponse illisible ({type(error).__name__})") from error
        if status in expect:
            return Reply(status=status, headers=headers, body=bytes(body))
        if status == 429 or status >= 500:
            raise Busy(f"réponse {status}", status=status, wait_seconds=_retry_after(headers))
        raise Refused(f"réponse {status}", status=status)


def _wait(failure: Exception) -> bool | float:
    """Whether to try again, or after how many seconds."""
    if isinstance(failure, Busy):
        if failure.wait_seconds is None:
            return True
        return failure.wait_seconds if failure.wait_seconds <= LONGEST_WAIT_SECONDS else False
    return isinstance(failure, Unreachable)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that `Retry-After` asks for, written as such or as a date; None where it asks for nothing."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - now_utc()).total_seconds())
    except (ValueError, TypeError):  # no date, or one that tells no time zone
        return None


def _pairs(params: Params | None) -> list[tuple[str, str | int | float | bool | None]]:
    pairs: list[tuple[str, str | int | float | bool | None]] = []
    for name, value in (params or {}).items():
        values = [value] if isinstance(value, str | int) else value
        pairs += [(name, one) for one in values]
    return pairs
