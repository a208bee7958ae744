"""Every error is a problem for programs and a page for people, and gives nothing away."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any, NoReturn

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from kit import configure_logs
from store.accounts.account import Role
from tests.fixtures.site import Site

ENGLISH = re.compile(r"\b(?:or|and|input|should|must|valid|value|is|the|greater|less|than|Expecting)\b", re.IGNORECASE)
MEMBERS = {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nowhere", 404),
        ("DELETE", "/v1/search", 405),
        ("GET", "/v1/search", 422),
        ("GET", "/v1/opportunities/0", 404),
        ("GET", "/v1/opportunities/abc", 404),
        ("GET", "/v1/opportunities/9223372036854775807", 404),
        ("GET", "/v1/opportunities/9223372036854775808", 404),
        ("GET", "/v1/opportunities/1%00", 404),
        ("GET", "/v1/people/1/list", 401),
        ("GET", "/v1/services?insee=23096&theme=%00", 422),
    ],
)
def test_every_error_is_a_problem(shared_site: Site, method: str, path: str, status: int) -> None:
    answer = shared_site.program().request(method, path)

    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem.keys() >= MEMBERS
    assert answer.status_code == problem["status"] == status
    assert problem["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"


def test_a_refused_value_is_named_and_explained(shared_site: Site) -> None:
    problem = shared_site.program().get("/v1/search", params={"insee": "23096", "limit": "1000"}).json()

    assert problem["errors"] == [{"value": "limit", "detail": "Ce nombre est trop grand : au plus 100."}]


def test_the_values_to_choose_from_are_told_without_an_english_word(shared_site: Site) -> None:
    (fault,) = shared_site.program().get("/v1/search", params={"insee": "23096", "sort": "zzz"}).json()["errors"]

    assert fault["detail"] == "Cette valeur n'existe pas. Choisissez parmi 'fit', 'distance', 'date'."


@pytest.mark.parametrize("typed", ("zzz", "-1", "9" * 30, "z" * 400, "", "25:61"))
def test_no_value_of_the_api_is_refused_in_english(shared_site: Site, typed: str) -> None:
    program = shared_site.program()
    paths = program.get("/v1/openapi.json").json()["paths"]
    asked = [(path, one["name"]) for path, ways in paths.items() for one in ways.get("get", {}).get("parameters", ())]

    answers = [program.get(path, params={name: typed}) for path, name in asked if "{" not in path]

    faults = [fault for one in answers if one.status_code == 422 for fault in one.json().get("errors", ())]
    told = " ".join(fault["detail"] for fault in faults)
    assert told
    assert not ENGLISH.findall(told)


def test_what_no_text_may_hold_is_refused_or_left_out_and_no_failure(site: Site) -> None:
    told = {"opportunity": str(site.town.live), "decision": "dismissed", "reason": "Trop\x00 loin"}
    answers = [
        site.browser().post("/connexion", data={"email": "nadia\x00@creuse.example"}),
        site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told),
        site.browser(Role.BENEFICIARY).post("/mon-espace/refus", data=told),
    ]

    assert [answer.status_code < 500 for answer in answers] == [True] * len(answers)


def test_a_person_gets_a_page(shared_site: Site) -> None:
    answer = shared_site.browser().get("/nowhere")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Page introuvable" in answer.text


def test_somebody_signed_in_stays_so_where_there_is_no_page(shared_site: Site) -> None:
    answer = shared_site.browser(Role.COUNSELLOR).get("/nowhere")

    assert "Mes personnes" in answer.text
    assert 'class="button" href="/conseil"' in answer.text
    assert "Se connecter" not in answer.text


@pytest.mark.parametrize("path", ("/recrutement/offres/999999", "/recrutement/offres/1/rencontres"))
def test_an_employer_is_led_back_to_their_offers(shared_site: Site, path: str) -> None:
    answer = shared_site.browser(Role.RECRUITER).get(path)

    assert answer.status_code in {404, 405}
    assert 'class="button" href="/recrutement"' in answer.text
    assert "Se connecter" not in answer.text


def test_an_unforeseen_error_tells_nothing_and_logs_no_value(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.v1.sources.source_healths", raiser(ValueError("Awa, 06 12 34 56 78")))

    with capture_logs() as events:
        answer = site.program().get("/v1/sources")

    assert answer.status_code == answer.json()["status"] == 500
    assert "Awa" not in answer.text
    failed = next(event for event in events if event["event"] == "request_failed")
    assert failed["error"] == "ValueError"
    assert "sources.py" in failed["where"]
    assert "Awa" not in str(events)


def test_a_database_that_does_not_answer_is_a_pause(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = OperationalError("select", {}, Exception("server closed the connection"))
    monkeypatch.setattr("api.v1.sources.source_healths", raiser(lost))

    assert site.program().get("/v1/sources").json()["title"] == "Service en pause"


def test_the_log_holds_the_route_and_never_the_address(shared_site: Site) -> None:
    configure_logs()  # a command that ran before may have asked for errors alone
    with capture_logs() as events:
        shared_site.browser().get("/connexion/a-secret")
        shared_site.program(Role.OPERATOR).get("/v1/search", params={"insee": "23096", "q": "maçon"})

    routes = [event["route"] for event in events if event["event"] == "request"]
    assert routes == ["/connexion/{secret}", "/v1/search"]
    assert "a-secret" not in str(events)
    assert "maçon" not in str(events)


def raiser(error: Exception) -> Callable[..., NoReturn]:
    def fails(*_: object, **__: object) -> NoReturn:
        raise error

    return fails


def test_a_form_sent_after_its_session_ended_is_given_back_to_be_sent_again(site: Site) -> None:
    path, word = f"/conseil/personnes/{site.town.own_person}/contact", 'Rappeler jeudi, "au calme" <b>'

    page = site.browser().post(path, data={"jour": "", "comment": "phone", "mot": word})

    assert page.status_code == 401
    assert 'href="/connexion" target="_blank"' in page.text
    kept = dict(re.findall(r'<input type="hidden" name="(jour|comment|mot)" value="([^"]*)">', page.text))
    assert unescape(kept["mot"]) == word
    assert site.browser(Role.COUNSELLOR).post(path, data=kept | {"mot": word}).status_code == 303
    assert "Rappeler jeudi" in site.browser(Role.COUNSELLOR).get(path.removesuffix("/contact")).text


def test_what_was_sent_as_a_piece_of_a_page_is_given_back_too(shared_site: Site) -> None:
    path, word = f"/conseil/personnes/{shared_site.town.own_person}/decisions", "Demandez Paul."

    page = shared_site.browser().post(path, data={"reason": word}, headers={"HX-Request": "true"})

    assert (page.status_code, page.headers["HX-Retarget"]) == (200, "#contenu")
    assert word in page.text


def test_rows_pasted_where_no_file_was_chosen_are_given_back_too(shared_site: Site) -> None:
    rows = "Prénom\tCommune"

    page = shared_site.browser().post("/conseil/fichier", data={"pasted": rows}, files={"file": ("", b"")})

    assert page.status_code == 401
    assert rows in page.text


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/mon-compte/mot-de-passe", {"data": {"password": "un secret bien long"}}),
        ("/conseil/fichier", {"files": {"file": ("a.csv", b"Nadia")}}),
        ("/conseil/confier", {}),
    ],
)
def test_no_page_gives_back_a_password_a_file_or_nothing(shared_site: Site, path: str, sent: dict[str, Any]) -> None:
    answer = shared_site.browser().post(path, **sent)

    assert (answer.status_code, answer.headers["location"]) == (303, "/connexion")
