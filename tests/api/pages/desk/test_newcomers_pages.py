"""People come into a portfolio by hand: read whole or asked again, and what is not to be kept is looked at first."""

import re
from datetime import date
from html import unescape

import pytest
from sqlalchemy import select

import store
from geo import Means, Mode
from store.accounts.account import Role
from store.people.person import PersonCard, people_of
from store.tables import AuditRow, PersonRow, ShownListRow
from tests.fixtures.site import Site


def followed(site: Site) -> dict[str, PersonCard]:
    """The people of the counsellor, by first name."""
    with store.session(site.engine) as session:
        return {card.first_name: card for card in people_of(session, site.town.users[Role.COUNSELLOR])}


def test_a_first_name_and_a_commune_are_enough(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)

    answer = browser.post("/conseil/personnes/nouvelle", data={"first_name": " Zoé ", "place": "bourganeuf"})

    assert "<h1>Zoé</h1>" in browser.get(answer.headers["location"]).text
    card = followed(site)["Zoé"]
    assert (card.insee, card.means, card.stage, card.shortlist_consent_at) == ("23030", (), None, None)
    with store.session(site.engine) as session:
        assert (
            str(card.pseudonym)
            in session.scalars(select(AuditRow.subject).where(AuditRow.action == "entered_person")).all()
        )


def test_all_of_the_form_is_kept_and_the_list_made_at_once(site: Site) -> None:
    typed = {"first_name": "Zoé", "place": "Guéret", "car": "30", "wishes": "ménage\n\nle matin", "stage": "emploi"}
    more = {"licences": ["B", "AM"], "hours_min": "8", "hours_max": "17,5", "starts_on": "2026-11-02", "kind": "usual"}

    site.browser(Role.COUNSELLOR).post("/conseil/personnes/nouvelle", data=typed | more)

    card = followed(site)["Zoé"]
    assert (card.means, card.wishes, card.stage) == ((Means(Mode.CAR, 30),), ("ménage", "le matin"), "emploi")
    assert (card.hours_min, card.hours_max) == (8.0, 17.5)
    assert card.engagement is not None
    assert card.engagement.ends_on == date(2027, 2, 1)
    with store.session(site.engine) as session:
        assert session.get_one(PersonRow, card.id).licences == ["AM", "B"]
        assert session.scalars(select(ShownListRow.person_id)).all() == [card.id]


@pytest.mark.parametrize(
    ("typed", "said"),
    (
        ({"first_name": "", "place": "Guéret"}, "Écrivez un prénom."),
        ({"first_name": "06 12 34 56 78", "place": "Guéret"}, "sans numéro ni adresse"),
        ({"first_name": "Zoé", "place": "Saint-Maurice"}, "Plusieurs communes possibles."),
        ({"first_name": "Zoé", "place": "zzyzx"}, "Nous ne trouvons pas cette commune."),
        ({"first_name": "Zoé", "place": "Guéret", "hours_min": "30", "hours_max": "10"}, "Le plus est moins"),
        ({"first_name": "Zoé", "place": "Guéret", "starts_on": "hier"}, "Écrivez une date"),
        ({"first_name": "Awa", "place": "Guéret"}, "Vous suivez déjà Awa, Guéret."),
    ),
)
def test_what_cannot_be_read_is_asked_again_and_what_was_typed_is_kept(
    shared_site: Site, typed: dict[str, str], said: str
) -> None:
    answer = shared_site.browser(Role.COUNSELLOR).post("/conseil/personnes/nouvelle", data=typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{typed["first_name"]}"' in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first_name": "Zoé Durand"}, "Un nom de famille est peut-être écrit."),
        ({"first_name": "Zoé", "wishes": "suivie pour dépression"}, "un mot sur la santé : « dépression »."),
    ],
)
def test_what_is_not_to_be_kept_is_looked_at_again_before_it_is(site: Site, typed: dict[str, str], said: str) -> None:
    browser, form = site.browser(Role.COUNSELLOR), typed | {"place": "Guéret"}

    asked = browser.post("/conseil/personnes/nouvelle", data=form)

    assert asked.status_code == 422
    assert said in asked.text
    assert list(followed(site)) == ["Awa"]
    assert browser.post("/conseil/personnes/nouvelle", data=form | {"looked": "true"}).status_code == 303


def test_a_commune_that_is_only_near_is_ticked_before_it_is_kept(site: Site) -> None:
    browser, typed = site.browser(Role.COUNSELLOR), {"first_name": "Zoé", "place": "Bourgneuf"}

    asked = browser.post("/conseil/personnes/nouvelle", data=typed)

    assert asked.status_code == 422
    assert "Vouliez-vous Bourganeuf (23400) ?" in asked.text
    assert re.findall(r'type="radio" name="commune" value="(\d+)"', asked.text) == ["23030"]
    browser.post("/conseil/personnes/nouvelle", data=typed | {"commune": "23030"})
    assert followed(site)["Zoé"].insee == "23030"


def test_another_person_of_the_same_name_comes_in_when_it_is_said(site: Site) -> None:
    typed = {"first_name": "Awa", "place": "Guéret", "another": "true"}

    assert site.browser(Role.COUNSELLOR).post("/conseil/personnes/nouvelle", data=typed).status_code == 303


def test_what_is_too_long_is_told_and_never_cut(shared_site: Site) -> None:
    page = shared_site.browser(Role.COUNSELLOR).post(
        "/conseil/personnes/nouvelle", data={"first_name": "Vanessa", "place": "Guéret", "wishes": "caisse " * 30}
    )

    assert page.status_code == 422
    assert "Un souhait est trop long. Gardez 120 caractères par ligne." in page.text


def test_what_is_understood_and_what_is_not_is_shown_with_where_it_goes(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    wishes = "manutention, max 25h\npas de permis\nparle bien ecrit pas"

    added = browser.post(
        "/conseil/personnes/nouvelle", data={"first_name": "Djamel", "place": "Guéret", "wishes": wishes}
    )
    page = browser.get(added.headers["location"]).text
    home = added.headers["location"].split("?")[0]

    assert "« max 25h » : <strong>au plus 25h</strong>" in page
    assert f'href="{home}/dossier/horaires"' in page
    assert "« parle bien ecrit pas » : pas compris" in page
    assert "« pas de permis » : <strong>Pas de permis</strong>" in page
    assert "<p>Pas de permis</p>" in page
    assert "« max 25h » : <strong>au plus 25h</strong>" in browser.get(home).text, "it is found again later"


def test_all_that_is_wrong_with_a_form_is_told_at_once(site: Site) -> None:
    typed = {"first_name": "Zoé", "place": "Aubusson", "wishes": "sort de prison\n" + "ménage " * 30}

    page = unescape(site.browser(Role.COUNSELLOR).post("/conseil/personnes/nouvelle", data=typed).text)

    assert "Un souhait est trop long." in page
    assert "« sort de prison »" in page


def test_what_is_not_understood_of_a_licence_has_a_place_to_be_noted(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    typed = {"first_name": "Zoé", "place": "Aubusson", "wishes": "permis suspendu jusqu'en mars"}

    page = unescape(browser.get(browser.post("/conseil/personnes/nouvelle", data=typed).headers["location"]).text)

    to_note = page.partition("Ce qui n'est pas compris se note ici :")[2].partition("</p>")[0]
    assert 'dossier/deplacements">ses déplacements, son permis</a>' in to_note
