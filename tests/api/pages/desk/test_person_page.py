"""One person on the counsellor's desk: a list that moves, decisions with their reasons."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select, text, update

import store
from geo import Means, Mode
from matching import Asked, Matcher, rank_everybody
from store.accounts import Role, account_of_person
from store.people import person_card
from store.steps import Step, say_step
from store.tables import (
    AuditRow,
    MeansRow,
    OpportunityRow,
    PersonRow,
    ShownItemRow,
    ShownListRow,
    SuggestionRow,
    UserRow,
    WishRow,
)
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, store_opportunities
from tests.make.values import AUBUSSON, some_opportunity

SAME_CAR = {"car": "30", "stage": "emploi"}
HOURS = {"asks_hours": "true"}


def stored_list(site: Site) -> list[int | None]:
    """The opportunities of the batch list; nobody having seen the ones before, there is one list."""
    with store.session(site.engine) as session:
        stored = session.scalars(select(ShownListRow).where(ShownListRow.audience == "batch")).one()
        return list(session.scalars(select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == stored.id)))


def test_what_is_dismissed_makes_room_in_the_stored_list_and_comes_back_when_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    told = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}

    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)
    assert site.town.live not in stored_list(site)
    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told | {"decision": "undo"})
    assert site.town.live in stored_list(site)


@pytest.mark.parametrize(
    ("held", "told"), ((None, "À préciser"), ([], "Pas de permis"), (["B", "D"], "Permis B (voiture)<br>"))
)
def test_licences_stand_beside_the_means(site: Site, held: list[str] | None, told: str) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(licences=held))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text

    assert told in page[page.index(">Permis</p>") :].partition("</div>")[0]


def test_a_person_of_a_colleague_is_not_found(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)
    foreign = shared_site.town.foreign_person

    assert browser.get(f"/conseil/personnes/{foreign}").status_code == 404
    assert browser.post(f"/conseil/personnes/{foreign}/situation", data=SAME_CAR).status_code == 404
    refused = {"opportunity": shared_site.town.live, "decision": "dismissed", "reason": "Trop loin"}
    assert browser.post(f"/conseil/personnes/{foreign}/decisions", data=refused).status_code == 404


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


def test_only_what_is_near_to_the_wishes_is_told_as_near_to_them_among_what_is_set_aside(site: Site) -> None:
    lorry = {"licences": (Asked("C - Poids lourd", required=True, code="C"),)}
    baker = some_opportunity("ft:baker", title="Boulanger", rome="D1102", conditions=lorry)
    cleaner = some_opportunity("ft:cleaner", title="Femme de ménage en tournée", rome="K1304", conditions=lorry)
    with store.session(site.engine) as session:
        store_opportunities(session, (baker, cleaner))
        session.execute(update(PersonRow).values(licences=["B"]))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text

    near, rest = page.split("Sans lien avec ses souhaits, et écartées par une condition.")
    near = near.split("Proches de ce que Awa cherche")[1]
    assert "Femme de ménage en tournée" in near
    assert "Boulanger" not in near
    assert "Boulanger" in rest


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


def test_a_suggestion_carries_a_word_and_reaches_the_history(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": "suggested", "reason": "Ils sont sympas."}

    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text

    assert "proposé" in page
    assert "Un e-mail part aussi" not in page, "this site has no mail server"
    assert "Ils sont sympas." in page
    assert "Rien n'est envoyé à l'employeur." in page


def test_it_says_that_a_letter_leaves_too_where_one_does(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"smtp_host": "mail.creuse.example"})
    site.restart()
    with store.session(site.engine) as session:
        follows = session.get_one(PersonRow, site.town.beneficiary).counsellor_id
    browser, file = site.browser(follows), f"/conseil/personnes/{site.town.beneficiary}"

    answer = browser.post(f"{file}/decisions", data={"opportunity": site.town.live, "decision": "suggested"})

    assert "Un e-mail part aussi, dans quelques minutes." in browser.get(answer.headers["location"]).text


def test_what_is_dismissed_leaves_the_list_until_it_is_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    link = f'<h3><a href="/opportunite/{site.town.live}?pour={site.town.own_person}"'

    assert link in browser.get(file).text
    set_aside = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}
    browser.post(f"{file}/decisions", data=set_aside)
    assert link not in browser.get(file).text
    browser.post(f"{file}/decisions", data={"opportunity": site.town.live, "decision": "undo"})
    assert link in browser.get(file).text


@pytest.mark.parametrize(("opportunity", "decision"), ((2**62, "suggested"), (1, "hired")))
def test_a_decision_that_makes_no_sense_is_not_written(site: Site, opportunity: int, decision: str) -> None:
    told = {"opportunity": opportunity, "decision": decision}

    answer = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)

    assert answer.status_code == 404
    with store.session(site.engine) as session:
        assert session.scalars(select(SuggestionRow)).all() == []


def test_what_has_gone_can_no_longer_be_suggested(site: Site) -> None:
    told = {"opportunity": site.town.gone, "decision": "suggested"}

    answer = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)

    assert answer.status_code == 410


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


def test_a_contact_is_noted_with_one_press(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    assert "Pas encore de contact noté." in browser.get(file).text

    answer = browser.post(f"{file}/contact")

    assert "vu aujourd'hui" in browser.get(answer.headers["location"]).text
    assert "Contact noté aujourd'hui." in browser.get(file).text
    with store.session(site.engine) as session:
        assert session.scalars(select(AuditRow.action)).all()[0:2] == ["read_list", "noted_contact"]


def test_a_contact_of_another_day_is_noted_and_taken_back(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    day = (site.now - timedelta(days=3)).date().isoformat()

    def undo(page: str) -> None:
        told = {name: re.search(rf'name="{name}" value="(.*?)"', page) for name in ("contact", "avant")}
        browser.post(f"{file}/contact/retrait", data={name: one.group(1) for name, one in told.items() if one})

    first = browser.get(browser.post(f"{file}/contact", data={"jour": day}).headers["location"]).text
    assert "Dernier contact il y a 3 jours." in browser.get(file).text
    pressed = browser.get(browser.post(f"{file}/contact").headers["location"]).text
    assert "vu aujourd'hui" in pressed
    undo(pressed)
    assert "Dernier contact il y a 3 jours." in browser.get(file).text
    undo(first)
    assert "Pas encore de contact noté." in browser.get(file).text


def test_a_contact_has_its_way_and_a_word_and_an_older_one_is_not_the_last(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    older = (site.now - timedelta(days=9)).date().isoformat()

    browser.post(f"{file}/contact", data={"comment": "phone", "mot": "Rappelle le Fournil lundi"})
    browser.post(f"{file}/contact", data={"jour": older, "comment": "visit"})

    page = browser.get(file).text
    assert "Contact noté aujourd'hui." in page
    assert "20 novembre 2026 · Au téléphone : « Rappelle le Fournil lundi »" in page
    assert "11 novembre 2026 · De vive voix" in page


@pytest.mark.parametrize("day", ("2027-01-01", "demain"))
def test_a_contact_of_no_past_day_is_asked_again_with_what_was_typed(shared_site: Site, day: str) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)

    asked = {"jour": day, "mot": "Rappelle lundi", "comment": "phone"}
    answer = browser.post(f"/conseil/personnes/{shared_site.town.own_person}/contact", data=asked)

    assert answer.status_code == 422
    assert "Choisissez aujourd&#39;hui ou un jour passé." in answer.text
    assert 'value="Rappelle lundi"' in answer.text


@pytest.mark.parametrize("before", ("hier", "2026-11-01T10:00:00", "2030-01-01T10:00:00+01:00"))
def test_a_contact_is_taken_back_to_a_moment_of_the_past_alone(shared_site: Site, before: str) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)

    told = {"contact": 1, "avant": before}
    answer = browser.post(f"/conseil/personnes/{shared_site.town.own_person}/contact/retrait", data=told)

    assert answer.status_code == 422


def test_a_contract_is_noted_and_a_day_that_is_none_is_asked_again(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    wrong = browser.post(f"{file}/contrat", data={"starts_on": "demain", "kind": "self_employed"})
    too_old = browser.post(f"{file}/contrat", data={"starts_on": "1/9/2006"})
    browser.post(f"{file}/contrat", data={"starts_on": "01/09/2026", "kind": "self_employed"})

    assert (wrong.status_code, too_old.status_code) == (422, 422)
    assert 'value="demain"' in wrong.text
    assert "Écrivez une date, par exemple 01/09/2026." in wrong.text
    assert "Contrat jusqu'au 28 février 2027" in browser.get(file).text
    browser.post(f"{file}/contrat", data={"starts_on": ""})
    assert "Contrat jusqu'au" not in browser.get(file).text


def test_what_the_person_said_stands_beside_what_was_proposed(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": "suggested", "reason": "Ils sont sympas."}
    browser.post(f"{file}/decisions", data=told)
    with store.session(site.engine) as session:
        say_step(
            session, person_id=site.town.own_person, opportunity_id=site.town.live, step=Step.APPLIED, now=site.now
        )

    page = browser.get(file).text

    assert re.search("20 novembre 2026 : Proposé par Claire Dubost, « Ils sont sympas. ».*A postulé", page, re.DOTALL)


def test_an_immersion_comes_first_for_a_project_to_build_alone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    assert "Une immersion d'abord" not in browser.get(file).text

    browser.post(f"{file}/situation", data={"car": "30", "stage": "socio_pro"})
    assert "Une immersion d'abord" not in browser.get(file).text, "there is none near to cleaning"

    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="boulanger"))
    assert "Une immersion d'abord" in browser.get(file).text


def test_where_nothing_is_near_to_the_wishes_a_longer_way_that_brings_some_is_one_press_away(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="maçon"))
        session.execute(update(MeansRow).values(max_minutes=15))
    nothing = browser.get(file).text
    with store.session(site.engine) as session:
        store_opportunities(session, [some_opportunity("ft:mason", title="Maçon", rome="F1703", point=AUBUSSON)])
    further = browser.get(file).text

    assert "Rien ici n'est proche de ses souhaits." in nothing
    assert "Quel moyen de plus l'aiderait ?" in nothing
    assert "au plus :" not in nothing
    assert re.search(r"45 min au plus :</strong> 1 possibilité pour ce que Awa cherche\.", further)
    assert re.search(r">Passer à 45 min<", further)

    widened = browser.post(f"{file}/situation", data={"car": "45", "stage": "emploi"})
    page = browser.get(widened.headers["location"]).text
    assert ("Rien ici n'est proche" in page, "au plus :" in page) == (False, False)


def test_the_sheet_says_what_is_to_be_done_and_where_a_wrong_entry_is_erased(site: Site) -> None:
    person = site.town.own_person
    with store.session(site.engine) as session:
        session.get_one(PersonRow, person).last_contact_at = site.now - timedelta(days=40)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{person}").text

    assert '<p id="a-faire"><strong>Sans contact depuis 40 jours : prendre des nouvelles.</strong></p>' in page
    assert f'href="/conseil/personnes/{person}/effacer"' in page


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


def test_what_helps_leads_back_to_the_file_and_says_which_licence_is_missing(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person

    page = browser.get(f"/services?lieu=23096&besoin=mobility&pour={person}").text

    assert f'href="/conseil/personnes/{person}"' in page
    assert f'name="pour" value="{person}"' in page
    assert browser.get(f"/services?lieu=23096&pour={site.town.foreign_person}").status_code == 404
    assert "Revenir à Awa" not in site.browser().get(f"/services?lieu=23096&pour={person}").text


@pytest.mark.parametrize(
    ("answer", "headline", "tag"),
    (
        ("oui", "A dit oui à Fournil du Pont, qui va appeler : préparer la rencontre.", "A dit oui à la rencontre"),
        ("non", "Pas encore de contact : l&#39;appeler.", "A dit non à la rencontre"),
    ),
)
def test_a_request_to_meet_and_its_answer_stay_in_the_file(site: Site, answer: str, headline: str, tag: str) -> None:
    person, opening = site.town.own_person, site.town.own_opening
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, opening, person, now=site.now)
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{person}"

    def card_of_the_offer() -> str:
        return str(browser.get(file).text.partition(f'id="piste-{opening}"')[2].partition("</li>\n      <li")[0])

    assert "Demande de rencontre : attend une réponse" in card_of_the_offer()
    said = {"meeting": meeting, "answer": answer, "name": "Awa", "reach": "counsellor"}
    assert browser.post(f"{file}/rencontres", data=said).status_code == 303

    page = browser.get(file).text
    assert headline in page.partition('id="a-faire"')[2].partition("</p>")[0]
    story = page.partition("<summary>Noter la suite")[0].rpartition("plain-list")[2]
    assert "Fournil du Pont demande une rencontre" in story
    assert tag in story
    assert tag in card_of_the_offer()
    assert 'value="suggested"' not in card_of_the_offer()


def test_what_is_proposed_to_whom_has_no_way_in_is_told_to_be_carried(site: Site) -> None:
    person = site.town.own_person
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{person}"
    told = {"opportunity": site.town.live, "decision": "suggested"}
    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text

    assert "Pas encore d&#39;accès à son espace." in page
    assert "Awa n'a pas encore d'accès : imprimez la feuille, ou faites sa carte." in page
    assert "dans son espace.</" not in page.partition('id="suivi"')[2]

    with store.session(site.engine) as session:
        user = account_of_person(session, person, now=site.now).user_id
        session.get_one(UserRow, user).email = "awa@creuse.example"
    page = browser.get(f"{file}?decide={site.town.live}").text
    assert "Awa le verra dans son espace." in page
    assert "imprimez la feuille" not in page


def test_a_list_that_begins_far_from_the_wishes_says_so(site: Site) -> None:
    with store.session(site.engine) as session:
        (baker,) = store_opportunities(session, [some_opportunity("france-travail:baker", rome="D1102")])
        session.execute(update(OpportunityRow).where(OpportunityRow.id != baker).values(retired_at=site.now))
        session.execute(update(WishRow).values(text="ménage"))
    browser = site.browser(Role.COUNSELLOR)

    far = browser.get(f"/conseil/personnes/{site.town.own_person}").text
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="boulanger"))
    near = browser.get(f"/conseil/personnes/{site.town.own_person}").text

    assert "Rien ici n'est proche de ses souhaits." in unescape(far)
    assert f'id="piste-{baker}"' in near
    assert "proche de ses souhaits" not in near


def test_what_is_proposed_first_is_first_on_the_list_below_whatever_the_night_put_first(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    cards = re.findall(r'id="piste-(\d+)"', browser.get(file).text)
    with store.session(site.engine) as session:
        session.execute(text("update lists set opportunity_ids = opportunity_ids[2:] || opportunity_ids[1:1]"))

    page = browser.get(file).text

    headline = page.partition('id="a-faire"')[2].partition("</p>")[0]
    assert len(cards) > 1
    assert f'<a href="#piste-{cards[0]}">Rien reçu encore. Proposer : ' in headline
    assert "première dans son temps de trajet" not in headline
