"""An employer asks to meet somebody of a shortlist: once, and with words that the law allows."""

import re

from markupsafe import escape

import store
from store.accounts.account import Role
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import BOURGANEUF, some_person


def test_a_request_to_meet_is_told_in_plain_words_and_made_once(site: Site) -> None:
    with store.session(site.engine) as session:
        store_person(session, some_person(home=BOURGANEUF, insee="23030", hours_max=24.0), first_name="Zacharie")
    browser, opening = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"
    page = browser.get(opening).text
    assert "10 personnes ce mois-ci" in page, "the cap is said before it is reached"
    reference = re.findall(r'name="reference" value="(\w{6})"', page)[0]

    asked = {"reference": reference, "message": "Nous serions heureux de vous voir."}
    assert browser.post(f"{opening}/rencontres", data=asked).status_code == 303
    again = browser.post(f"{opening}/rencontres", data=asked)

    assert again.status_code == 422
    assert "déjà demandé" in again.text
    assert "Demandé le 20 novembre 2026. Si la personne dit oui" in browser.get(opening).text
    assert "En attente d" in browser.get("/recrutement").text
    assert "Zacharie" not in browser.get(opening).text


UNLAWFUL = (
    ("On cherche plutôt une jeune femme française sans enfant, c'est vous ?", "La loi interdit"),
    ("Pas d'étrangers chez nous, et plutôt une femme de moins de 30 ans.", "moins de 30 ans"),
    ("Appelez-moi au 06 11 22 33 44", "après son accord"),
    ("Avez-vous des enfants ?", "La loi interdit de demander"),
    ("Vous n'êtes pas du genre à tomber malade, j'espère", "La loi interdit de demander"),
    ("Vous avez bien une voiture ? Envoyez une photo.", "Une photo ne se demande pas"),
    ("Où habitez-vous ?", "Ne demandez pas où"),
    ("On commence par une journée d'essai non payée.", "il faut une convention"),
    ("Venez travailler samedi gratuitement pour voir.", "Enlevez : « Venez travailler samedi gratuitement »"),
    ("Un essai non payé samedi, payé au black après.", "il faut une convention"),
    ("Avez-vous des enfants ? On cherche quelqu'un de jeune.", "quelqu&#39;un de jeune"),
)


def test_a_message_against_the_law_is_kept_and_not_sent(site: Site) -> None:
    with store.session(site.engine) as session:
        store_person(session, some_person(home=BOURGANEUF, insee="23030", hours_max=24.0), first_name="Zacharie")
    browser, opening = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"
    reference = re.findall(r'name="reference" value="(\w{6})"', browser.get(opening).text)[0]

    for message, told in UNLAWFUL:
        answer = browser.post(f"{opening}/rencontres", data={"reference": reference, "message": message})
        assert (answer.status_code, told in answer.text) == (422, True), message
        assert f">{escape(message)}</textarea>" in answer.text
    assert "Rencontre demandée" not in browser.get(opening).text
