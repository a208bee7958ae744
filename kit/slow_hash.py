"""Argon2id for what a person types: slow on purpose, so that a stolen table is no list of passwords.

The costs are those that OWASP gives for a server that does other things too: 19 MiB, two rounds, one thread.
"""

from pwdlib.hashers.argon2 import Argon2Hasher

_HASHER = Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$fO9isbptpfJswZSSXEq6Vg$xnq7ORu7Q8U2oczlniSnFfcYKV65+iCD+6bPt7rQfH8"


def hash_slowly(text: str) -> str:
    """The Argon2id hash of `text`, with its salt and costs in it."""
    return _HASHER.hash(text)


def matches_slowly(text: str, known_hash: str | None) -> bool:
    """Whether `known_hash` is of `text`. Takes as long where there is none: time does not tell who has a password."""
    return _HASHER.verify(text, known_hash or _NOBODYS) and known_hash is not None
