"""Who may see what: every route of the site with its rule. A new one fails here until somebody decides.

From the table alone, each route is tried with every role, for what is theirs and for what is somebody else's.
"""

import re
from typing import Any

import pytest
from fastapi import FastAPI

import store
from api.access import EVERYBODY, MEMBERS, AccessUndeclared, Rule, admits, admits_everybody, declared_access
from store.accounts.account import Role
from store.accounts.sessions import open_session, sessions_of
from store.pulls.imports import hand_in
from tests.fixtures.site import Site
from tests.make.values import NOON

BENEFICIARY = Rule(frozenset({Role.BENEFICIARY}))
COUNSELLOR = Rule(frozenset({Role.COUNSELLOR}))
TEAM_LEAD = Rule(frozenset({Role.TEAM_LEAD}))
RECRUITER = Rule(frozenset({Role.RECRUITER}))
OPERATOR = Rule(frozenset({Role.OPERATOR}))
APPROVER = Rule(frozenset({Role.COUNSELLOR, Role.OPERATOR}))
STAFF = Rule(frozenset({Role.COUNSELLOR, Role.TEAM_LEAD, Role.OPERATOR}))
PORTFOLIO = Rule(COUNSELLOR.roles, owned="person_id")
OPEN_FILE = Rule(frozenset({Role.COUNSELLOR, Role.BENEFICIARY}), owned="person_id")
COLLEAGUE = Rule(TEAM_LEAD.roles, owned="counsellor_id")
OPENING = Rule(RECRUITER.roles, owned="opening_id")
HIRING = frozenset({Role.RECRUITER, Role.COUNSELLOR})
WRITTEN_OPENING = Rule(HIRING, owned="opening_id")
SHEET = Rule(HIRING, owned="sheet_id")
IMPORT = Rule(STAFF.roles, owned="import_id")
SESSION = Rule(MEMBERS.roles, owned="session_id")

ACCESS: dict[str, Rule] = {
    "GET /": EVERYBODY,
    "GET /communes": EVERYBODY,
    "POST /ici": EVERYBODY,
    "GET /carte/communes.geojson": EVERYBODY,
    "GET /opportunite/{opportunity_id}": EVERYBODY,
    "GET /opportunite/{opportunity_id}/suite": EVERYBODY,
    "POST /opportunite/{opportunity_id}/suite": EVERYBODY,
    "GET /opportunite/{opportunity_id}/code.svg": EVERYBODY,
    "GET /opportunite/{opportunity_id}/feuille": EVERYBODY,
    "GET /opportunite/{opportunity_id}/signaler": EVERYBODY,
    "POST /opportunite/{opportunity_id}/signaler": EVERYBODY,
    "GET /gardees": EVERYBODY,
    "POST /gardees": EVERYBODY,
    "GET /services": EVERYBODY,
    "GET /aide": EVERYBODY,
    "GET /classement": EVERYBODY,
    "GET /mentions-legales": EVERYBODY,
    "GET /confidentialite": EVERYBODY,
    "GET /accessibilite": EVERYBODY,
    "GET /style": EVERYBODY,
    "GET /conseil": COUNSELLOR,
    "GET /conseil/suivante": COUNSELLOR,
    "GET /conseil/personnes/nouvelle": COUNSELLOR,
    "POST /conseil/personnes/nouvelle": COUNSELLOR,
    "GET /conseil/fichier": COUNSELLOR,
    "GET /conseil/fichier/modele.csv": COUNSELLOR,
    "POST /conseil/fichier": COUNSELLOR,
    "GET /conseil/opportunite/{opportunity_id}": COUNSELLOR,
    "POST /conseil/opportunite/{opportunity_id}": COUNSELLOR,
    "GET /conseil/personnes/{person_id}": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/deplacements": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/dossier/{part}": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/dossier/{part}": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/carte": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/carte": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/carte/fin": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/adresse": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/adresse": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/adresse/code": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/situation": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/decisions": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/suites": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/contact": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/contact/retrait": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/contrat": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/feuille": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/immersions": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/confier": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/confier": PORTFOLIO,
    "GET /conseil/confier": COUNSELLOR,
    "POST /conseil/confier": COUNSELLOR,
    "POST /conseil/confier/reprise": COUNSELLOR,
    "GET /conseil/fins": COUNSELLOR,
    "GET /conseil/personnes/{person_id}/effacer": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/effacer": PORTFOLIO,
    "GET /conseil/employeurs": APPROVER,
    "POST /conseil/employeurs": APPROVER,
    "GET /conseil/offres": COUNSELLOR,
    "GET /conseil/rencontres": COUNSELLOR,
    "POST /conseil/personnes/{person_id}/rencontres": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/cv": PORTFOLIO,
    "POST /conseil/personnes/{person_id}/cv": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/semaine": PORTFOLIO,
    "GET /conseil/personnes/{person_id}/semaine.ics": PORTFOLIO,
    "GET /recrutement": RECRUITER,
    "GET /recruter": EVERYBODY,
    "POST /recruter": EVERYBODY,
    "GET /recruter/{secret}": EVERYBODY,
    "POST /recruter/{secret}": EVERYBODY,
    "GET /conseil/employeurs/nouveau": COUNSELLOR,
    "POST /conseil/employeurs/nouveau": COUNSELLOR,
    "GET /conseil/employeurs/{employer_id}": COUNSELLOR,
    "POST /conseil/employeurs/{employer_id}/offres": COUNSELLOR,
    "POST /conseil/employeurs/{employer_id}/lien": COUNSELLOR,
    "POST /recrutement/offres": RECRUITER,
    "GET /recrutement/offres/{opening_id}": WRITTEN_OPENING,
    "POST /recrutement/offres/{opening_id}/rencontres": WRITTEN_OPENING,
    "POST /recrutement/offres/{opening_id}/rencontres/annuler": WRITTEN_OPENING,
    "POST /recrutement/offres/{opening_id}/modifier": WRITTEN_OPENING,
    "POST /recrutement/offres/{opening_id}/fermer": WRITTEN_OPENING,
    "POST /recrutement/offres/{opening_id}/rouvrir": WRITTEN_OPENING,
    "GET /recrutement/fiches/{sheet_id}": SHEET,
    "POST /recrutement/fiches/{sheet_id}": SHEET,
    "POST /recrutement/fiches/{sheet_id}/essai": SHEET,
    "GET /recrutement/fiches/{sheet_id}/apercu": SHEET,
    "POST /recrutement/fiches/{sheet_id}/publier": SHEET,
    "POST /recrutement/fiches/{sheet_id}/oublier": SHEET,
    "GET /equipe": TEAM_LEAD,
    "GET /equipe/equite": TEAM_LEAD,
    "GET /equipe/conseillers/{counsellor_id}": COLLEAGUE,
    "GET /equipe/conseillers/{counsellor_id}/confier": COLLEAGUE,
    "POST /equipe/conseillers/{counsellor_id}/confier": COLLEAGUE,
    "GET /exploitation": OPERATOR,
    "GET /comptes": OPERATOR,
    "POST /comptes": OPERATOR,
    "POST /comptes/fin": OPERATOR,
    "POST /comptes/employeur/fin": OPERATOR,
    "POST /exploitation/recoltes": OPERATOR,
    "POST /exploitation/signalements/{opportunity_id}": OPERATOR,
    "GET /exploitation/signalements/{opportunity_id}/retrait": OPERATOR,
    "POST /exploitation/signalements/{opportunity_id}/retrait": OPERATOR,
    "POST /exploitation/retraits/{run_id}": OPERATOR,
    "GET /mon-espace": BENEFICIARY,
    "POST /mon-espace/refus": BENEFICIARY,
    "GET /mon-espace/dossier": BENEFICIARY,
    "GET /mon-espace/dossier/{what}": BENEFICIARY,
    "POST /mon-espace/dossier/{what}": BENEFICIARY,
    "GET /mon-espace/demarches": BENEFICIARY,
    "POST /mon-espace/demarches": BENEFICIARY,
    "POST /mon-espace/demarches/details": BENEFICIARY,
    "POST /mon-espace/demarches/retrait": BENEFICIARY,
    "GET /mon-espace/gardees": BENEFICIARY,
    "GET /mon-espace/pistes": BENEFICIARY,
    "POST /mon-espace/choix/messages": BENEFICIARY,
    "GET /mon-espace/choix": BENEFICIARY,
    "GET /mon-espace/messages": BENEFICIARY,
    "GET /mon-espace/semaine": BENEFICIARY,
    "GET /mon-espace/cv": BENEFICIARY,
    "POST /mon-espace/cv": BENEFICIARY,
    "GET /mon-espace/semaine.ics": BENEFICIARY,
    "POST /mon-espace/choix/employeurs": BENEFICIARY,
    "POST /mon-espace/choix/classement": BENEFICIARY,
    "GET /mon-espace/rencontres": BENEFICIARY,
    "GET /mon-espace/donnees": BENEFICIARY,
    "GET /mon-espace/donnees.html": BENEFICIARY,
    "GET /mon-espace/donnees.json": BENEFICIARY,
    "GET /mon-espace/effacer": BENEFICIARY,
    "POST /mon-espace/effacer": BENEFICIARY,
    "GET /efface": EVERYBODY,
    "POST /mon-espace/rencontres": BENEFICIARY,
    "GET /lettres/{code}": EVERYBODY,
    "POST /lettres/{code}": EVERYBODY,
    "GET /connexion": EVERYBODY,
    "POST /connexion": EVERYBODY,
    "GET /connexion/{secret}": EVERYBODY,
    "POST /connexion/{secret}": EVERYBODY,
    "POST /langue": EVERYBODY,
    "POST /deconnexion": EVERYBODY,
    "GET /ouvrir": EVERYBODY,
    "POST /ouvrir": EVERYBODY,
    "GET /ouvrir/{secret}": EVERYBODY,
    "POST /ouvrir/{secret}": EVERYBODY,
    "GET /carte": EVERYBODY,
    "POST /carte": EVERYBODY,
    "GET /carte/code": EVERYBODY,
    "GET /carte/{code}": EVERYBODY,
    "GET /deconnexion/proconnect": EVERYBODY,
    "GET /proconnect": EVERYBODY,
    "GET /proconnect/retour": EVERYBODY,
    "GET /mot-de-passe": EVERYBODY,
    "POST /mot-de-passe": EVERYBODY,
    "GET /mon-compte": MEMBERS,
    "POST /mon-compte/connexions/{session_id}/fin": SESSION,
    "POST /mon-compte/connexions/fin": MEMBERS,
    "POST /mon-compte/messages": MEMBERS,
    "GET /mon-compte/entreprise": RECRUITER,
    "POST /mon-compte/entreprise": RECRUITER,
    "GET /mon-compte/fermer": RECRUITER,
    "POST /mon-compte/fermer": RECRUITER,
    "GET /compte-ferme": EVERYBODY,
    "POST /mon-compte/carte/fin": BENEFICIARY,
    "GET /mon-compte/adresse": BENEFICIARY,
    "POST /mon-compte/adresse": BENEFICIARY,
    "GET /mon-compte/adresse/{secret}": BENEFICIARY,
    "POST /mon-compte/adresse/{secret}": BENEFICIARY,
    "GET /mon-compte/mot-de-passe": STAFF,
    "POST /mon-compte/mot-de-passe": STAFF,
    "POST /mon-compte/mot-de-passe/code": STAFF,
    "GET /mon-compte/mot-de-passe/fin": STAFF,
    "POST /mon-compte/mot-de-passe/fin": STAFF,
    "GET /v1/communes": EVERYBODY,
    "GET /v1/geocode": EVERYBODY,
    "GET /v1/reach": EVERYBODY,
    "GET /v1/search": EVERYBODY,
    "GET /v1/travel": EVERYBODY,
    "GET /v1/services": EVERYBODY,
    "GET /v1/structures": EVERYBODY,
    "GET /v1/opportunities/{opportunity_id}": EVERYBODY,
    "GET /v1/people/{person_id}/alerts": OPEN_FILE,
    "GET /v1/people/{person_id}/changes": OPEN_FILE,
    "GET /v1/people/{person_id}/list": OPEN_FILE,
    "GET /v1/people/{person_id}/plan": OPEN_FILE,
    "GET /v1/openings/{opening_id}/shortlist": OPENING,
    "GET /v1/sources": EVERYBODY,
    "POST /v1/imports/{what}": STAFF,
    "GET /v1/imports/{import_id}": IMPORT,
    "GET /v1/imports/{what}/template.{extension}": EVERYBODY,
    "GET /v1/openapi.json": EVERYBODY,
    "GET /healthz": EVERYBODY,
    "GET /robots.txt": EVERYBODY,
    "GET /readyz": EVERYBODY,
    "GET /metrics": EVERYBODY,
}


def test_every_route_is_in_the_table_with_its_rule(shared_site: Site) -> None:
    assert declared_access(shared_site.app) == ACCESS


@pytest.mark.parametrize(
    ("path", "rules", "said"),
    [
        ("/forgotten", [], "declare one rule"),
        ("/twice", [admits(Role.OPERATOR), admits_everybody()], "declare one rule"),
        ("/dossiers/{person_id}", [admits(Role.COUNSELLOR)], "must open person_id"),
        ("/lettres/{letter_id}", [admits(Role.COUNSELLOR)], "whether letter_id is somebody's"),
    ],
)
def test_an_application_with_a_route_that_does_not_tell_its_rule_does_not_start(
    path: str, rules: list[Any], said: str
) -> None:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.get(path, dependencies=rules)(lambda: None)

    with pytest.raises(AccessUndeclared, match=f"{re.escape(path)}.*{said}"):
        declared_access(app)


@pytest.mark.parametrize("route", ACCESS)
def test_a_route_opens_to_the_roles_of_its_rule_for_what_is_theirs_and_to_nobody_else(
    shared_site: Site, imports: dict[Role, int], route: str
) -> None:
    rule = ACCESS[route]

    for who in (*Role, None):
        for theirs in (True, False) if rule.owned else (True,):
            names = named(shared_site, imports, who, theirs=theirs)
            if rule.owned == "session_id":
                names["session_id"] = some_session(shared_site, who if theirs else STRANGER[who])
            assert tried(shared_site, route, who, names) == expected(rule, who, theirs=theirs), (who, theirs)


def test_what_is_somebody_elses_is_not_told_apart_from_what_does_not_exist(shared_site: Site) -> None:
    browser, town = shared_site.browser(Role.COUNSELLOR), shared_site.town

    foreign, missing = f"/conseil/personnes/{town.foreign_person}", "/conseil/personnes/987654"

    answers = [browser.get(address) for address in (foreign, missing)]
    assert answers[0].status_code == answers[1].status_code == 404
    assert answers[0].text.replace(foreign, missing) == answers[1].text  # the page leads back to its own address


@pytest.fixture(scope="module")
def imports(shared_site: Site) -> dict[Role, int]:
    """A file handed in by each role."""
    asked: dict[str, Any] = {"sheet": "offres", "department": "23", "dry_run": True, "complete": False}
    with store.session(shared_site.engine) as session:
        return {role: hand_in(session, b"", by=shared_site.town.users[role], now=NOON, **asked).id for role in Role}


STRANGER = {who: Role.OPERATOR if who is not Role.OPERATOR else Role.TEAM_LEAD for who in (*Role, None)}


def some_session(site: Site, who: Role | None) -> int:
    """The number of a session of the town's user of a role: a new one, for the last try may have ended it."""
    with store.session(site.engine) as session:
        secret = open_session(session, user_id=site.town.users[who or Role.OPERATOR], now=site.now, hours=1)
        return sessions_of(session, site.town.users[who or Role.OPERATOR], secret=secret, now=site.now)[0].id


def named(site: Site, imports: dict[Role, int], who: Role | None, *, theirs: bool) -> dict[str, object]:
    """What an address names: what `who` owns, or the same of somebody else."""
    town = site.town
    own_person = town.beneficiary if who is Role.BENEFICIARY else town.own_person
    return {
        "person_id": own_person if theirs else town.foreign_person,
        "counsellor_id": town.users[Role.COUNSELLOR] if theirs else town.foreign_counsellor,
        "opening_id": town.own_opening if theirs else town.foreign_opening,
        "employer_id": 1,
        "sheet_id": town.own_sheet if theirs else town.foreign_sheet,
        "import_id": imports[who or Role.OPERATOR] if theirs else imports[STRANGER[who]],
        "opportunity_id": town.live,
        "run_id": 1,
        "secret": "none",
        "code": "none",
        "what": "offres",
        "part": "souhaits",
        "extension": "csv",
    }


def expected(rule: Rule, who: Role | None, *, theirs: bool) -> str:
    if rule.roles is None:
        return "in"
    if who is None:
        return "to sign-in"
    if who not in rule.roles:
        return "refused"
    return "in" if theirs else "not found"


def tried(site: Site, route: str, who: Role | None, names: dict[str, object]) -> str:
    """What happens to `who` at the door of `route`."""
    method, path = route.split()
    client = site.program(who) if path.startswith("/v1/") else site.browser(who)
    answer = client.request(method, path.format(**names))
    if answer.status_code == 401 or answer.headers.get("location", "").startswith("/connexion"):
        return "to sign-in"
    if answer.status_code == 403:
        return "refused"
    if answer.status_code == 404 and ACCESS[route].owned:
        return "not found"
    assert answer.status_code < 500, answer.text
    return "in"
