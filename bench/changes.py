"""Ways in which one real offer is published a second time, and posts that only look the same: pairs with a known truth.

Those of `SAME` make a copy of an offer of France Travail, those of `OTHER` a post that is not the same.
"""

import html
import random
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from geo import Communes, distances_km
from kit import fold

Offer = dict[str, Any]
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_AGENCIES = (
    "ADECCO",
    "MANPOWER",
    "Randstad",
    "CRIT INTERIM",
    "Agence Bleu Horizon",
    "JUBIL INTERIM",
    "Sélectys",
    "PROMAN",
)
_HEADERS = (
    "{agency} recherche pour l'un de ses clients, acteur reconnu de son secteur, un nouveau collaborateur.",
    "Votre agence {agency} est spécialisée dans le recrutement en intérim, CDD et CDI. Elle recrute pour son client.",
    "Rejoignez les équipes de nos partenaires ! {agency} vous accompagne à chaque étape de votre parcours.",
)
_FOOTERS = (
    "Postulez en ligne : notre équipe étudie toutes les candidatures et répond sous une semaine.",
    "{agency} : indemnités de fin de mission, congés payés, comité d'entreprise, compte épargne temps à 5 %.",
    "À compétences égales, cette offre est ouverte aux personnes en situation de handicap.",
)
_SYNONYMS = {
    "recherche": "recrute", "recherchons": "recrutons", "recrutons": "recherchons", "vous serez": "vous êtes",
    "vous êtes": "vous serez", "poste": "emploi", "mission": "tâche", "missions": "tâches", "équipe": "groupe",
    "entretien": "nettoyage", "nettoyage": "entretien", "client": "clientèle", "clients": "clientèle",
    "expérience": "pratique", "rigoureux": "sérieux", "autonome": "indépendant", "profil": "candidat",
    "assurer": "garantir", "effectuer": "réaliser", "réaliser": "effectuer", "principales": "essentielles",
    "dynamique": "motivé", "motivé": "dynamique", "entreprise": "société", "société": "entreprise",
    "participer": "contribuer", "salaire": "rémunération", "rémunération": "salaire", "souhaitée": "appréciée",
    "idéalement": "si possible", "produits": "articles", "véhicule": "voiture", "formation": "apprentissage",
}  # fmt: skip
_TITLE_WORDS = {
    "agent": "employé", "employé": "agent", "entretien": "propreté", "propreté": "nettoyage", "nettoyage": "propreté",
    "vendeur": "conseiller de vente", "serveur": "employé de salle", "cuisinier": "commis de cuisine",
    "chauffeur": "conducteur", "conducteur": "chauffeur", "préparateur": "opérateur", "technicien": "agent technique",
    "assistant": "adjoint", "responsable": "chef", "commercial": "attaché commercial", "ripeur": "agent de collecte",
    "opérateur": "ouvrier", "ouvrier": "opérateur", "manutentionnaire": "agent logistique",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What changes draw from: chance, communes to move to, titles by trade, other offers."""

    dice: random.Random
    communes: Communes
    titles: Mapping[str, Sequence[str]]
    offers: Sequence[Offer]


Change = Callable[[Offer, Ground], bool | None]
"""Changes an offer in place; False where it cannot."""


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return [one for one in _SENTENCE.split(text) if one.strip()]


def reword_title(offer: Offer, on: Ground) -> None:
    """Another name of the trade, other gender forms, another order of words, shouting, or a slip of the pen."""
    title, way = offer["intitule"], on.dice.randrange(6)
    if way == 0 and (others := on.titles.get(offer.get("romeCode") or "")):
        offer["intitule"] = on.dice.choice(others)
    elif way == 1:
        offer["intitule"] = offer.get("appellationlibelle") or offer.get("romeLibelle") or title
    elif way == 2:
        bare = re.sub(r"\s*\(?\b[HF]\s*/\s*[HF]\b\)?", "", title)
        offer["intitule"] = on.dice.choice(("{} F/H", "{} - CDI (H/F)", "{} h/f", "Recrute {}", "URGENT {}")).format(
            bare
        )
    elif way == 3:
        words = [_TITLE_WORDS.get(word.lower(), word) for word in title.split()]
        offer["intitule"] = " ".join(words)
    elif way == 4:
        place = (offer.get("lieuTravail") or {}).get("libelle") or ""
        offer["intitule"] = f"{title.upper()} - {place.rpartition(' - ')[2]}"
    else:
        offer["intitule"] = mistype(title, on.dice, 1)


def mistype(text: str, dice: random.Random, times: int) -> str:
    """A text with letters swapped, lost or doubled."""
    letters = list(text)
    for _ in range(times):
        at = dice.randrange(max(len(letters) - 1, 1))
        way = dice.randrange(3)
        if way == 0:
            letters[at : at + 2] = reversed(letters[at : at + 2])
        elif way == 1:
            del letters[at]
        else:
            letters.insert(at, letters[at] if letters else "e")
    return "".join(letters)


def misspell_text(offer: Offer, on: Ground) -> None:
    """One slip in 120 letters."""
    text = offer["description"]
    offer["description"] = mistype(text, on.dice, max(1, len(text) // 120))


def swap_synonyms(offer: Offer, on: Ground) -> None:
    """Words replaced by others that mean the same."""
    text = offer["description"]
    for word, other in _SYNONYMS.items():
        if on.dice.random() < 0.7:
            text = re.sub(rf"\b{word}\b", other, text, flags=re.IGNORECASE)
    offer["description"] = text


def drop_sentences(offer: Offer, on: Ground) -> None:
    """A third of the sentences left out."""
    kept = [one for one in sentences_of(offer["description"]) if on.dice.random() > 0.35]
    offer["description"] = "\n".join(kept or sentences_of(offer["description"])[:1])


def shuffle_sentences(offer: Offer, on: Ground) -> None:
    """The sentences in another order."""
    pieces = sentences_of(offer["description"])
    on.dice.shuffle(pieces)
    offer["description"] = "\n".join(pieces)


def hand_to_agency(offer: Offer, on: Ground) -> None:
    """An agency instead of the employer, with its own first and last words."""
    agency = on.dice.choice(_AGENCIES)
    name = (offer.get("entreprise") or {}).get("nom")
    text = offer["description"].replace(name, "notre client") if name else offer["description"]
    header, footer = on.dice.choice(_HEADERS), on.dice.choice(_FOOTERS)
    offer["description"] = "\n".join((header.format(agency=agency), text, footer.format(agency=agency)))
    offer["entreprise"] = {"nom": agency}


def hide_employer(offer: Offer, _: Ground) -> None:
    """No employer named."""
    offer["entreprise"] = {}


def rename_employer(offer: Offer, on: Ground) -> None:
    """The employer with a legal form, or in other letters."""
    name = (offer.get("entreprise") or {}).get("nom")
    if name:
        ways = ("SARL {}", "{} SAS", "Groupe {}", "ETS {}", "{} France")
        offer["entreprise"] = {"nom": on.dice.choice(ways).format(on.dice.choice((name, name.upper(), name.title())))}


def cut_short(offer: Offer, on: Ground) -> None:
    """Only the beginning of the text."""
    offer["description"] = offer["description"][: on.dice.choice((300, 500, 1_000, 5_000))]


def move_next_door(offer: Offer, on: Ground) -> None:
    """Placed in another commune within 15 km."""
    _move(offer, on, nearest_km=1.0, farthest_km=15.0)


def move_away(offer: Offer, on: Ground) -> bool:
    """Placed in a commune 40 km away or more."""
    return _move(offer, on, nearest_km=40.0, farthest_km=400.0)


def _move(offer: Offer, on: Ground, *, nearest_km: float, farthest_km: float) -> bool:
    place = offer.get("lieuTravail") or {}
    here = on.communes.by_insee(str(place.get("commune") or ""))
    if here is None or here.point is None:
        return False
    km = distances_km(here.point, on.communes.lat, on.communes.lon)
    near = ((km > nearest_km) & (km < farthest_km)).nonzero()[0]
    if not len(near):
        return False
    there = on.communes.at(int(on.dice.choice(near.tolist())))
    assert there.point is not None, "it has a distance"
    offer["lieuTravail"] = {
        "libelle": f"{there.department} - {there.name}",
        "latitude": there.point.lat,
        "longitude": there.point.lon,
        "commune": there.insee,
    }
    return True


def change_date(offer: Offer, on: Ground) -> None:
    """Published up to 60 days earlier or later."""
    if "dateCreation" not in offer:
        return
    then = datetime.fromisoformat(offer["dateCreation"])
    offer["dateCreation"] = (then + timedelta(days=on.dice.randint(-60, 60))).isoformat()


def change_salary(offer: Offer, on: Ground) -> None:
    """The pay told in other words."""
    offer["salaire"] = {"libelle": "Selon profil"}
    offer["description"] += on.dice.choice(
        ("\nSalaire : 12,50 € brut de l'heure.", "\nRémunération selon expérience, de 1 850 à 2 100 € par mois.")
    )


def write_html(offer: Offer, _: Ground) -> None:
    """The text as HTML."""
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in offer["description"].split("\n"))
    offer["description"] = f"<div>{paragraphs}</div>"


def leave_out_fields(offer: Offer, on: Ground) -> None:
    """One or two fields that the other source does not give."""
    for name in on.dice.sample(("romeCode", "entreprise", "dateCreation"), on.dice.choice((1, 1, 2))):
        offer.pop(name, None)


SAME: Mapping[str, Change] = {
    "title reworded": reword_title,
    "text misspelt": misspell_text,
    "words replaced": swap_synonyms,
    "sentences dropped": drop_sentences,
    "sentences shuffled": shuffle_sentences,
    "agency": hand_to_agency,
    "employer hidden": hide_employer,
    "employer renamed": rename_employer,
    "text cut": cut_short,
    "next commune": move_next_door,
    "other date": change_date,
    "other salary": change_salary,
    "html": write_html,
    "fields missing": leave_out_fields,
}


def other_title(offer: Offer, on: Ground) -> bool:
    """Another trade at the same employer, half of its text kept."""
    other = _far_one(offer, on, same_trade=False)
    if other is None:
        return False
    kept, theirs = sentences_of(offer["description"]), sentences_of(other["description"])
    offer["description"] = "\n".join(kept[: max(1, len(kept) // 2)] + theirs[len(theirs) // 2 :])
    for name in ("intitule", "romeCode", "romeLibelle", "appellationlibelle"):
        offer[name] = other.get(name)
    return True


def other_employer(offer: Offer, on: Ground) -> bool:
    """The same title in the same commune, at another employer, in other words."""
    other = _far_one(offer, on, same_trade=True)
    if other is None:
        return False
    offer["description"], offer["entreprise"] = other["description"], other.get("entreprise")
    return True


def _far_one(offer: Offer, on: Ground, *, same_trade: bool) -> Offer | None:
    """Another offer, of this trade or of another, in another department and in other words."""
    far = [
        one
        for one in on.dice.sample(list(on.offers), min(300, len(on.offers)))
        if (one.get("romeCode") == offer.get("romeCode")) == same_trade
        and department(one) != department(offer)
        and fold(one["description"])[:40] != fold(offer["description"])[:40]
        and employer(one) != employer(offer)
    ]
    return far[0] if far else None


def employer(offer: Offer) -> str:
    """The name of an employer, folded; the offer itself where there is none."""
    return fold((offer.get("entreprise") or {}).get("nom") or offer["id"])


def department(offer: Offer) -> str:
    """The code of the department that the place begins with."""
    return str((offer.get("lieuTravail") or {}).get("libelle") or "")[:2]


OTHER: Mapping[str, Change] = {
    "same employer and text, far away": move_away,
    "same employer, other trade, half of the text": other_title,
    "same title and commune, other employer": other_employer,
}


def changed(offer: Offer, changes: Sequence[Change], on: Ground, *, identity: str) -> Offer | None:
    """A copy of an offer after these changes, under another id; None where one of them cannot be made."""
    copy = deepcopy(offer)
    if any(change(copy, on) is False for change in changes):
        return None
    copy["id"] = identity
    return copy
