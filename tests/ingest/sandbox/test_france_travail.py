"""France Travail in the sandbox answers as its contract says: token, ranges, criteria, one offer."""

from itertools import pairwise

import pytest

from ingest.sandbox import CREDENTIALS
from tests.ingest.sandbox.conftest import CREDENTIALS_FORM, SEARCH, TOKEN_PATH, Partners


def test_a_token_lives_for_1499_seconds(partners: Partners) -> None:
    answer = partners.http.post(TOKEN_PATH, data=CREDENTIALS_FORM)
    assert answer.status_code == 200
    assert answer.json() | {"access_token": ""} == {
        "scope": "api_offresdemploiv2 o2dsoffre",
        "expires_in": 1499,
        "token_type": "Bearer",
        "access_token": "",
    }


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"client_secret": "autre"}, "invalid_client"),
        ({"scope": "api_quinexistepasv0"}, "invalid_scope"),
        ({"grant_type": "implicit_grant"}, "unsupported_grant_type"),
    ],
)
def test_a_wrong_request_of_a_token_is_told_in_json(partners: Partners, change: dict[str, str], error: str) -> None:
    answer = partners.http.post(TOKEN_PATH, data=CREDENTIALS_FORM | change)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_credentials_in_a_header_get_a_page_of_html(partners: Partners) -> None:
    auth = (CREDENTIALS.france_travail_client_id, CREDENTIALS.france_travail_client_secret)
    answer = partners.http.post(TOKEN_PATH, auth=auth, data={"grant_type": "client_credentials"})
    assert answer.status_code == 409
    assert answer.headers["content-type"].startswith("text/html")


def test_the_search_is_closed_without_a_token(partners: Partners) -> None:
    assert partners.http.get(SEARCH).status_code == 401
    assert partners.http.get(SEARCH, headers={"Authorization": "Bearer inconnu"}).status_code == 401


def test_pages_hold_every_offer_once_newest_first(partners: Partners) -> None:
    offers = partners.all_offers(departement="23", sort="1")
    dates = [offer["dateCreation"] for offer in offers]
    assert len({offer["id"] for offer in offers}) == len(offers) == 900
    assert dates == sorted(dates, reverse=True)


def test_a_part_is_206_and_the_whole_is_200(partners: Partners) -> None:
    part, whole = partners.offers(departement="23"), partners.offers(codeROME="D1102", commune="23008", distance="0")
    assert (part.status_code, part.headers["content-range"]) == (206, "offres 0-149/900")
    assert whole.status_code == 200
    assert {offer["romeCode"] for offer in whole.json()["resultats"]} == {"D1102"}


def test_nothing_found_is_204_without_a_body(partners: Partners) -> None:
    answer = partners.offers(departement="87")
    assert (answer.status_code, answer.content, answer.headers["content-range"]) == (204, b"", "*/0")


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ({"range": "3001-3100"}, "La position de début doit être inférieure ou égale à 3000."),
        ({"range": "3000-3150"}, "La position de fin doit être inférieure ou égale à 3149."),
        ({"range": "0-150"}, "150 éléments"),
        ({"range": "tout"}, "« range »"),
        ({"departement": "23,87,36,03,63,19"}, "Le nombre de départements maximum autorisé"),
        ({"departement": "Creuse"}, "Valeur du paramètre « departement » incorrecte."),
        ({"region": "99"}, "Valeur du paramètre « region » incorrecte."),
        ({"commune": "99999"}, "Valeur du paramètre « commune » incorrecte."),
        ({"minCreationDate": "2026-11-01T00:00:00Z"}, "ensemble"),
        ({"minCreationDate": "hier", "maxCreationDate": "demain"}, "format de date"),
        ({"sort": "3"}, "« sort »"),
        ({"departements": "23"}, "ne connaît pas le paramètre « departements »"),
    ],
)
def test_a_wrong_criterion_is_400_with_a_message(partners: Partners, criteria: dict[str, str], message: str) -> None:
    answer = partners.offers(**criteria)
    assert answer.status_code == 400
    assert message in answer.json()["message"]


def test_windows_of_creation_split_the_offers_without_loss(partners: Partners) -> None:
    edges = ["2026-09-01T00:00:00Z", "2026-10-25T12:00:00Z", "2026-11-22T00:00:00Z"]
    halves = [
        {offer["id"] for offer in partners.all_offers(minCreationDate=first, maxCreationDate=last)}
        for first, last in pairwise(edges)
    ]
    assert all(halves)
    assert len(halves[0] | halves[1]) == 900


def test_fields_of_work_split_the_offers_without_loss(partners: Partners) -> None:
    counts = []
    for letter in "ABCDEFGHIJKLMN":
        answer = partners.offers(grandDomaine=letter)
        counts.append(int(answer.headers["content-range"].rpartition("/")[2]))
    assert sum(counts) == 900


def test_a_search_around_a_commune_reaches_a_third_further(partners: Partners) -> None:
    offers = partners.all_offers(commune="23008", distance="10", sort="2")
    towns = [offer["lieuTravail"]["libelle"] for offer in offers]
    assert towns[0] == "23 - AUBUSSON"
    assert "23 - GUERET" not in towns
    assert "23 - FELLETIN" in towns


@pytest.mark.parametrize(
    ("criterion", "value", "field", "expected"),
    [
        ("typeContrat", "MIS", "typeContrat", "MIS"),
        ("experienceExigence", "D", "experienceExige", "D"),
        ("dureeHebdo", "2", "dureeTravailLibelleConverti", "Temps partiel"),
    ],
)
def test_a_criterion_keeps_only_what_it_says(
    partners: Partners, criterion: str, value: str, field: str, expected: str
) -> None:
    answer = partners.offers(**{criterion: value})
    assert {offer[field] for offer in answer.json()["resultats"]} == {expected}


def test_words_are_sought_in_titles_without_accents(partners: Partners) -> None:
    titles = [offer["intitule"].lower() for offer in partners.all_offers(motsCles="patissier")]
    assert titles
    assert all("boulang" in title or "tissi" in title or "glacier" in title for title in titles)


def test_possible_filters_add_up_to_the_total(partners: Partners) -> None:
    blocks = partners.offers(departement="23").json()["filtresPossibles"]
    totals = {block["filtre"]: sum(value["nbResultats"] for value in block["agregation"]) for block in blocks}
    assert totals == dict.fromkeys(("typeContrat", "experience", "qualification", "natureContrat"), 900)


def test_one_offer_is_the_same_as_in_the_search_and_204_once_gone(partners: Partners) -> None:
    offer = partners.offers(departement="23").json()["resultats"][0]
    assert partners.offer(offer["id"]).json() == offer
    assert partners.offer("000AAAA").status_code == 204
    assert partners.offer("court").status_code == 400
