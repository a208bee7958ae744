"""A space opened by oneself: by e-mail or letter, with a consent; asking tells nobody whether an address is known."""

import re
from datetime import timedelta
from html import escape, unescape
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

import store
from api.accounts.limits import LINKS_FROM_HERE
from api.accounts.mail import LinkMail
from store.accounts.account import Role
from store.accounts.attempts import take_attempt
from store.keeping.forgetting import forget_ended
from store.people.spaces import write_letters
from store.tables import AuditRow, CardRow, MeansRow, PersonRow, PostedCodeRow, SpaceLinkRow, UserRow
from tests.fixtures.site import Site

WHO = {"prenom": "Nadia", "lieu": "Aubusson", "accord": "oui"}
SEARCH = "/?lieu=23030&moyen=walk%3A30"
FROM_SEARCH = f"depuis={quote(SEARCH)}"


@pytest.fixture
def site(shared_site: Site) -> Site:
    """The site of the module on another day: what was counted yesterday counts no more."""
    shared_site.now += timedelta(days=1)
    if shared_site.settings.smtp_host is None:
        shared_site.settings = shared_site.settings.model_copy(update={"smtp_host": "127.0.0.1"})
        shared_site.restart()
    return shared_site


@pytest.fixture(autouse=True)
def mails(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What leaves, to whom and with which address."""
    sent: list[tuple[str, str]] = []

    def send(_: LinkMail, *__: object, to: str, address: str, minutes: int) -> None:
        sent.append((to, address))

    monkeypatch.setattr(LinkMail, "send", send)
    return sent


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def count(site: Site, table: type[store.tables.Base]) -> int:
    with store.session(site.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_link_by_e_mail_opens_a_space_that_nobody_follows(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = site.browser()
    browser.post("/ouvrir", data={"email": "Nadia@creuse.example"})
    ((to, address),) = mails

    page = browser.get(path_of(address)).text
    told = browser.post(path_of(address), data=WHO)

    assert (to, "Votre prénom" in page) == ("Nadia@creuse.example", True)
    assert told.headers["location"] == "/mon-espace/dossier/souhaits?suite=1"
    assert "Bonjour Nadia" in browser.get("/mon-espace").text
    with store.session(site.engine) as session:
        user = session.scalars(select(UserRow).where(UserRow.email == "nadia@creuse.example")).one()
        person = session.scalars(select(PersonRow).where(PersonRow.user_id == user.id)).one()
        assert (person.counsellor_id, person.place, person.file_consent_at) == (None, "Aubusson", site.now)
        opened = session.scalars(select(AuditRow).where(AuditRow.action == "opened_space")).one()
        assert opened.subject == str(person.pseudonym)


def test_the_two_questions_are_said_to_be_followed_by_others(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = site.browser()
    browser.post("/ouvrir", data={"email": "olena@creuse.example"})
    ((_, address),) = mails

    page = unescape(browser.get(path_of(address)).text)

    assert "Deux questions, et votre espace est ouvert." in page
    assert "D'autres questions viennent ensuite : vous pouvez les passer." in page


def test_asking_answers_alike_whether_an_address_is_known_or_not(site: Site, mails: list[tuple[str, str]]) -> None:
    with store.session(site.engine) as session:
        known = session.get_one(UserRow, site.town.users[Role.COUNSELLOR]).email or ""

    answers = [site.browser().post("/ouvrir", data={"email": email}) for email in (known, "nadia1@creuse.example")]

    assert answers[0].text == answers[1].text
    assert [path_of(address).split("/")[1] for _, address in mails] == ["connexion", "ouvrir"]


def test_nothing_is_opened_without_consent_or_commune_and_what_was_typed_stays(
    site: Site, mails: list[tuple[str, str]]
) -> None:
    browser, people = site.browser(), count(site, PersonRow)
    browser.post("/ouvrir", data={"email": "nadia2@creuse.example"})
    path = path_of(mails[0][1])

    refused = browser.post(path, data={"prenom": "Nadia", "lieu": "Saint-Maurice"})

    assert refused.status_code == 422
    assert "Sans votre accord, nous ne gardons rien" in refused.text
    assert "Saint-Maurice-près-Crocq (23260)" in refused.text
    assert 'value="Nadia"' in refused.text
    assert count(site, PersonRow) == people
    assert browser.post(path, data={**WHO, "lieu": "Saint-Maurice", "commune": "23221"}).status_code == 303


def test_a_commune_that_is_near_what_was_typed_is_one_press_away(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = site.browser()
    browser.post("/ouvrir", data={"email": "nadia5@creuse.example"})
    path = path_of(mails[0][1])

    asked = browser.post(path, data={**WHO, "lieu": "Bourgneuf"})

    assert "Vouliez-vous Bourganeuf (23400)" in asked.text
    assert 'name="commune" value="23030" checked' in asked.text
    assert browser.post(path, data={**WHO, "lieu": "Bourgneuf", "commune": "23030"}).status_code == 303


def test_the_commune_of_a_search_is_proposed_where_the_space_is_opened(
    site: Site, mails: list[tuple[str, str]]
) -> None:
    browser = site.browser()
    assert f'href="/connexion?{FROM_SEARCH}"' in browser.get(SEARCH).text
    opening = f'href="/ouvrir?{urlencode({"depuis": SEARCH})}"'
    assert opening in browser.get(f"/connexion?{FROM_SEARCH}").text
    assert opening in browser.post("/connexion", data={"email": "nadia6@creuse.example", "depuis": SEARCH}).text
    assert f'name="depuis" value="{escape(SEARCH)}"' in browser.get(f"/ouvrir?{FROM_SEARCH}").text

    browser.post("/ouvrir", data={"email": "nadia6@creuse.example", "depuis": SEARCH})
    path = path_of(mails[0][1])

    assert 'value="Bourganeuf (23400)"' in browser.get(path).text
    told = browser.post(path, data={**WHO, "lieu": "Bourganeuf (23400)"})
    assert told.headers["location"] == "/mon-espace/dossier/souhaits?suite=1"


@pytest.mark.parametrize(
    "address", ["https://achetez.example", "//achetez.example/?lieu=23030", "/achetez?lieu=23030", "/?achetez=1"]
)
def test_what_is_no_search_is_put_in_no_letter(site: Site, mails: list[tuple[str, str]], address: str) -> None:
    page = site.browser().get("/ouvrir", params={"depuis": address}).text
    site.browser().post("/ouvrir", data={"email": "nadia7@creuse.example", "depuis": address})

    assert 'name="depuis" value=""' in page
    assert "achetez" not in mails[0][1]


def test_a_link_opens_one_space_and_the_second_press_finds_it(site: Site, mails: list[tuple[str, str]]) -> None:
    browser, people = site.browser(), count(site, PersonRow)
    browser.post("/ouvrir", data={"email": "nadia3@creuse.example"})
    path = path_of(mails[0][1])

    answers = [browser.post(path, data=WHO) for _ in range(2)]

    assert [answer.headers["location"] for answer in answers] == ["/mon-espace/dossier/souhaits?suite=1", "/mon-espace"]
    assert count(site, PersonRow) == people + 1
    assert site.browser().get(path).status_code == 410


def test_one_address_gets_three_links_and_bad_addresses_none(site: Site, mails: list[tuple[str, str]]) -> None:
    for _ in range(5):
        site.browser().post("/ouvrir", data={"email": "nadia4@creuse.example"})
    wrong = site.browser().post("/ouvrir", data={"email": "nadia chez moi"})

    assert len(mails) == 3
    assert (wrong.status_code, "nadia chez moi" in wrong.text) == (422, True)


def test_too_many_links_from_one_place_are_refused(site: Site, mails: list[tuple[str, str]]) -> None:
    with store.session(site.engine) as session:
        for _ in range(LINKS_FROM_HERE.most - 1):
            take_attempt(session, LINKS_FROM_HERE, "testclient", now=site.now)
    browser = site.browser()

    answers = [browser.post("/ouvrir", data={"email": f"n{at}@creuse.example"}).status_code for at in range(2)]

    assert answers == [200, 429]
    assert len(mails) == 1


def test_the_code_of_a_letter_opens_a_space_then_is_its_card(site: Site) -> None:
    with store.session(site.engine) as session:
        (code,) = write_letters(session, count=1, now=site.now)
    browser = site.browser()

    told = browser.post("/carte", data={"code": code.lower()})
    assert told.headers["location"].startswith("/ouvrir/")
    browser.post(told.headers["location"], data=WHO)

    assert "Bonjour Nadia" in browser.get("/mon-espace").text
    assert (count(site, PostedCodeRow), count(site, CardRow)) == (0, 1)
    again = site.browser()
    assert again.post("/carte", data={"code": code}).headers["location"] == "/mon-espace"


def test_a_letter_typed_and_left_still_waits_for_its_reader(site: Site) -> None:
    with store.session(site.engine) as session:
        (code,) = write_letters(session, count=1, now=site.now)
    people = count(site, PersonRow)
    site.browser().post("/carte", data={"code": code})

    told = site.browser().post("/carte", data={"code": code})

    assert told.headers["location"].startswith("/ouvrir/")
    assert count(site, PersonRow) == people


def test_an_address_that_nobody_follows_is_forgotten(site: Site) -> None:
    browser = site.browser()
    browser.post("/ouvrir", data={"email": "personne@creuse.example"})

    forget_ended(site.engine, now=site.now + timedelta(days=1))

    with store.session(site.engine) as session:
        left = select(func.count()).select_from(SpaceLinkRow).where(SpaceLinkRow.email == "personne@creuse.example")
        assert session.scalar(left) == 0


def test_after_the_very_first_answer_nothing_of_the_list_is_called_new(
    site: Site, mails: list[tuple[str, str]]
) -> None:
    browser = site.browser()
    browser.post("/ouvrir", data={"email": "premier@creuse.example"})
    ((_, address),) = mails
    browser.post(path_of(address), data=WHO)

    first, second = (
        browser.post("/mon-espace/dossier/souhaits", data={"souhait": [wish]}) for wish in ("ménage", "boulangerie")
    )

    assert "premières" not in browser.get(first.headers["location"]).text
    assert first.headers["location"].endswith("-0-0")
    assert not second.headers["location"].endswith("-0")


def test_what_was_searched_is_proposed_in_the_first_questions(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = site.browser()
    found = browser.get("/?lieu=23030&moyen=walk%3A15&moyen=bus%3A30&mots=menage+2+eure").text
    opening = re.search(r'href="(/ouvrir\?[^"]*)"', found)
    assert opening is not None
    came = re.search(r'name="depuis" value="([^"]*)"', browser.get(unescape(opening[1])).text)
    assert came is not None
    browser.post("/ouvrir", data={"email": "nadia7@creuse.example", "depuis": unescape(came[1])})
    opened = browser.post(path_of(mails[0][1]), data={**WHO, "lieu": "Bourganeuf (23400)"})

    wishes = browser.get(opened.headers["location"]).text
    sent = re.search(r'method="post" action="(/mon-espace/dossier[^"]*)"', wishes)
    assert sent is not None
    after = browser.post(unescape(sent[1]), data={"souhait": ["menage 2 eure"], "suite": "1"})
    travel = browser.get(after.headers["location"]).text

    assert 'value="menage 2 eure"' in wishes
    assert ('value="walk:15" selected' in travel, 'value="bus:30" selected' in travel) == (True, True)
    with store.session(site.engine) as session:
        person = session.scalars(select(PersonRow).order_by(PersonRow.id.desc())).first()
        assert person is not None
        assert session.scalar(select(func.count()).where(MeansRow.person_id == person.id)) == 0


def opened_from(site: Site, mails: list[tuple[str, str]], address: str, *, email: str) -> TestClient:
    """The browser of somebody who opened a space from a search or an offer."""
    browser = site.browser()
    browser.post("/ouvrir", data={"email": email, "depuis": address})
    browser.post(path_of(mails[-1][1]), data=WHO)
    return browser


@pytest.mark.parametrize(
    ("address", "words"),
    [(f"{SEARCH}&mots=menage&type=job", "Revenir à ma recherche"), ("/opportunite/7?lieu=23030", "Revenir à l'offre")],
)
def test_who_leaves_the_first_questions_finds_the_page_they_came_from(
    site: Site, mails: list[tuple[str, str]], address: str, words: str
) -> None:
    browser = opened_from(site, mails, address, email=f"nadia{len(address)}@creuse.example")

    for page in ("/mon-espace", "/mon-espace/dossier/souhaits?suite=1", "/mon-espace/messages"):
        told = browser.get(page).text
        assert f'href="{escape(address)}"' in told
        assert words in unescape(told)


def test_who_comes_back_another_day_is_proposed_what_they_searched(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = opened_from(site, mails, f"{SEARCH}&mots=menage", email="nadia8@creuse.example")
    site.now += timedelta(hours=2)

    space = unescape(browser.get("/mon-espace").text)

    assert "Dites ce que vous cherchez" in space
    assert 'value="menage"' in browser.get("/mon-espace/dossier/souhaits").text
    browser.post("/mon-espace/dossier/souhaits", data={"souhait": ["jardin"]})
    assert "Dites ce que vous cherchez" not in unescape(browser.get("/mon-espace").text)
    assert 'value="menage"' not in browser.get("/mon-espace/dossier/souhaits").text


def test_a_search_is_shown_to_nobody_else_in_the_same_browser(site: Site, mails: list[tuple[str, str]]) -> None:
    browser = opened_from(site, mails, f"{SEARCH}&mots=menage", email="nadia9@creuse.example")
    browser.post("/deconnexion")
    browser.post("/ouvrir", data={"email": "olga@creuse.example"})
    browser.post(path_of(mails[-1][1]), data=WHO)

    assert "Revenir à ma recherche" not in browser.get("/mon-espace").text
    assert "menage" not in browser.get("/mon-espace/dossier/souhaits").text


def test_a_link_that_is_over_leads_to_another_with_the_same_search(site: Site) -> None:
    page = site.browser().get(f"/ouvrir/rien?{FROM_SEARCH}")

    assert page.status_code == 410
    assert f'href="/ouvrir?{urlencode({"depuis": SEARCH})}"' in page.text


def test_the_code_of_a_letter_keeps_the_search_too(site: Site) -> None:
    with store.session(site.engine) as session:
        (code,) = write_letters(session, count=1, now=site.now)
    browser = site.browser()
    assert f'href="/carte?suite={quote(SEARCH)}"' in browser.get(f"/ouvrir?{FROM_SEARCH}").text

    told = browser.post("/carte", data={"code": code, "suite": SEARCH})

    assert told.headers["location"].endswith(f"?{urlencode({'depuis': SEARCH})}")


def test_whoever_signs_in_from_an_offer_comes_back_to_it(site: Site, mails: list[tuple[str, str]]) -> None:
    offer = f"/opportunite/{site.town.live}"
    browser = site.browser()
    assert f'href="/connexion?depuis={offer}"' in browser.get(offer).text
    assert f'name="suite" value="{offer}"' in browser.get(f"/connexion?depuis={offer}").text
    with store.session(site.engine) as session:
        known = session.get_one(UserRow, site.town.users[Role.COUNSELLOR]).email or ""

    browser.post("/ouvrir", data={"email": known, "depuis": offer})

    assert browser.get(path_of(mails[0][1])).text.count(f'name="suite" value="{offer}"') == 1
