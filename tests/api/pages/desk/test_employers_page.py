"""An employer is approved by a counsellor or an operator before the first shortlist, and may be approved no longer."""

import pytest
from sqlalchemy import select, update

import store
from store.accounts.account import Role
from store.tables import AuditRow, EmployerRow, UserRow
from tests.fixtures.site import Site

PAGE = "/conseil/employeurs"


@pytest.fixture
def newcomer(site: Site) -> int:
    """The number of the employer that nobody has approved."""
    with store.session(site.engine) as session:
        found = session.get_one(UserRow, site.town.unapproved_recruiter).employer_id
        assert found is not None
        return found


def shortlist(site: Site) -> int:
    program = site.program(site.town.unapproved_recruiter)
    return program.get(f"/v1/openings/{site.town.unapproved_opening}/shortlist").status_code


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.OPERATOR])
def test_the_shortlist_opens_once_somebody_approved_and_closes_again(site: Site, newcomer: int, role: Role) -> None:
    browser = site.browser(role)
    assert "Les Deux Rives" in browser.get(PAGE).text
    assert shortlist(site) == 403

    browser.post(PAGE, data={"employer": newcomer, "answer": "valider", "requests": "5"})
    assert shortlist(site) == 200

    browser.post(PAGE, data={"employer": newcomer, "answer": "retirer"})
    assert shortlist(site) == 403
    with store.session(site.engine) as session:
        entries = session.execute(
            select(AuditRow.action, AuditRow.role, AuditRow.details).where(AuditRow.subject == f"employer:{newcomer}")
        ).all()
    assert [tuple(one) for one in entries] == [
        ("approved_employer", role, {"requests_a_month": 5, "takes_volunteers": False}),
        ("ended_approval", role, {"closed_openings": False}),
    ]


def test_an_approved_employer_is_given_a_way_in_from_where_it_was_approved(site: Site, newcomer: int) -> None:
    browser = site.browser(Role.COUNSELLOR)

    done = browser.post(PAGE, data={"employer": newcomer, "answer": "valider", "requests": "5"}).headers["location"]

    way = f"/conseil/employeurs/{newcomer}#entrer"
    assert browser.get(done).text.count(f'href="{way}"') == 2, "in what is said, and on its line"
    assert 'id="entrer"' in browser.get(way).text


def test_a_recruiter_whose_employer_waits_is_told_so(site: Site) -> None:
    page = site.browser(site.town.unapproved_recruiter).get(f"/recrutement/offres/{site.town.unapproved_opening}").text

    assert "dès que vous les publiez" in page
    assert "Personne " not in page


@pytest.mark.parametrize("typed", ["", "-1", "dix", "101", "1e3"])
def test_a_limit_that_makes_no_sense_is_told_beside_the_field_and_approves_nothing(
    site: Site, newcomer: int, typed: str
) -> None:
    answer = site.browser(Role.COUNSELLOR).post(
        PAGE, data={"employer": newcomer, "answer": "valider", "requests": typed}
    )

    assert answer.status_code == 422
    assert "Écrivez un nombre de 0 à 100." in answer.text
    assert f'value="{typed}"' in answer.text
    with store.session(site.engine) as session:
        assert session.get_one(EmployerRow, newcomer).approved_at is None


def test_what_an_employer_says_it_is_waits_to_be_confirmed(site: Site, newcomer: int) -> None:
    with store.session(site.engine) as session:
        session.get_one(EmployerRow, newcomer).nature = "association"
    browser = site.browser(Role.COUNSELLOR)

    page = browser.get(PAGE).text
    answer = {"employer": newcomer, "answer": "valider", "requests": "10", "association": "oui"}
    browser.post(PAGE, data=answer)

    assert "Dit être une association." in page
    assert "Dit être une association." not in browser.get(PAGE).text


def test_an_employer_that_does_not_exist_is_not_found(site: Site) -> None:
    answer = site.browser(Role.COUNSELLOR).post(PAGE, data={"employer": 987_654, "answer": "valider", "requests": "5"})

    assert answer.status_code == 404


def test_an_employer_is_found_by_its_name(site: Site) -> None:
    page = site.browser(Role.COUNSELLOR).get(PAGE, params={"nom": "deux"}).text

    assert "Les Deux Rives" in page
    assert "Garage Bellot" not in page


def test_a_namesake_of_an_approved_employer_is_told_before_approval(site: Site) -> None:
    with store.session(site.engine) as session:
        session.add(EmployerRow(name="fournil du PONT", insee="23008", phone="0611223344"))

    page = site.browser(Role.COUNSELLOR).get("/conseil/employeurs?nom=pont").text

    assert "Une entreprise de ce nom est déjà validée." in page
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).where(EmployerRow.phone == "0611223344").values(name="Autre"))
    assert "Une entreprise de ce nom" not in site.browser(Role.COUNSELLOR).get("/conseil/employeurs").text
