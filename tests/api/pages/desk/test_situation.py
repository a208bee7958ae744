"""Ways, hours and stage changed in a file: the list moves, and says by how much."""

import re
from html import unescape

from sqlalchemy import select

import store
from geo import Means, Mode
from store.accounts.account import Role
from store.people.person import change_means, person_card
from store.tables import AuditRow, OpportunityRow, PersonRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import AUBUSSON, some_opportunity

SAME_CAR = {"car": "30", "stage": "emploi"}
HOURS = {"asks_hours": "true"}


def test_a_shorter_limit_moves_the_list_and_says_by_how_much(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    moved = browser.post(f"{file}/situation", data={"walk": "10", "stage": "emploi"})
    page = browser.get(moved.headers["location"]).text

    assert moved.status_code == 303
    assert re.search(r"[1-9]\d* possibilités? de moins dans le temps de trajet\.", page)
    assert "Trop loin" in page, "what is out of reach is told among the « pourquoi pas »"
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.means == (Means(Mode.WALK, 10),)


def test_the_last_means_cannot_be_taken_away(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    refused = browser.post(f"{file}/situation", data={"stage": "emploi"})

    assert "Gardez au moins un moyen de se déplacer." in browser.get(refused.headers["location"]).text
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.means


def test_pressing_again_without_a_change_leaves_what_was_said(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    with_script = browser.post(f"{file}/situation", data=SAME_CAR, headers={"HX-Request": "true"})
    without = browser.post(f"{file}/situation", data=SAME_CAR)

    assert with_script.status_code == 204
    assert "qu'avant" not in browser.get(without.headers["location"]).text


def test_a_change_is_audited_by_pseudonym_and_no_change_is_not(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    address = f"/conseil/personnes/{site.town.own_person}/situation"

    browser.post(address, data=SAME_CAR)
    browser.post(address, data={"car": "30", "stage": "socio_pro"})

    with store.session(site.engine) as session:
        entries = session.scalars(select(AuditRow).where(AuditRow.action.startswith("changed"))).all()
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert [(one.action, one.subject, one.details) for one in entries] == [
            ("changed_stage", str(card.pseudonym), {"stage": "socio_pro"})
        ]


def test_what_comes_in_and_what_goes_out_are_counted_apart(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    browser.post(f"{file}/situation", data={"walk": "10", "stage": "emploi"})
    moved = browser.post(f"{file}/situation", data={"car": "60", "walk": "10", "stage": "emploi"})

    page = browser.get(moved.headers["location"]).text
    assert re.search(r"[1-9]\d* possibilités? de plus dans le temps de trajet\.", page)
    assert "1 possibilité de plus, 2 de moins, dans le temps de trajet." in browser.get(f"{file}?bouge=1-2-0-5").text


def test_what_a_stage_puts_first_is_told_to_whoever_changes_it_and_to_nobody_else(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = "À cette étape, bénévolat et ateliers passent devant, à métier et trajet égaux."

    other_stage = browser.post(f"{file}/situation", data=SAME_CAR | {"stage": "remobilisation"})
    page = browser.get(other_stage.headers["location"]).text
    other_way = browser.post(f"{file}/situation", data=SAME_CAR | {"stage": "remobilisation", "car": "45"})
    no_stage = browser.post(f"{file}/situation", data=SAME_CAR | {"stage": "", "car": "45"})

    assert told in page
    assert "À cette étape" not in browser.get(other_way.headers["location"]).text
    assert "À cette étape" not in browser.get(no_stage.headers["location"]).text


def test_hours_are_changed_and_hours_that_make_no_sense_are_not(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    def after(least: str, most: str) -> tuple[float | None, float | None]:
        browser.post(f"{file}/situation", data=SAME_CAR | HOURS | {"hours_min": least, "hours_max": most})
        with store.session(site.engine) as session:
            card = person_card(session, site.town.own_person)
            assert card is not None
            return card.hours_min, card.hours_max

    assert after("8", "17,5 h") == (8.0, 17.5)
    assert after("20", "10") == after("beaucoup", "") == after("", "50") == (8.0, 17.5)
    assert "entre 1 et 48" in browser.get(f"{file}?faute=heures").text
    assert after("", "") == (None, None)


def test_a_means_without_its_licence_is_told_where_it_is_given(site: Site) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"

    def after(licences: list[str] | None, **means: str) -> str:
        with store.session(site.engine) as session:
            session.get_one(PersonRow, site.town.own_person).licences = licences
        answer = browser.post(f"{file}/situation", data={"walk": "20", **means})
        return str(browser.get(answer.headers["location"]).text)

    assert "Scooter : Awa n'a pas le permis.</strong> Il faut le permis AM" in after([], moped="30")
    assert "n'a pas le permis" not in after(["AM"], moped="20")
    assert "Voiture : Awa n'a pas le permis.</strong> Il faut le permis B." in after(["AM"], car="30")
    assert "n'a pas le permis" not in after(None, car="20"), "what is not known is not told"


def test_a_change_that_is_refused_is_drawn_again_with_what_is_kept(site: Site) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    form = re.compile(r'<details[^>]* id="situation"([^>]*)>.*?</details>', re.DOTALL)

    refused = browser.get(browser.post(f"{file}/situation", data={"car": ""}).headers["location"]).text
    drawn = form.search(refused)

    assert drawn is not None
    assert 'hx-swap-oob="true"' in drawn.group(1)
    assert '<option value="30" selected>' in drawn.group(0)
    assert "Gardez au moins un moyen" in drawn.group(0)
    calm = form.search(browser.get(file).text)
    assert calm is not None
    assert "hx-swap-oob" not in calm.group(1)


def shown_in(page: str) -> str:
    """What the form of the situation says that it showed."""
    found = re.search(r'name="vu" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def test_a_stage_chosen_in_a_tab_left_open_keeps_the_means_changed_in_another(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    shown = {"vu": shown_in(browser.get(file).text)}

    browser.post(f"{file}/situation", data=shown | {"car": "30", "bus": "60", "stage": "emploi"})
    moved = browser.post(f"{file}/situation", data=shown | {"car": "30", "stage": "socio_pro"})

    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert (Means(Mode.BUS, 60) in card.means, card.stage) == (True, "socio_pro")
    assert "Ce dossier a changé entre-temps." in browser.get(moved.headers["location"]).text


def test_a_means_that_two_tabs_change_otherwise_is_not_written_over(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    shown = {"vu": shown_in(browser.get(file).text), "stage": "emploi"}

    browser.post(f"{file}/situation", data=shown | {"car": "60"})
    refused = browser.post(f"{file}/situation", data=shown | {"car": "10"})

    assert "faute=entretemps" in refused.headers["location"]
    assert "Ce dossier a changé entre-temps." in browser.get(refused.headers["location"]).text


def _proposed_far_away(site: Site) -> str:
    """The address of a file of somebody with a car, to whom work in another town was proposed."""
    person = site.town.own_person
    with store.session(site.engine) as session:
        change_means(session, person, (Means(Mode.CAR, 45), Means(Mode.WALK, 20)))
        (offer,) = store_opportunities(session, [some_opportunity("ft:far", title="Plongeur", point=AUBUSSON)])
    file = f"/conseil/personnes/{person}"
    site.browser(Role.COUNSELLOR).post(f"{file}/decisions", data={"opportunity": offer, "decision": "suggested"})
    return file


def test_what_was_proposed_and_no_longer_fits_is_told_with_why(site: Site) -> None:
    file, browser = _proposed_far_away(site), site.browser(Role.COUNSELLOR)
    before = browser.get(file).text

    moved = browser.post(f"{file}/situation", data={"walk": "20", "stage": "emploi"}).headers["location"]

    assert "à revoir ensemble" not in before
    said = unescape(browser.get(moved).text)
    assert "En cours, mais à revoir ensemble : « Plongeur »." in said
    assert "Trop loin : plus du double du temps de trajet accepté." in said


def test_what_was_taken_back_is_not_to_be_looked_at_again(site: Site) -> None:
    file, browser = _proposed_far_away(site), site.browser(Role.COUNSELLOR)
    browser.post(f"{file}/situation", data={"walk": "20", "stage": "emploi"})
    with store.session(site.engine) as session:
        offer = session.scalars(select(OpportunityRow.id).where(OpportunityRow.title == "Plongeur")).one()

    browser.post(f"{file}/decisions", data={"opportunity": offer, "decision": "undo"})

    assert "à revoir ensemble" not in browser.get(file).text


def test_the_page_to_print_says_what_no_longer_fits_before_it_is_printed(site: Site) -> None:
    file, browser = _proposed_far_away(site), site.browser(Role.COUNSELLOR)
    before = unescape(browser.get(f"{file}/feuille").text)

    browser.post(f"{file}/situation", data={"walk": "20", "stage": "emploi"})

    warned = "« Plongeur » ne va pas avec son dossier."
    assert (warned in before, warned in unescape(browser.get(f"{file}/feuille").text)) == (False, True)
