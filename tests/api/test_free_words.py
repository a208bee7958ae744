"""Free words are looked over wherever they are written and shared; a new form fails here until somebody decides."""

from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest
from annotated_types import MaxLen
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel

import store
from api.free_words import MOST_TYPED, looked_over
from api.profile import PARTS
from api.profile.page import OWN_WORDS
from store.accounts.account import Role
from store.people.contacts import contacts_of
from tests.fixtures.site import Site

LOOKED_OVER = {
    "POST /conseil/personnes/{person_id}/contact": {"mot"},
    "POST /conseil/personnes/{person_id}/decisions": {"reason"},
    "POST /conseil/personnes/{person_id}/suites": {"mot"},
    "POST /conseil/personnes/{person_id}/confier": {"mot"},
    "POST /conseil/personnes/{person_id}/dossier/{part}": set(OWN_WORDS),
    "POST /conseil/personnes/{person_id}/cv": {"words", "wanted"},
    "POST /conseil/opportunite/{opportunity_id}": {"reason"},
    "POST /conseil/confier": {"mot"},
    "POST /mon-espace/dossier/{what}": set(OWN_WORDS),
    "POST /mon-espace/cv": {"words", "wanted"},
    "POST /mon-espace/refus": {"reason"},
    "POST /mon-espace/demarches/details": {"mot"},
    "POST /mon-espace/rencontres": {"name", "contact"},
    "POST /conseil/personnes/{person_id}/rencontres": {"name", "contact"},
}
ELSEWHERE = {
    "POST /conseil/personnes/nouvelle": {"wishes"},  # asks in its own form, with the other fields
    "POST /conseil/fichier": {"text", "pasted"},  # tells line by line what it found
    "POST /opportunite/{opportunity_id}/signaler": {
        "mots"
    },  # kept without who wrote; an unfair offer is about health too
    "POST /connexion": {"depuis"},  # a search, in the address alone
    "POST /ouvrir": {"depuis"},
    "POST /conseil/employeurs/{employer_id}/offres": {"words"},  # an employer's job, not a person
    "POST /recrutement/offres": {"words"},
    "POST /recrutement/fiches/{sheet_id}": {"title", "text", "pay", "other_trade", "reply_address"},
    "POST /recrutement/offres/{opening_id}/rencontres": {"message"},  # to somebody whom the employer does not know
}
"""Free words that are looked over otherwise, or that are nobody's file."""
NO_FREE_WORDS = set(
    """
    suite essai decision act line show take accord moyen autre name first_name prenom email own_phone phone reply_phone
    contact password person lead company association siret place commune lieu known nature requests file licences
    licence stage kind starts_on hours hours_min hours_max walk bike ebike moped bus car contract end_on experience
    from_hour to_hour length months nights positions start start_on then trade trial montre for_us place_sure vu
    """.split()  # noqa: SIM905  # a line of words is read at once
)
"""Who it is, where, how to reach them, numbers, days and choices: fields without a sentence."""
GENEROUS_SECONDS = 10
"""Of the processor, for an answer that takes a tenth of one: minutes where a whole flood is read again and again."""
LEAST = 200
"""A field of fewer letters holds no sentence either."""


def test_every_field_of_free_words_is_looked_over_or_said_why_not(shared_site: Site) -> None:
    looked = {route: names for route, names in looked_over(shared_site.app).items() if names}

    assert looked == LOOKED_OVER
    for route, names in _typed(shared_site.app).items():
        assert names - NO_FREE_WORDS <= LOOKED_OVER.get(route, set()) | ELSEWHERE.get(route, set()), route


def test_every_part_of_a_file_in_own_words_is_looked_over() -> None:
    own = {
        name
        for step in PARTS.values()
        for name, one in step.form.model_fields.items()
        if "Line" in str(step.form.__annotations__.get(name))
    }

    assert own - NO_FREE_WORDS == set(OWN_WORDS)


SECRET = "Son dos lui fait mal, elle est sous morphine"


@pytest.mark.parametrize(
    ("who", "path", "field", "more"),
    [
        (Role.COUNSELLOR, "/conseil/personnes/{person}/contact", "mot", {}),
        (Role.COUNSELLOR, "/conseil/personnes/{person}/decisions", "reason", {"decision": "suggested"}),
        (Role.COUNSELLOR, "/conseil/personnes/{person}/dossier/souhaits", "souhait", {}),
        (Role.COUNSELLOR, "/conseil/confier", "mot", {"to": "1", "personne": "1"}),
        (Role.BENEFICIARY, "/mon-espace/dossier/souhaits", "souhait", {}),
    ],
)
def test_words_of_health_are_named_and_nothing_typed_is_lost(
    shared_site: Site, who: Role, path: str, field: str, more: dict[str, str]
) -> None:
    address = path.format(person=shared_site.town.own_person)

    page = shared_site.browser(who).post(address, data={field: SECRET, **more})

    assert page.status_code == 422
    assert "« lui fait mal », « morphine »" in page.text
    assert f">{SECRET}</textarea>" in page.text
    assert f'action="{address}"' in page.text
    for name, value in more.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page.text


@pytest.mark.parametrize(
    ("typed", "named", "goes"),
    [
        ("ménage ; sort de prison", "sort de prison", ""),
        ("06 12 34 56 78", "06 12 34 56 78", ""),
        ("mari malade", "mari malade", "/conseil/personnes/{person}/dossier/limites"),
        ("ménage, maman solo", "maman solo", "/conseil/personnes/{person}/dossier/horaires"),
    ],
)
def test_what_else_is_not_to_be_kept_is_named_with_where_its_useful_part_goes(
    shared_site: Site, typed: str, named: str, goes: str
) -> None:
    person = shared_site.town.own_person

    page = shared_site.browser(Role.COUNSELLOR).post(
        f"/conseil/personnes/{person}/dossier/souhaits", data={"souhait": typed}
    )

    assert page.status_code == 422
    assert f"« {named} »" in page.text
    assert not goes or f'href="{goes.format(person=person)}"' in page.text


def test_what_is_looked_at_again_is_kept_as_it_stands(site: Site) -> None:
    address = f"/conseil/personnes/{site.town.own_person}/contact"
    browser = site.browser(Role.COUNSELLOR)

    assert browser.post(address, data={"mot": SECRET}).status_code == 422
    assert _noted(site) == []
    assert browser.post(address, data={"mot": SECRET, "relu": "1"}).status_code == 303
    assert _noted(site) == [SECRET]


def test_words_too_long_are_asked_again_whole_even_if_looked_at(site: Site) -> None:
    long = "Rappeler lundi. " * 80

    page = site.browser(Role.COUNSELLOR).post(
        f"/conseil/personnes/{site.town.own_person}/contact", data={"mot": long, "relu": "1"}
    )

    assert page.status_code == 422
    assert "Gardez 300 caractères au plus." in page.text
    assert long.strip() in page.text
    assert _noted(site) == []


@pytest.mark.parametrize("field", ("reason", "mot"))
@pytest.mark.parametrize("piece", ("a.", "<br ", "@."))
def test_what_is_pasted_without_end_is_told_too_long_and_not_read_whole(
    shared_site: Site, field: str, piece: str
) -> None:
    path = {"reason": "/mon-espace/refus", "mot": "/mon-espace/demarches/details"}[field]
    program = shared_site.program(Role.BENEFICIARY)
    began = process_time()

    answer = program.post(path, data={field: piece * (25_000 // len(piece))})

    assert answer.json()["title"] == "Relisez votre texte"
    assert process_time() - began < GENEROUS_SECONDS


def test_words_of_no_told_length_are_too_long_beyond_what_is_read(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).post("/mon-espace/cv", data={"words": "ménage " * 1_000, "relu": "1"})

    assert page.status_code == 422
    assert f"Gardez {MOST_TYPED} caractères au plus." in page.text


def test_a_piece_of_a_page_becomes_the_page_to_look_at(shared_site: Site) -> None:
    answer = shared_site.browser(Role.COUNSELLOR).post(
        f"/conseil/personnes/{shared_site.town.own_person}/decisions",
        data={"opportunity": "1", "decision": "suggested", "reason": SECRET},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "#contenu"


def test_who_may_not_enter_is_told_nothing_of_what_they_typed(shared_site: Site) -> None:
    answer = shared_site.browser(Role.RECRUITER).post(
        f"/conseil/personnes/{shared_site.town.own_person}/contact", data={"mot": SECRET}
    )

    assert answer.status_code == 403


def _noted(site: Site) -> list[str | None]:
    with store.session(site.engine) as session:
        return [one.words for one in contacts_of(session, site.town.own_person) if one.words]


def _typed(app: FastAPI) -> dict[str, set[str]]:
    """The fields of each form that may hold a sentence."""
    return {
        f"POST {route.path}": set(_sent(getattr(route, "dependant", None)))
        for route in iter_route_contexts(app.routes)
        if "POST" in (route.methods or ()) and not (route.path or "").startswith("/v1/")
    }


def _sent(dependant: Dependant | None) -> Iterator[str]:
    if dependant is None:
        return
    for one in dependant.body_params:
        yield from _texts(one.alias, one.field_info)
    for inner in dependant.dependencies:
        yield from _sent(inner)


def _texts(name: str, info: Any) -> Iterator[str]:
    """The names of the fields with room for a sentence that a parameter of a route holds."""
    if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
        for inner, one in info.annotation.model_fields.items():
            yield from _texts(inner, one)
    elif "str" in str(info.annotation):
        most = next((one.max_length for one in info.metadata if isinstance(one, MaxLen)), None)
        if most is None or most >= LEAST:
            yield name


def test_a_program_is_told_which_words_are_in_doubt(site: Site) -> None:
    program, path = site.program(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}/contact"

    answer = program.post(path, data={"mot": "Sort de prison. " + "Rappeler jeudi. " * 30})

    assert answer.status_code == 422
    too_long = "Ce texte est trop long. Gardez 300 caractères au plus."
    assert answer.json()["errors"] == [{"value": "mot", "detail": f"« Sort de prison », {too_long}"}]
