"""A printed card: given by the counsellor, used by somebody without e-mail, ended by either."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

import store
from api.accounts.card import SCANNED, card_address
from api.accounts.limits import CODES_OF_CARD
from store.accounts.account import Role
from store.accounts.cards import CARD_DAYS
from store.tables import CardRow, EmailRow, PersonRow, UserRow
from tests.fixtures.site import Site

ANDROID = "Mozilla/5.0 (Android 9; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0"


def give_card(site: Site) -> str:
    """The characters of a new card for the counsellor's person, who has no account before."""
    page = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/carte")
    assert page.status_code == 200, page.text
    return str(re.findall(r'class="code">([0-9A-Z-]+)<', page.text)[0])


def use(site: Site, code: str) -> TestClient:
    """The browser of somebody who typed the code."""
    browser = site.browser()
    browser.headers["user-agent"] = ANDROID
    browser.post("/carte", data={"code": code})
    return browser


def is_in(browser: TestClient) -> bool:
    return browser.get("/mon-espace").status_code == 200


def test_a_counsellor_knows_before_and_after_that_a_card_is_told_to_who_has_an_address(site: Site) -> None:
    counsellor, card = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}/carte"
    give_card(site)
    before = counsellor.get(card).text
    with store.session(site.engine) as session:
        user_id = session.get_one(PersonRow, site.town.own_person).user_id
        session.get_one(UserRow, user_id).email = "awa@creuse.example"

    assert "entre déjà par e-mail" not in before
    assert "entre déjà par e-mail" in counsellor.get(card).text
    assert "Un e-mail dit à Awa que vous avez fait cette carte." in counsellor.post(card).text
    with store.session(site.engine) as session:
        letters = session.scalars(select(EmailRow.kind).where(EmailRow.user_id == user_id)).all()
    assert letters == ["made_card"], "the first card went to somebody without an address"


def test_the_card_is_a_drawing_an_address_and_twelve_characters_that_nobody_confuses(site: Site) -> None:
    page = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/carte")

    (code,) = set(re.findall(r'class="code">([0-9A-Z-]+)<', page.text))
    assert re.fullmatch(r"([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}", code)
    assert "<svg" in page.text
    assert "127.0.0.1:8000/carte" in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("written", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_the_characters_open_the_space_of_the_person_however_they_are_written(site: Site, written: type[str]) -> None:
    answer = site.browser().post("/carte", data={"code": written(give_card(site))})

    assert (answer.status_code, answer.headers["location"]) == (303, "/mon-espace")


def test_a_card_leads_on_to_the_page_that_asked_to_sign_in_even_after_a_wrong_code(site: Site) -> None:
    code, browser = give_card(site), site.browser()
    asked = browser.get(browser.get("/mon-espace/semaine").headers["location"]).text
    assert 'href="/carte?suite=/mon-espace/semaine"' in asked
    assert 'name="suite" value="/mon-espace/semaine"' in browser.get("/carte?suite=/mon-espace/semaine").text

    wrong = browser.post("/carte", data={"code": "ABCD", "suite": "/mon-espace/semaine"}).text
    right = browser.post("/carte", data={"code": code, "suite": "/mon-espace/semaine"})

    assert 'name="suite" value="/mon-espace/semaine"' in wrong
    assert right.headers["location"] == "/mon-espace/semaine"


def test_a_card_serves_again_until_its_last_day(site: Site) -> None:
    code = give_card(site)

    assert is_in(use(site, code))
    assert is_in(use(site, code))
    site.now += timedelta(days=CARD_DAYS)
    assert not is_in(use(site, code))


def test_what_a_phone_scans_is_one_button_and_tries_nothing(site: Site) -> None:
    code = give_card(site)

    browser = site.browser()
    away = browser.get(f"/carte/{code}")
    page = browser.get(away.headers["location"])

    assert away.headers["location"] == SCANNED
    assert f'name="code" value="{code}"' in page.text
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.own_person)
        assert session.get_one(CardRow, person.user_id).used_at is None


def test_what_was_scanned_is_shown_once_and_to_nobody_else(site: Site) -> None:
    code, browser = give_card(site), site.browser()
    browser.get(f"/carte/{code}")

    assert code in browser.get(SCANNED).text
    assert code not in browser.get(SCANNED).text
    assert code not in site.browser().get(SCANNED).text


def test_a_card_that_is_scanned_shows_its_button_also_where_somebody_else_is_signed_in(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    assert browser.get(SCANNED).status_code == 200
    assert browser.get("/carte").status_code == 303


@pytest.mark.parametrize("code", ["ABCD", "OOOO-OOOO-OOOO", "é" * 12])
def test_an_older_qr_code_that_is_no_code_says_what_to_do(site: Site, code: str) -> None:
    browser = site.browser()

    answer = browser.get(browser.get(f"/carte/{code}").headers["location"])

    assert answer.status_code == 422
    assert "Ce code ne marche pas" in answer.text


def test_no_address_that_is_sent_holds_the_code_of_a_new_card(site: Site) -> None:
    address = card_address("https://alentour.example/", "K7RT9FQXM2HD")

    assert address == "https://alentour.example/carte/code#K7RT-9FQX-M2HD"
    assert "K7RT" not in urlsplit(address)._replace(fragment="").geturl()


@pytest.mark.parametrize(
    "path", ["/carte", SCANNED, "/carte/ABCD-EFGH-JKMN", "/connexion/x", "/ouvrir/x", "/recruter/x"]
)
def test_no_cache_keeps_a_page_whose_address_signs_in(shared_site: Site, path: str) -> None:
    assert shared_site.browser().get(path).headers["cache-control"] == "no-store"


def test_a_new_card_ends_the_one_before_and_what_it_opened(site: Site) -> None:
    old = give_card(site)
    browser = use(site, old)

    new = give_card(site)

    assert not is_in(browser)
    assert not is_in(use(site, old))
    assert is_in(use(site, new))


def test_a_lost_card_is_stopped_by_the_counsellor(site: Site) -> None:
    code = give_card(site)

    site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/carte/fin")

    assert not is_in(use(site, code))


def test_a_lost_card_is_stopped_by_the_person_who_stays_signed_in(site: Site) -> None:
    code = give_card(site)
    browser, somebody_else = use(site, code), use(site, code)

    browser.post("/mon-compte/carte/fin")

    assert is_in(browser)
    assert not is_in(somebody_else)
    assert not is_in(use(site, code))


def test_a_wrong_code_says_what_to_do(site: Site) -> None:
    give_card(site)

    for typed in ("", "ABCD", "ABCD-EFGH-JKMN", "OOOO-OOOO-OOOO", "é" * 12):
        answer = site.browser().post("/carte", data={"code": typed})
        assert answer.status_code == 422
        assert "Ce code ne marche pas" in answer.text


def test_the_code_of_a_card_is_not_guessed(site: Site) -> None:
    code = give_card(site)
    wrong = code[:5] + ("AAAA-AAAA" if code[5:] != "AAAA-AAAA" else "BBBB-BBBB")

    answers = [site.browser().post("/carte", data={"code": wrong}).status_code for _ in range(CODES_OF_CARD.most + 1)]

    assert answers == [422] * CODES_OF_CARD.most + [429]
    assert site.browser().post("/carte", data={"code": code}).status_code == 429
    site.now += timedelta(minutes=CODES_OF_CARD.minutes)
    assert is_in(use(site, code))


def test_the_database_does_not_hold_the_code(site: Site) -> None:
    code = give_card(site).replace("-", "")

    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.own_person)
        card = session.get_one(CardRow, person.user_id)
    assert card.number == code[:4]
    assert code[4:] not in card.code_hash
    assert card.code_hash.startswith("$argon2id$")


def test_a_session_says_that_a_card_opened_it_and_on_what(site: Site) -> None:
    page = use(site, give_card(site)).get("/mon-compte").text

    assert "Téléphone Android, Firefox" in page
    assert "avec la carte" in page
