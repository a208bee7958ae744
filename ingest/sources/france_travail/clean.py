"""Turns an offer of France Travail into a draft, or says why it cannot be one."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.sources.france_travail.conditions import conditions_of
from ingest.sources.france_travail.offer import FranceTravailOffer, read_offer
from ingest.wording import name_of, tidy_title
from matching import Kind

_DEPARTMENT = re.compile(r"^\s*(\d{2,3}|2[AB])\s*-\s*(.*)$")
_INCLUSION = re.compile(r"insertion par l.activ", re.IGNORECASE)


def clean_france_travail(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The draft of an offer of France Travail."""
    offer = read_offer(raw)
    if not offer.id:
        yield Reject(None, "sans identifiant", "id")
        return
    title = tidy_title(offer.title)
    if not title:
        yield Reject(offer.id, "sans titre", "intitule")
        return
    published = offer.created or offer.updated
    yield Draft(
        key=offer.id,
        kind=Kind.INCLUSION_JOB if _INCLUSION.search(offer.nature or "") else Kind.JOB,
        title=title,
        text=offer.description or "",
        whereabouts=_workplace(offer),
        conditions=conditions_of(offer, title=title, published=published),
        rome=offer.rome,
        rome_label=offer.rome_label,
        employer=name_of(offer.company),
        siret=offer.siret,
        url=offer.page,
        published=published,
    )


def _workplace(offer: FranceTravailOffer) -> Whereabouts:
    found = _DEPARTMENT.match(offer.place or "")
    return Whereabouts(
        point=offer.point,
        insee=offer.insee,
        postcode=offer.postcode,
        city=found[2].strip() if found else offer.place,
        department=found[1] if found else None,
    )
