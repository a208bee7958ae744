"""The operator's page of accounts: who works here, opened, closed, and what is refused."""

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role, user_by_email, user_email
from store.tables import AuditRow, UserRow
from tests.fixtures.site import Site

NEW = {"email": "Nora.Vey@creuse.example", "name": "Nora Vey", "role": "counsellor"}


def test_an_account_is_opened_under_a_lead_and_written_down(site: Site) -> None:
    browser = site.browser(Role.OPERATOR)
    with store.session(site.engine) as session:
        lead = session.get_one(UserRow, site.town.users[Role.TEAM_LEAD]).email

    answer = browser.post("/comptes", data=NEW | {"lead": lead})

    page = browser.get(answer.headers["location"]).text
    assert "Le compte est ouvert." in page
    assert "Nora Vey" in page
    with store.session(site.engine) as session:
        opened = user_by_email(session, NEW["email"])
        assert opened is not None
        assert opened.lead_id == site.town.users[Role.TEAM_LEAD]
        entry = session.scalars(select(AuditRow)).one()
        assert (entry.action, entry.role) == ("opened_account", "operator")


@pytest.mark.parametrize(
    ("wrong", "said"),
    (
        ({"email": "nora"}, "Écrivez une adresse e-mail"),
        ({"name": " "}, "Écrivez le prénom et le nom."),
        ({"role": "beneficiary"}, "Choisissez ce que la personne fait ici."),
        ({"lead": "nobody@creuse.example"}, "Personne ne travaille ici avec l&#39;adresse"),
    ),
)
def test_what_is_wrong_is_asked_again(shared_site: Site, wrong: dict[str, str], said: str) -> None:
    answer = shared_site.browser(Role.OPERATOR).post("/comptes", data=NEW | wrong)

    assert answer.status_code == 422
    assert said in answer.text


def test_an_account_is_closed_unless_it_follows_somebody_or_is_one_s_own(site: Site) -> None:
    browser = site.browser(Role.OPERATOR)
    with store.session(site.engine) as session:
        emails = {role: session.get_one(UserRow, user).email for role, user in site.town.users.items()}

    follows = browser.post("/comptes/fin", data={"email": emails[Role.COUNSELLOR]})
    own = browser.post("/comptes/fin", data={"email": emails[Role.OPERATOR]})
    closed = browser.post("/comptes/fin", data={"email": emails[Role.TEAM_LEAD]})

    assert "Personnes que suit encore" in follows.text
    assert "C&#39;est votre compte." in own.text
    assert closed.headers["location"] == "/comptes?fait=ferme"
    with store.session(site.engine) as session:
        assert session.get(UserRow, site.town.users[Role.TEAM_LEAD]) is None
        assert session.get(UserRow, site.town.users[Role.COUNSELLOR]) is not None


def test_nobody_is_offered_to_close_their_own_account(shared_site: Site) -> None:
    page = shared_site.browser(Role.OPERATOR).get("/comptes").text

    with store.session(shared_site.engine) as session:
        own = user_email(session, shared_site.town.users[Role.OPERATOR])
    assert f'name="email" value="{own}"' not in page
    assert "/conseil/employeurs" in page
