"""Pages of a list: where the next one is, and how far one may go."""

from fastapi import Request

MOST_ROWS = 100
MOST_OFFSET = 2_000
"""Nobody reads so far; a program that does wants another tool than a ranked list."""


def next_page(request: Request, *, offset: int, shown: int, total: int) -> str | None:
    """The address of the page after the `shown` rows from `offset` on, without the host; None at the end."""
    reached = offset + shown
    if not shown or reached >= total or reached > MOST_OFFSET:
        return None
    address = request.url.include_query_params(offset=reached)
    return f"{address.path}?{address.query}"
