"""Whether the audit log is what it was: its chain of digests, made by the database, recomputed here link by link.

digest(n) = SHA-256 of digest(n - 1) and the content of entry n; the log holds pseudonyms, so that erasing a person
changes no entry and the chain still holds. Who can write to the database as its owner could rewrite the whole chain:
the last digest, noted elsewhere from time to time, tells even that (`seen_before`).
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from store.queries import queries

_AT_ONCE = 5_000
"""Links in memory at a time: a log of years is read through, not held."""


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What the chain tells. `fault` is what is wrong first, in French; None where nothing is."""

    entries: int
    last_digest: str
    fault: str | None


def check_chain(session: Session, *, seen_before: str | None = None) -> ChainCheck:
    """Recomputes the whole chain; with `seen_before`, a last digest noted earlier must still be part of it."""
    before, count, found = "", 0, seen_before is None
    links = session.execute(queries()["audit_links"], execution_options={"yield_per": _AT_ONCE})
    for link in links:
        fault = _fault(link.position, link.entry_id, link.content, link.digest, before=before, expected=count + 1)
        if fault is not None:
            links.close()
            return ChainCheck(count, before, fault)
        before, count = link.digest, count + 1
        found = found or link.digest == seen_before
    unchained = session.scalar(queries()["audit_unchained"]) or 0
    if unchained:
        return ChainCheck(count, before, f"{unchained} entrées du journal ne sont dans aucun maillon de la chaîne.")
    if not found:
        return ChainCheck(count, before, "L'empreinte donnée n'est plus dans la chaîne : le journal a été réécrit.")
    return ChainCheck(count, before, None)


def _fault(position: int, entry_id: int, content: str | None, digest: str, *, before: str, expected: int) -> str | None:
    if position != expected:
        return f"Le maillon {expected} manque : la chaîne passe de {expected - 1} à {position}."
    if content is None:
        return f"L'entrée {entry_id} (maillon {position}) a été enlevée du journal."
    if sha256((before + content).encode()).hexdigest() != digest:
        return f"L'entrée {entry_id} (maillon {position}) a été changée après coup."
    return None
