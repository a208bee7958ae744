"""A person goes over to a colleague, a whole portfolio to another: at once, and written down."""

import re
from datetime import timedelta

from sqlalchemy import select

import store
from store.accounts.account import Role
from store.tables import AuditRow, HandoverRow, PersonRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import some_person


def colleague_of(site: Site) -> int:
    """The other counsellor of the team."""
    with store.session(site.engine) as session:
        followed_by = session.get_one(PersonRow, site.town.foreign_person).counsellor_id
    assert followed_by is not None
    return followed_by


def test_a_person_goes_over_to_a_colleague_at_once(site: Site) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    to = colleague_of(site)
    assert f'value="{to}"' in browser.get(f"{file}/confier").text

    answer = browser.post(f"{file}/confier", data={"to": to})

    told = browser.get(answer.headers["location"]).text
    assert re.search(r"<strong>.+?</strong> suit maintenant Awa\.", told)
    assert "suit maintenant" not in site.browser(to).get(answer.headers["location"]).text, "told to who did it"
    assert browser.get(file).status_code == 404
    assert site.browser(to).get(file).status_code == 200
    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow).where(AuditRow.action == "handed_over")).one()
        assert entry.details == {"to": to}


def test_several_go_over_with_a_word_and_one_comes_back_within_the_day(site: Site) -> None:
    browser, to, me = site.browser(Role.COUNSELLOR), colleague_of(site), site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        other = store_person(session, some_person(), counsellor_id=me, first_name="Élodie")
        name = session.get_one(UserRow, me).name
    both = [site.town.own_person, other]

    given = browser.post("/conseil/confier", data={"to": to, "personne": both, "mot": "Rendez-vous jeudi"})

    assert browser.get(given.headers["location"]).text.count("suit maintenant") == 2
    told = site.browser(to).get("/conseil").text
    assert told.count(f"Confié par {name} aujourd&#39;hui") == 2
    assert told.count("Rendez-vous jeudi") == 2
    back = browser.post("/conseil/confier/reprise", data={"personne": [other]})
    assert "Vous suivez de nouveau 1 personne" in browser.get(back.headers["location"]).text
    assert browser.get(f"/conseil/personnes/{other}").status_code == 200
    assert browser.get(f"/conseil/personnes/{site.town.own_person}").status_code == 404


def test_nobody_is_taken_back_after_a_day_nor_by_somebody_else(site: Site) -> None:
    to, me = colleague_of(site), site.town.users[Role.COUNSELLOR]
    site.browser(Role.COUNSELLOR).post("/conseil/confier", data={"to": to, "personne": [site.town.own_person]})
    taking = {"personne": [site.town.own_person]}

    site.browser(site.town.foreign_counsellor).post("/conseil/confier/reprise", data=taking)
    with store.session(site.engine) as session:
        row = session.get_one(HandoverRow, site.town.own_person)
        row.at -= timedelta(days=1, minutes=1)
    site.browser(Role.COUNSELLOR).post("/conseil/confier/reprise", data=taking)

    with store.session(site.engine) as session:
        assert session.get_one(PersonRow, site.town.own_person).counsellor_id == to != me


def test_nobody_of_another_portfolio_goes_over_with_those_ticked(site: Site) -> None:
    to = colleague_of(site)

    site.browser(to).post(
        "/conseil/confier", data={"to": site.town.users[Role.COUNSELLOR], "personne": [site.town.own_person]}
    )

    with store.session(site.engine) as session:
        assert session.get(HandoverRow, site.town.own_person) is None


def test_whoever_ticks_nobody_is_asked_again_with_their_word(site: Site) -> None:
    answer = site.browser(Role.COUNSELLOR).post(
        "/conseil/confier", data={"to": colleague_of(site), "mot": "Rendez-vous jeudi"}
    )

    assert answer.status_code == 422
    assert "Cochez au moins une personne." in answer.text
    assert 'value="Rendez-vous jeudi"' in answer.text


def test_nobody_goes_over_to_somebody_of_another_team(site: Site) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"

    for stranger in (site.town.foreign_counsellor, site.town.users[Role.COUNSELLOR], 2**62):
        assert browser.post(f"{file}/confier", data={"to": stranger}).status_code == 422

    assert browser.get(file).status_code == 200


def test_a_team_lead_hands_on_all_people_of_one_who_leaves(site: Site) -> None:
    browser, leaving = site.browser(Role.TEAM_LEAD), site.town.users[Role.COUNSELLOR]
    to = colleague_of(site)
    assert "Confier toutes les personnes" in browser.get(f"/equipe/conseillers/{leaving}/confier").text

    refused = browser.post(f"/equipe/conseillers/{leaving}/confier", data={"to": site.town.foreign_counsellor})
    browser.post(f"/equipe/conseillers/{leaving}/confier", data={"to": to})

    assert refused.status_code == 422
    with store.session(site.engine) as session:
        assert set(session.scalars(select(PersonRow.counsellor_id))) == {to}
        assert len(session.scalars(select(AuditRow).where(AuditRow.action == "handed_over")).all()) == 1


def test_a_team_lead_hands_on_those_ticked_and_no_other(site: Site) -> None:
    browser, leaving = site.browser(Role.TEAM_LEAD), site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        stays = store_person(session, some_person(), counsellor_id=leaving, first_name="Élodie")
    confirm = f"/equipe/conseillers/{leaving}/confier"
    asked = browser.get(f"{confirm}?cochees=oui&personne={site.town.own_person}").text
    assert "<strong>Awa</strong>" in asked

    told = {"to": colleague_of(site), "personne": [site.town.own_person, site.town.foreign_person]}
    answer = browser.post(confirm, data=told)

    assert "1 personne est maintenant suivie par" in browser.get(answer.headers["location"]).text
    with store.session(site.engine) as session:
        assert session.get_one(PersonRow, stays).counsellor_id == leaving
    assert browser.get(f"{confirm}?cochees=oui").headers["location"].endswith("?faute=personne")


def test_a_counsellor_alone_is_told_that_there_is_nobody(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(UserRow, site.town.users[Role.COUNSELLOR]).lead_id = None

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/confier").text

    assert "Vous n'avez pas de collègue" in page
