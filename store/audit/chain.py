"""Whether the audit log is what it was: its chain of digests, made by the database, recomputed here link by link.

digest(n) = SHA-256 of digest(n - 1) and the content of entry n; the log holds pseudonyms, so that erasing a person
changes no entry and the chain still holds. What is old ends at a seal: the digest of the last link that was deleted,
from which the chain goes on (`store.audit.sealing`). Who can write to the database as its owner could rewrite the whole
chain: the last digest, noted elsewhere from time to time, tells even that (`seen_before`).
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from store.errors import StoreError
from store.queries import queries

_AT_ONCE = 5_000
"""Links in memory at a time: a log of years is read through, not held."""


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What the chain tells. `fault` is what is wrong first, in French; None where nothing is."""

    sealed_to: int
    """The link up to which the log is sealed; 0 where it is from its beginning."""
    entries: int
    last_digest: str
    fault: str | None


class ChainBroken(StoreError):
    """An entry of the audit log was changed, taken out or slipped in."""

    def __init__(self, checked: ChainCheck) -> None:
        intact = f"{checked.entries} entrée{'s' if checked.entries > 1 else ''}"
        super().__init__(
            f"{checked.fault} Ce qui précède est intact ({intact}). "
            "Prévenez la personne chargée de la protection des données, et gardez une copie de la base."
        )


def check_chain(session: Session, *, seen_before: str | None = None) -> ChainCheck:
    """Recomputes the whole chain, from its last seal where it has one; with `seen_before`, a last digest noted
    earlier must still be part of it."""
    before, sealed_to, count, found = "", 0, 0, seen_before is None
    links = session.execute(queries()["audit_links"], execution_options={"yield_per": _AT_ONCE})
    for link in links:
        if link.is_seal:
            before, sealed_to = link.digest, link.position
        else:
            expected = sealed_to + count + 1
            fault = _fault(link.position, link.entry_id, link.content, link.digest, before=before, expected=expected)
            if fault is not None:
                links.close()
                maybe_the_seal = " Ou c'est le sceau qui a été changé." if sealed_to and not count else ""
                return ChainCheck(sealed_to, count, before, fault + maybe_the_seal)
            before, count = link.digest, count + 1
        found = found or link.digest == seen_before
    fault = _fault_of_all(session, sealed_to=sealed_to, count=count, found=found)
    return ChainCheck(sealed_to, count, before, fault)


def _fault(position: int, entry_id: int, content: str | None, digest: str, *, before: str, expected: int) -> str | None:
    if position != expected:
        return f"Le maillon {expected} manque : la chaîne passe de {expected - 1} à {position}."
    if content is None:
        return f"L'entrée {entry_id} (maillon {position}) a été enlevée du journal."
    if sha256((before + content).encode()).hexdigest() != digest:
        return f"L'entrée {entry_id} (maillon {position}) a été changée après coup."
    return None


def _fault_of_all(session: Session, *, sealed_to: int, count: int, found: bool) -> str | None:
    """What is wrong with a chain of `count` sound links."""
    unchained = session.scalar(queries()["audit_unchained"]) or 0
    if unchained:
        return f"{unchained} entrées du journal ne sont dans aucun maillon de la chaîne."
    if sealed_to and not count:  # whoever seals the log is written into it
        return f"Le maillon {sealed_to + 1} manque : rien ne suit le sceau."
    if found:
        return None
    if sealed_to:
        return (
            "L'empreinte donnée n'est pas dans la chaîne. Si vous l'avez notée avant le dernier sceau, donnez celle "
            "du sceau. Sinon, le journal a été réécrit."
        )
    return "L'empreinte donnée n'est plus dans la chaîne : le journal a été réécrit."
