"""HTTP out: one client with bounded patience. It retries what may pass, honours `Retry-After`, trusts no error body.

HttpFailure
├── Unreachable     no answer: refused connection, time-out, cut in mid-body, after all attempts
├── Busy            429 or 5xx, after all attempts
├── Refused         any other status that was not expected
└── Unreadable      an answer that is not what was asked for: too large, or not JSON
"""

import codecs
import json
import ssl
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache, partial
from types import TracebackType
from typing import Any, Self

import httpx2
import stamina

from kit.clock import now_utc

ATTEMPTS = 4
LONGEST_SILENCE_SECONDS = 20.0
LONGEST_ANSWER_SECONDS = 120.0
"""An answer that comes drop by drop is never silent: it ends all the same."""
LONGEST_WAIT_SECONDS = 120.0
"""A partner that asks for more patience is left for the next run."""
LARGEST_BODY_BYTES = 32_000_000
"""A page of 1,000 missions weighs some 5 MB. What is larger is no page, and would fill the memory."""


def _windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "as-windows"
codecs.register_error(_AS_WINDOWS, _windows)

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

    def text(self) -> str:
        """The body as text. Letters that are no UTF-8 are read as Windows'."""
        return self.body.decode("utf-8-sig", _AS_WINDOWS)

    def json(self) -> Any:
        """The body as JSON; raises Unreadable where it is no JSON."""
        try:
            return json.loads(self.text())
        except (ValueError, RecursionError) as error:
            raise Unreadable("la réponse n'est pas du JSON", status=self.status) from error


class Client:
    """A client of one partner. `transport` replaces the network in tests; `auth` signs each request.

    It waits `timeout_seconds` for each piece of an answer, and `longest_answer_seconds` for the whole of it.
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: httpx2.Auth | None = None,
        timeout_seconds: float | None = None,
        longest_answer_seconds: float | None = None,
        attempts: int = ATTEMPTS,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._attempts = attempts
        self._client = httpx2.Client(
            base_url=base_url,
            headers={"accept": "application/json", "user-agent": "Alentour/0.1", **(headers or {})},
            auth=auth,
            timeout=LONGEST_SILENCE_SECONDS if timeout_seconds is None else timeout_seconds,
            transport=transport,
            verify=_trusted(),
            event_hooks={"response": [partial(_bound, longest_seconds=longest_answer_seconds)]},
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
        return self._patiently(self._client.build_request("GET", path, params=_pairs(params)), expect)

    def post_form(self, path: str, form: Mapping[str, str], *, expect: Collection[int] = (200,)) -> Reply:
        """The answer to a form, sent once: what it asks for may not be asked twice. Raises an HttpFailure."""
        return self._once(self._client.build_request("POST", path, data=dict(form)), expect)

    def post_file(
        self, path: str, content: bytes, *, field: str, name: str, form: Mapping[str, Sequence[str]]
    ) -> Reply:
        """The answer to a file and the fields of a form, retried as a GET: only for what changes nothing there."""
        files = {field: (name, content, "text/csv")}
        fields = {key: list(values) for key, values in form.items()}
        return self._patiently(self._client.build_request("POST", path, data=fields, files=files), (200,))

    def _patiently(self, request: httpx2.Request, expect: Collection[int]) -> Reply:
        for attempt in stamina.retry_context(on=_wait, attempts=self._attempts, timeout=None, wait_initial=0.2):
            with attempt:
                return self._once(request, expect)
        raise AssertionError("stamina ends with a return or an error")

    def _once(self, request: httpx2.Request, expect: Collection[int]) -> Reply:
        try:
            with closing(self._client.send(request, stream=True)) as response:
                body = bytearray()
                for chunk in response.iter_bytes():  # unzipped, and so larger than what came
                    body += chunk
                    _refuse_more_than_is_kept(len(body), status=response.status_code)
                status, headers = response.status_code, dict(response.headers)
        except httpx2.TransportError as error:
            raise Unreachable(_said(error)) from error
        except httpx2.HTTPStatusError as error:  # raised by whoever signs the requests
            raise Busy(f"réponse {error.response.status_code}", status=error.response.status_code) from error
        except httpx2.HTTPError as error:
            raise Unreadable("réponse illisible") from error
        if status in expect:
            return Reply(status=status, headers=headers, body=bytes(body))
        if status == 429 or status >= 500:
            raise Busy(f"réponse {status}", status=status, wait_seconds=_retry_after(headers))
        raise Refused(f"réponse {status}", status=status)


class _Ending(httpx2.SyncByteStream):
    """A body as it comes over the wire; raises Unreadable where it is too large or has no end."""

    def __init__(self, response: httpx2.Response, *, longest_seconds: float) -> None:
        assert isinstance(response.stream, httpx2.SyncByteStream)
        self._stream = response.stream
        self._longest_seconds = longest_seconds
        self._status = response.status_code

    def __iter__(self) -> Iterator[bytes]:
        received, deadline = 0, time.monotonic() + self._longest_seconds
        for chunk in self._stream:
            received += len(chunk)
            _refuse_more_than_is_kept(received, status=self._status)
            if time.monotonic() > deadline:
                raise Unreadable("la réponse n'en finit pas", status=self._status)
            yield chunk

    def close(self) -> None:
        self._stream.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Who may vouch for a partner; the certificates are read once a process, not once a client."""
    return httpx2.create_ssl_context()


def _bound(response: httpx2.Response, *, longest_seconds: float | None) -> None:
    """Gives an answer an end, whoever reads it: also those that a signature asks for."""
    longest = LONGEST_ANSWER_SECONDS if longest_seconds is None else longest_seconds
    response.stream = _Ending(response, longest_seconds=longest)


def _refuse_more_than_is_kept(received_bytes: int, *, status: int) -> None:
    if received_bytes > LARGEST_BODY_BYTES:
        raise Unreadable("la réponse est trop grande", status=status)


def _said(error: httpx2.TransportError) -> str:
    """Why there was no answer, as a person needs to hear it."""
    if isinstance(error, httpx2.TimeoutException):
        return "pas de réponse à temps"
    return "connexion impossible" if isinstance(error, httpx2.ConnectError) else "connexion coupée"


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
