"""What is kept of a person, in words: each table and each column by the name that its owner would give it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from api.profile.chosen import FRENCH, LIMITS
from api.wording.figures import clock_time, day, moment, number
from api.wording.languages import LANGUAGES, Lazy, gettext, lazy
from api.wording.reasons import told_all
from api.wording.steps import MEDIA, STEPS
from api.wording.words import KINDS, LEVELS, LICENCES, MODES, STAGES
from store.keeping.own_data import OwnData

TABLES = {
    "people": lazy("Mon dossier"),
    "users": lazy("Mon compte"),
    "person_means": lazy("Mes déplacements"),
    "person_wishes": lazy("Mes souhaits"),
    "person_skills": lazy("Ce que je sais faire"),
    "person_experience": lazy("Ce que j'ai déjà fait"),
    "person_steps": lazy("Ce que j'ai dit avoir fait"),
    "contacts": lazy("Les contacts avec mon conseiller"),
    "handovers": lazy("Mon changement de conseiller"),
    "saved_opportunities": lazy("Ce que je garde"),
    "suggestions": lazy("Ce qui m'a été proposé ou écarté"),
    "meetings": lazy("Les demandes d'employeurs"),
    "person_alerts": lazy("Les nouveautés pour moi"),
    "lists": lazy("Les listes faites pour moi"),
    "list_items": lazy("Ce qui était dans ces listes, et pourquoi"),
    "sessions": lazy("Mes connexions"),
    "sign_in_links": lazy("Mes liens pour entrer"),
    "address_links": lazy("Les adresses e-mail que je dois confirmer"),
    "cards": lazy("Ma carte"),
    "passwords": lazy("Mon mot de passe (il est illisible)"),
    "new_passwords": lazy("Mon mot de passe (il est illisible)"),
    "outbox": lazy("Les lettres par e-mail"),
    "letter_stops": lazy("Les lettres que je ne veux plus"),
    "imports": lazy("Les fichiers que j'ai envoyés"),
}
"""Every table that can hold something of a person; a test holds that none is missing."""

COLUMNS = {
    "first_name": lazy("Prénom"),
    "name": lazy("Nom"),
    "email": lazy("Adresse e-mail"),
    "language": lazy("Langue"),
    "place": lazy("Commune"),
    "stage": lazy("Étape"),
    "licences": lazy("Permis"),
    "level": lazy("Diplôme"),
    "french": lazy("Français"),
    "hours_min": lazy("Heures par semaine, au moins"),
    "hours_max": lazy("Heures par semaine, au plus"),
    "days": lazy("Jours"),
    "day_start": lazy("Au plus tôt"),
    "day_end": lazy("Au plus tard"),
    "nights": lazy("La nuit"),
    "weekends": lazy("Le week-end"),
    "limits": lazy("Mes limites"),
    "open_to": lazy("Ce qui m'intéresse"),
    "civic_service": lazy("Service civique possible"),
    "ranked": lazy("Liste classée pour moi"),
    "alerts": lazy("Messages"),
    "file_consent_at": lazy("Dossier accepté le"),
    "shortlist_consent_at": lazy("Montré sans nom depuis le"),
    "created_at": lazy("Ouvert le"),
    "last_contact_at": lazy("Dernier contact"),
    "warned_at": lazy("Prévenu de la fin le"),
    "cer_starts_on": lazy("Début du contrat d'engagement"),
    "cer_kind": lazy("Genre de contrat"),
    "mode": lazy("Moyen"),
    "minutes": lazy("Minutes de trajet"),
    "max_minutes": lazy("Minutes, au plus"),
    "text": lazy("Mots"),
    "years": lazy("Années"),
    "step": lazy("Démarche"),
    "on_day": lazy("Pour le"),
    "starts_at": lazy("Heure"),
    "at": lazy("Le"),
    "medium": lazy("Comment"),
    "words": lazy("Mot noté"),
    "confirmed": lazy("Confirmé par mon conseiller"),
    "opportunity_id": lazy("Offre"),
    "opening_id": lazy("Offre"),
    "decision": lazy("Décision"),
    "by_person": lazy("Par moi"),
    "reason": lazy("Raison"),
    "reasons": lazy("Pourquoi"),
    "score": lazy("Note, de 0 à 1"),
    "position": lazy("Place"),
    "parts": lazy("Détail de la note"),
    "audience": lazy("Faite pour"),
    "message": lazy("Message"),
    "state": lazy("État"),
    "told_name": lazy("Nom donné"),
    "told_contact": lazy("Contact donné"),
    "asked_at": lazy("Demandé le"),
    "answered_at": lazy("Répondu le"),
    "recalled_at": lazy("Rappelé le"),
    "cancelled_at": lazy("Annulé le"),
    "made_at": lazy("Fait le"),
    "saved_at": lazy("Gardé le"),
    "seen_at": lazy("Vu le"),
    "send_after": lazy("À envoyer le"),
    "sent_at": lazy("Envoyé le"),
    "given_up_at": lazy("Pas pu partir le"),
    "confirmed_at": lazy("Confirmé le"),
    "finished_at": lazy("Fini le"),
    "used_at": lazy("Utilisé le"),
    "stopped_at": lazy("Arrêté le"),
    "expires_at": lazy("Fin le"),
    "device": lazy("Appareil"),
    "way": lazy("Façon d'entrer"),
    "kind": lazy("Genre"),
    "number": lazy("Numéro"),
}
"""The columns that say something to their owner, in the order in which they are told."""

_TECHNICAL = """
id pseudonym user_id person_id counsellor_id employer_id lead_id by_id asked_by made_by list_id provider_subject
message_id key about attempts error role insee point
sheet department dry_run complete status report
question person rows_before position_by_score chance price
weights_version data_version travel_version program_version
"""
TECHNICAL = frozenset(_TECHNICAL.split())
"""The columns that the page leaves to the JSON, and says so: numbers of rows, places as points, how a score was made.
A test holds that every other column is told."""

_CLOCKS = frozenset({"starts_at", "day_start", "day_end"})
"""Columns in minutes from midnight."""
_NONE_HELD = {"licences": lazy("Pas de permis")}
"""What an empty list says where it is an answer."""

_DAYS = (
    lazy("lundi"),
    lazy("mardi"),
    lazy("mercredi"),
    lazy("jeudi"),
    lazy("vendredi"),
    lazy("samedi"),
    lazy("dimanche"),
)
_VALUES: dict[str, Mapping[str, Lazy | str]] = {
    "stage": {stage.value: words.name for stage, words in STAGES.items()},
    "mode": {mode.value: words for mode, words in MODES.items()},
    "licences": LICENCES,
    "level": {level.value: words for level, words in LEVELS.items()},
    "french": FRENCH,
    "limits": dict(LIMITS.values()),
    "open_to": {kind.value: words.name for kind, words in KINDS.items()},
    "days": {str(place): words for place, words in enumerate(_DAYS)},
    "step": {step.value: words.said for step, words in STEPS.items()},
    "medium": MEDIA,
    "alerts": {"none": lazy("aucun"), "weekly": lazy("une fois par semaine"), "at_once": lazy("tout de suite")},
    "language": {code: one.name for code, one in LANGUAGES.items()},
    "cer_kind": {"usual": lazy("3 mois"), "self_employed": lazy("6 mois")},
    "decision": {"suggested": lazy("proposé"), "dismissed": lazy("écarté")},
    "way": {
        "link": lazy("un lien par e-mail"),
        "card": lazy("une carte"),
        "password": lazy("un mot de passe"),
        "provider": lazy("ProConnect"),
    },
    "state": {
        "asked": lazy("attend ma réponse"),
        "given": lazy("j'ai dit oui"),
        "refused": lazy("j'ai dit non"),
        "withdrawn": lazy("j'ai repris mon accord"),
        "expired": lazy("fini"),
        "cancelled": lazy("annulé par l'employeur"),
    },
    "audience": {
        "batch": lazy("la nuit, pour moi"),
        "beneficiary": lazy("moi"),
        "counsellor": lazy("mon conseiller"),
        "shortlist": lazy("un employeur, sans mon nom"),
        "search": lazy("une recherche"),
    },
}
"""The codes of some columns, in words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One table in words: its name, and each row as pairs of a name and a value."""

    name: str
    label: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def kept_told(data: OwnData) -> tuple[Kept, ...]:
    """What is kept, the file first, in words."""
    order = {name: place for place, name in enumerate(TABLES)}
    names = sorted(data.tables, key=lambda name: order.get(name, len(order)))
    return tuple(
        Kept(
            name,
            str(TABLES.get(name, name)),
            tuple(tuple(_pairs(row, data.titles)) for row in data.tables[name]),
        )
        for name in names
    )


def kept_as_json(data: OwnData, *, looks: list[dict[str, str]], looks_since: datetime, made_at: datetime) -> str:
    """What is kept, with every column, as a JSON text for another program; who looked `looks_since` then."""
    content = {
        "made_at": made_at.isoformat(),
        "tables": data.tables,
        "opportunities": {str(key): title for key, title in data.titles.items()},
        "looks_since": looks_since.isoformat(),
        "looks": looks,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)


def _pairs(row: Mapping[str, Any], titles: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for column, label in COLUMNS.items():
        value = row.get(column)
        if value == [] and column in _NONE_HELD:
            yield str(label), str(_NONE_HELD[column])
        elif value is None or value in ("", []):
            continue
        elif column in ("opportunity_id", "opening_id"):
            yield str(label), titles.get(value, str(value))
        elif column == "reasons":
            yield str(label), " ".join(told_all(value))
        elif column in _CLOCKS:
            yield str(label), clock_time(value)
        else:
            yield str(label), _coded(column, value)


def _coded(column: str, value: Any) -> str:
    """The value, its codes in words; what is no code of ours is told as it is."""
    words = _VALUES.get(column)
    if words is None:
        return _value(value)
    codes = value if isinstance(value, list) else [value]
    return ", ".join(str(words.get(str(one), one)) for one in codes)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return number(round(value, 3))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_value(one)}" for name, one in value.items())
    return str(value)
