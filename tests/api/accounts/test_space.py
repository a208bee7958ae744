"""A space opened by oneself: by e-mail or letter, with a consent; asking tells nobody whether an address is known."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select

import store
from api.accounts.limits import LINKS_FROM_HERE
from api.accounts.mail import LinkMail
from store.accounts import Role
from store.attempts import take_attempt
from store.forgetting import forget_ended
from store.spaces import write_letters
from store.tables import AuditRow, CardRow, MeansRow, PersonRow, PostedCodeRow, SpaceLinkRow, UserRow
from tests.fixtures.site import Site

WHO = {"prenom": "Nadia", "lieu": "Aubusson", "accord": "oui"}


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
    found = browser.get("/?lieu=23030&moyen=walk%3A30").text
    assert 'href="/connexion?lieu=23030&amp;moyen=walk%3A30"' in found
    assert 'href="/ouvrir?lieu=23030"' in browser.get("/connexion?lieu=23030").text
    asked = browser.post("/connexion", data={"email": "nadia6@creuse.example", "lieu": "23030"})
    assert 'href="/ouvrir?lieu=23030"' in asked.text
    assert 'name="lieu" value="23030"' in browser.get("/ouvrir?lieu=23030").text

    browser.post("/ouvrir", data={"email": "nadia6@creuse.example", "lieu": "23030"})
    path = path_of(mails[0][1])

    assert 'value="Bourganeuf (23400)"' in browser.get(path).text
    told = browser.post(path, data={**WHO, "lieu": "Bourganeuf (23400)"})
    assert told.headers["location"] == "/mon-espace/dossier/souhaits?suite=1"


def test_what_is_no_commune_is_put_in_no_letter(site: Site, mails: list[tuple[str, str]]) -> None:
    site.browser().post("/ouvrir", data={"email": "nadia7@creuse.example", "lieu": "achetez-ici"})

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
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', browser.get(unescape(opening[1])).text)
    told: dict[str, str | list[str]] = {name: [v for one, v in hidden if one == name] for name, _ in hidden}
    browser.post("/ouvrir", data={"email": "nadia7@creuse.example", **told})
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
