"""People who come into a portfolio: read out of a form, or line by line out of a file; with what is wrong, by field."""

from api.newcomers.file import decoded, read_people
from api.newcomers.person import Read, read_newcomer
from api.newcomers.understood import understood

__all__ = ["Read", "decoded", "read_newcomer", "read_people", "understood"]
