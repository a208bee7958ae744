"""Who may enter where. Every route of the site is in this table: a new one fails here until somebody decides."""

from collections.abc import Iterable

import pytest
from fastapi import FastAPI

from api.access import AccessUndeclared, declared_access
from store.accounts import Role
from tests.fixtures.site import Site

EVERYBODY = None

COUNSELLOR = frozenset({Role.COUNSELLOR})
RECRUITER = frozenset({Role.RECRUITER})
BENEFICIARY = frozenset({Role.BENEFICIARY})
STAFF = frozenset({Role.COUNSELLOR, Role.TEAM_LEAD, Role.OPERATOR})

ACCESS: dict[str, frozenset[Role] | None] = {
    "GET /": EVERYBODY,
    "GET /communes": EVERYBODY,
    "GET /carte/communes.geojson": EVERYBODY,
    "GET /opportunite/{opportunity_id}": EVERYBODY,
    "GET /opportunite/{opportunity_id}/suite": EVERYBODY,
    "POST /opportunite/{opportunity_id}/suite": EVERYBODY,
    "GET /services": EVERYBODY,
    "GET /aide": EVERYBODY,
    "GET /conseil": COUNSELLOR,
    "GET /conseil/personnes/{person_id}": COUNSELLOR,
    "GET /conseil/personnes/{person_id}/deplacements": COUNSELLOR,
    "POST /conseil/personnes/{person_id}/situation": COUNSELLOR,
    "POST /conseil/personnes/{person_id}/decisions": COUNSELLOR,
    "GET /recrutement": RECRUITER,
    "GET /recrutement/offres/{opening_id}": RECRUITER,
    "GET /equipe": frozenset({Role.TEAM_LEAD}),
    "GET /exploitation": frozenset({Role.OPERATOR}),
    "POST /exploitation/recoltes": frozenset({Role.OPERATOR}),
    "POST /exploitation/retraits/{run_id}": frozenset({Role.OPERATOR}),
    "GET /mon-espace": BENEFICIARY,
    "POST /mon-espace/refus": BENEFICIARY,
    "GET /connexion": EVERYBODY,
    "POST /connexion": EVERYBODY,
    "GET /connexion/{secret}": EVERYBODY,
    "POST /connexion/{secret}": EVERYBODY,
    "POST /deconnexion": EVERYBODY,
    "GET /v1/communes": EVERYBODY,
    "GET /v1/geocode": EVERYBODY,
    "GET /v1/reach": EVERYBODY,
    "GET /v1/search": EVERYBODY,
    "GET /v1/travel": EVERYBODY,
    "GET /v1/services": EVERYBODY,
    "GET /v1/structures": EVERYBODY,
    "GET /v1/opportunities/{opportunity_id}": EVERYBODY,
    "GET /v1/people/{person_id}/alerts": frozenset({Role.COUNSELLOR, Role.BENEFICIARY}),
    "GET /v1/people/{person_id}/changes": frozenset({Role.COUNSELLOR, Role.BENEFICIARY}),
    "GET /v1/people/{person_id}/list": frozenset({Role.COUNSELLOR, Role.BENEFICIARY}),
    "GET /v1/people/{person_id}/plan": frozenset({Role.COUNSELLOR, Role.BENEFICIARY}),
    "GET /v1/openings/{opening_id}/shortlist": frozenset({Role.RECRUITER}),
    "GET /v1/sources": EVERYBODY,
    "POST /v1/imports/{what}": STAFF,
    "GET /v1/imports/{import_id}": STAFF,
    "GET /v1/imports/{what}/template.{extension}": EVERYBODY,
    "GET /v1/openapi.json": EVERYBODY,
    "GET /healthz": EVERYBODY,
    "GET /readyz": EVERYBODY,
    "GET /metrics": EVERYBODY,
}


def test_every_route_is_in_the_table_with_the_roles_it_admits(shared_site: Site) -> None:
    assert declared_access(shared_site.app) == ACCESS


def test_an_application_with_a_route_that_says_nothing_does_not_start() -> None:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.get("/forgotten")(lambda: None)

    with pytest.raises(AccessUndeclared, match="/forgotten"):
        declared_access(app)


@pytest.mark.parametrize("route", ACCESS)
def test_a_route_lets_in_the_roles_it_admits_and_nobody_else(shared_site: Site, route: str) -> None:
    answers = {who: ask(shared_site, route, who) for who in (*Role, None)}

    assert {who for who, answer in answers.items() if answer == "in"} == set(admitted(route))
    assert answers[None] in ("in", "to sign-in")
    assert all(answer in ("in", "refused") for who, answer in answers.items() if who is not None)


def admitted(route: str) -> Iterable[Role | None]:
    roles = ACCESS[route]
    return (*Role, None) if roles is None else roles


def ask(site: Site, route: str, who: Role | None) -> str:
    """What happens to `who` at the door of `route`, with ids that are theirs."""
    method, path = route.split()
    town = site.town
    address = path.format(
        secret="none",
        what="offres",
        extension="csv",
        import_id=1,
        run_id=1,
        opportunity_id=town.live,
        opening_id=town.own_opening,
        person_id=town.beneficiary if who is Role.BENEFICIARY else town.own_person,
    )
    client = site.program(who) if path.startswith("/v1/") else site.browser(who)
    answer = client.request(method, address)
    if answer.status_code == 401 or answer.headers.get("location", "").startswith("/connexion"):
        return "to sign-in"
    if answer.status_code == 403:
        return "refused"
    assert answer.status_code < 500, answer.text
    return "in"
