"""Pages are told in the language of who reads them; programs are answered in French."""

from datetime import UTC, date, datetime

import pytest

import store
from api.wording.figures import day, days_ago, duration, moment, near_day, number, when
from api.wording.languages import LANGUAGES, gettext, lazy, ngettext, speaking
from api.wording.tongue import LANGUAGE_COOKIE
from store.accounts.account import Role
from store.tables import UserRow
from tests.fixtures.site import Site

UKRAINIAN, ARABIC, ENGLISH = LANGUAGES["uk"], LANGUAGES["ar"], LANGUAGES["en"]


@pytest.mark.parametrize(
    ("asked", "given"),
    (
        ("uk-UA,uk;q=0.9,en;q=0.5", "uk"),
        ("de,en;q=0.4,ar;q=0.8", "ar"),
        ("en;q=0,fr-CA", "fr"),
        ("tlh", "fr"),
        ("en;q=much", "fr"),
        ("", "fr"),
    ),
)
def test_a_page_is_in_the_language_that_the_browser_wishes_most(shared_site: Site, asked: str, given: str) -> None:
    page = shared_site.browser().get("/aide", headers={"Accept-Language": asked})

    assert f'<html lang="{given}"' in page.text
    assert page.headers["content-language"] == given
    assert {"Accept-Language", "Cookie"} <= {one.strip() for one in page.headers["vary"].split(",")}


def test_arabic_is_read_from_right_to_left(shared_site: Site) -> None:
    page = shared_site.browser().get("/", headers={"Accept-Language": "ar"}).text

    assert '<html lang="ar" dir="rtl">' in page
    assert "أين تسكنون" in page


def test_a_language_that_was_chosen_stays_whatever_the_browser_wishes(shared_site: Site) -> None:
    browser = shared_site.browser()
    chosen = browser.post("/langue", data={"langue": "uk", "suite": "/aide?a=1"})

    assert (chosen.status_code, chosen.headers["location"]) == (303, "/aide?a=1")
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert '<html lang="uk"' in browser.get("/aide", headers={"Accept-Language": "ar"}).text


def test_the_account_of_who_chooses_a_language_is_written_to_in_it(site: Site) -> None:
    user_id = site.town.users[Role.BENEFICIARY]
    site.browser(Role.BENEFICIARY).post("/langue", data={"langue": "ar"})
    site.browser().post("/langue", data={"langue": "uk"})

    with store.session(site.engine) as session:
        assert session.get_one(UserRow, user_id).language == "ar"


@pytest.mark.parametrize("suite", ("https://elsewhere.example/", "//elsewhere.example", "", "javascript:alert(1)"))
def test_the_choice_of_a_language_leads_nowhere_else(shared_site: Site, suite: str) -> None:
    assert shared_site.browser().post("/langue", data={"langue": "en", "suite": suite}).headers["location"] == "/"


def test_a_language_that_is_not_offered_is_said_to_be_none(shared_site: Site) -> None:
    refused = shared_site.browser().post("/langue", data={"langue": "zz"})

    assert refused.status_code == 422
    assert "Cette langue n'est pas proposée" in refused.text.replace("&#39;", "'")


def test_a_cookie_that_names_no_language_is_left_aside(shared_site: Site) -> None:
    browser = shared_site.browser()
    browser.cookies.set(LANGUAGE_COOKIE, "../../etc")

    assert browser.get("/aide").headers["content-language"] == "fr"


def test_an_error_is_told_in_the_language_of_the_page(shared_site: Site) -> None:
    missing = shared_site.browser().get("/nulle-part", headers={"Accept-Language": "en"})

    assert missing.status_code == 404
    assert "Page not found" in missing.text


def test_programs_are_answered_in_french(shared_site: Site) -> None:
    answer = shared_site.program().get("/v1/people/1/list", headers={"Accept-Language": "uk"})

    assert answer.json()["title"] == "Connexion nécessaire"
    assert "content-language" not in answer.headers


def test_a_text_of_a_table_is_told_when_it_is_shown() -> None:
    said = lazy("Voiture")

    assert str(said) == "Voiture"
    with speaking(ENGLISH):
        assert f"{said}" == "Car"
    assert str(said) == "Voiture"


def test_plurals_are_those_of_the_language() -> None:
    def ago(days: int) -> str:
        return ngettext("il y a %(days)s jour", "il y a %(days)s jours", days, days=days)

    assert [ago(0), ago(1), ago(2)] == ["il y a 0 jour", "il y a 1 jour", "il y a 2 jours"]
    with speaking(UKRAINIAN):
        assert [ago(1), ago(3), ago(5), ago(21)] == ["1 день тому", "3 дні тому", "5 днів тому", "21 день тому"]
    with speaking(ARABIC):
        assert [ago(1), ago(2), ago(3), ago(11)] == [
            "قبل يوم",
            "قبل يومين",
            "قبل \u20683\u2069 أيام",
            "قبل \u206811\u2069 يوما",
        ]


def test_what_has_no_translation_stays_french() -> None:
    with speaking(ENGLISH):
        assert gettext("Rien de tel dans un catalogue") == "Rien de tel dans un catalogue"


def test_days_hours_and_numbers_are_written_as_the_language_writes_them() -> None:
    noon = datetime(2026, 3, 1, 11, 5, tzinfo=UTC)
    with speaking(ENGLISH):
        assert day(date(2026, 3, 1)) == "1 March 2026"
        assert moment(noon) == "1 March 2026 at 12:05"
        assert when(noon, None) == "Sunday 1 March at 12:05"
        assert days_ago(noon, noon) == "today"
        assert near_day(date(2026, 3, 4), noon) == "on 4 March"
        assert (number(1240.5), duration(65)) == ("1,240.5", "1 h 5 min")
    with speaking(UKRAINIAN):
        assert day(date(2026, 3, 1)) == "1 березня 2026"
        assert number(17.5) == "17,5"
    with speaking(ARABIC):
        assert duration(22) == "\u206822\u2069 د"
        assert (number(1270), number(12.21)) == ("1\u202f270", "12,21")


def test_a_french_title_in_an_arabic_sentence_keeps_its_direction() -> None:
    with speaking(ARABIC):
        assert "\u2068Agent (H/F) !\u2069" in gettext("À imprimer : %(title)s", title="Agent (H/F) !")
