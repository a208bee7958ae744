"""What somebody tells their counsellor is noted as their own word, and taken back by one press."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from sqlalchemy import select

import store
from matching import Matcher, rank_everybody
from store.accounts.account import Role
from store.people.steps import Step, detail_step, holders_of, say_step, steps_of
from store.tables import AuditRow, OpportunityRow, StepRow, SuggestionRow
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import NOON, some_person


@pytest.mark.parametrize(("said", "read"), (("taken", "C&#39;est pris"), ("no_answer", "N&#39;a pas eu de réponse")))
def test_a_counsellor_notes_what_the_person_says_and_takes_it_back(site: Site, said: str, read: str) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    told = {"opportunity": site.town.live, "said": said}

    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert f"C'est noté : {read}." in page
    with store.session(site.engine) as session:
        assert [(one.opportunity_id, one.step) for one in steps_of(session, person)] == [(site.town.live, said)]
        entry = session.scalars(select(AuditRow).where(AuditRow.action == "said_step")).one()
        assert entry.role == "counsellor"
    browser.post(f"/conseil/personnes/{person}/suites", data=told | {"back": "oui"})
    with store.session(site.engine) as session:
        assert not steps_of(session, person)


def test_what_the_person_said_stays_theirs_when_the_counsellor_takes_back_that_it_is_so(site: Site) -> None:
    browser, person, live = site.browser(Role.COUNSELLOR), site.town.own_person, site.town.live
    with store.session(site.engine) as session:
        say_step(session, person_id=person, opportunity_id=live, step=Step.TAKEN, now=site.now)

    told = {"opportunity": live, "said": "taken"}
    for back in ("", "oui", "oui"):
        browser.post(f"/conseil/personnes/{person}/suites", data=told | {"back": back})

    with store.session(site.engine) as session:
        assert [one.step for one in steps_of(session, person)] == [Step.TAKEN]
        assert [holder.confirmed for holder in holders_of(session, live)] == [False]
        logged = session.scalars(select(AuditRow.action).where(AuditRow.action.endswith("_step"))).all()
    assert logged == ["said_step", "took_back_step"], "taken back twice is taken back once"


def test_a_no_noted_for_the_person_is_theirs_and_leaves_the_proposal(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    browser.post(
        f"/conseil/personnes/{person}/decisions", data={"opportunity": site.town.live, "decision": "suggested"}
    )

    refused = {"opportunity": site.town.live, "said": "dismissed"}
    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=refused).headers["location"]).text

    assert re.search(r"Awa n(&#39;|')en veut pas", page)
    assert "Retirer ma proposition" in page
    with store.session(site.engine) as session:
        decided = session.execute(select(SuggestionRow.by_person, SuggestionRow.decision)).all()
    assert set(map(tuple, decided)) == {(False, "suggested"), (True, "dismissed")}


def test_nobody_has_begun_on_a_day_that_is_still_to_come(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    later = (site.now + timedelta(days=15)).date().isoformat()

    told = {"opportunity": site.town.live, "said": "started", "jour": later}
    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert "est pas encore venu. Notez plutôt" in page
    with store.session(site.engine) as session:
        assert not steps_of(session, person)


def test_what_is_under_way_stands_open_where_it_is_what_to_do_first(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    with store.session(site.engine) as session:
        say_step(session, person_id=person, opportunity_id=site.town.live, step=Step.APPLIED, now=site.now)
    folded = re.compile(r'<details class="panel"( open)?>\s*<summary>Ce qui est en cours')

    (is_open,) = folded.findall(browser.get(f"/conseil/personnes/{person}").text)
    site.now += timedelta(minutes=10)
    browser.post(f"/conseil/personnes/{person}/contact")
    (is_open_once_talked,) = folded.findall(browser.get(f"/conseil/personnes/{person}").text)

    assert is_open
    assert not is_open_once_talked


def test_what_nobody_can_say_is_not_found(shared_site: Site) -> None:
    told = {"opportunity": shared_site.town.live, "said": "interested"}

    answer = shared_site.browser(Role.COUNSELLOR).post(
        f"/conseil/personnes/{shared_site.town.own_person}/suites", data=told
    )

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("said", "day", "read"),
    (
        ("interview", "2026-11-24", "Entretien le mardi 24 novembre"),
        ("interview", "", "A un entretien"),
        ("taken", "01/12/2026", "C&#39;est pris, à partir du mardi 1er décembre"),
        ("started", "2026-11-16", "A commencé le lundi 16 novembre"),
        ("stopped", "2026-11-16", "A arrêté le lundi 16 novembre"),
        ("missed", "", "N&#39;y est pas allé(e)"),
        ("refused", "", "L&#39;employeur a dit non"),
    ),
)
def test_what_became_of_it_is_noted_with_its_day(site: Site, said: str, day: str, read: str) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    told = {"opportunity": site.town.live, "said": said, "jour": day}

    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert f"<li>Aujourd&#39;hui : {read}</li>" in page


def test_an_interview_is_noted_with_its_hour_and_an_end_with_a_word(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    interview = {"opportunity": site.town.live, "said": "interview", "jour": "2026-11-24", "heure": "09:30"}
    over = {"opportunity": site.town.live, "said": "stopped", "jour": "2026-11-19", "mot": "Après trois jours"}

    met = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=interview).headers["location"]).text
    ended = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=over).headers["location"]).text

    assert "Entretien le mardi 24 novembre à 9 h 30" in met
    assert "A arrêté le jeudi 19 novembre, « Après trois jours »" in ended


def test_a_mistyped_day_that_is_over_is_asked_again_and_leaves_the_coming_interview(site: Site) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "said": "interview"}
    browser.post(f"{file}/suites", data=told | {"jour": "26/11/2026", "heure": "10:00"})

    mistyped = [browser.post(f"{file}/suites", data=told | {"jour": day}) for day in ("01/11/2026", "19/11/2026")]

    assert {one.headers["location"].split("faute=")[-1] for one in mistyped} == {"passe#suivi"}
    page = unescape(browser.get(mistyped[0].headers["location"]).text)
    assert "Ce jour est déjà passé. Vérifiez le jour, le mois et l'année." in page
    assert "Entretien jeudi pour « Agent d'entretien (H/F) »." in page


def test_an_interview_of_yesterday_may_be_noted_afterwards(site: Site) -> None:
    told = {"opportunity": site.town.live, "said": "interview", "jour": "19/11/2026"}

    noted = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/suites", data=told)

    assert "dit=interview" in noted.headers["location"]


def interview_said_by_the_person(site: Site, *, words: str) -> None:
    """For the 24th at 9 h 30, with these words, in their own space."""
    person, live, day = site.town.own_person, site.town.live, date(2026, 11, 24)
    with store.session(site.engine) as session:
        said = say_step(session, person_id=person, opportunity_id=live, step=Step.INTERVIEW, now=site.now)
        detail_step(session, person_id=person, step_id=said.id, on_day=day, starts_at=570, words=words)


def test_the_hour_and_a_word_learnt_later_are_added_to_the_interview_and_logged(site: Site) -> None:
    person = site.town.own_person
    told = {"opportunity": site.town.live, "said": "interview", "jour": "2026-11-24"}
    site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{person}/suites", data=told)
    site.now += timedelta(hours=1)
    browser = site.browser(Role.COUNSELLOR)

    for _ in range(2):
        more = told | {"heure": "09:30", "mot": "Demander Mme Petit"}
        page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=more).headers["location"]).text

    assert "Entretien le mardi 24 novembre à 9 h 30, « Demander Mme Petit »" in page
    with store.session(site.engine) as session:
        assert len(steps_of(session, person)) == 1
        logged = session.scalars(select(AuditRow).where(AuditRow.action == "said_step")).all()
    assert [entry.at for entry in logged] == [site.now - timedelta(hours=1), site.now], "pressed twice is told once"


def test_a_word_alone_erases_nothing_of_what_the_person_told(site: Site) -> None:
    interview_said_by_the_person(site, words="Au premier étage")
    browser = site.browser(Role.COUNSELLOR)

    told = {"opportunity": site.town.live, "said": "interview", "mot": "Bien préparée"}
    answer = browser.post(f"/conseil/personnes/{site.town.own_person}/suites", data=told)

    read = "Entretien le mardi 24 novembre à 9 h 30, « Au premier étage ; Bien préparée »"
    assert read in browser.get(answer.headers["location"]).text


def test_a_word_that_does_not_fit_beside_theirs_is_asked_again_and_confirms_nothing(site: Site) -> None:
    interview_said_by_the_person(site, words="Au premier étage. " * 6)
    browser = site.browser(Role.COUNSELLOR)

    told = {"opportunity": site.town.live, "said": "interview", "mot": "Bien préparée. " * 8}
    answer = browser.post(f"/conseil/personnes/{site.town.own_person}/suites", data=told)

    assert "Il y a déjà un mot, qui reste : écrivez plus court." in browser.get(answer.headers["location"]).text
    with store.session(site.engine) as session:
        assert not session.scalars(select(StepRow.confirmed)).one()
        assert not session.scalars(select(AuditRow).where(AuditRow.action == "said_step")).all()


@pytest.mark.parametrize(
    ("typed", "told"),
    (
        ({"said": "interview", "jour": "2026-11-24", "heure": "midi"}, "Écrivez une heure"),
        ({"said": "interview", "heure": "09:30"}, "Écrivez aussi le jour."),
        ({"said": "stopped", "jour": "2026-11-28"}, "est pas encore venu."),
    ),
)
def test_an_hour_or_an_end_that_cannot_be_is_asked_again(site: Site, typed: dict[str, str], told: str) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person

    answer = browser.post(f"/conseil/personnes/{person}/suites", data={"opportunity": site.town.live} | typed)

    assert told in browser.get(answer.headers["location"]).text
    with store.session(site.engine) as session:
        assert not steps_of(session, person)


def test_a_day_that_is_none_is_asked_again_and_nothing_is_noted(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    told = {"opportunity": site.town.live, "said": "interview", "jour": "jeudi"}

    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert "Écrivez le jour comme 01/12/2026" in page
    with store.session(site.engine) as session:
        assert not steps_of(session, person)


def test_an_employers_no_takes_that_place_off_the_list_and_moves_nothing_else(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    before = browser.get(f"/conseil/personnes/{person}").text

    told = {"opportunity": site.town.live, "said": "refused"}
    after = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    listed = re.findall(r'id="piste-(\d+)"', before)
    assert str(site.town.live) in listed
    assert re.findall(r'id="piste-(\d+)"', after) == [one for one in listed if one != str(site.town.live)]
    assert "Écarté ou fini (1)" in after
    with store.session(site.engine) as session:
        assert not session.scalars(select(SuggestionRow)).all(), "a no of an employer is no refusal of the person"


def test_a_place_that_is_taken_is_the_first_need_of_who_has_it_and_in_no_other_list(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    with store.session(site.engine) as session:
        mine = {"counsellor_id": site.town.users[Role.COUNSELLOR], "first_name": "Zoé"}
        other = store_person(session, some_person(wishes=("ménage",), insee="23096"), **mine)
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser.post(f"/conseil/personnes/{other}/decisions", data={"opportunity": site.town.live, "decision": "suggested"})
    card = f'id="piste-{site.town.live}"'
    assert card in browser.get(f"/conseil/personnes/{other}").text

    told = {"opportunity": site.town.live, "said": "taken"}
    own = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert "<strong>Préparer le départ</strong>" in own
    assert "Awa a une place : <strong>Agent d&#39;entretien (H/F)</strong>" in own
    theirs = browser.get(f"/conseil/personnes/{other}").text
    assert card not in theirs
    assert "place prise par quelqu'un d'autre" in theirs
    whom = browser.get(f"/conseil/opportunite/{site.town.live}").text
    assert "La place est prise.</strong> Prise par Awa." in whom
    assert "0 personne pourrait" not in whom
    assert f'name="person" value="{other}"' not in whom
    row = browser.get("/conseil").text
    assert "<strong>Préparer le départ</strong>" in row
    assert "Proposer : Agent d&#39;entretien" not in row

    browser.post(f"/conseil/personnes/{person}/suites", data=told | {"said": "stopped"})
    assert card in browser.get(f"/conseil/personnes/{other}").text, "who stopped holds it no longer"


def test_a_place_that_somebody_says_to_have_is_told_wherever_it_could_be_proposed_to_another(site: Site) -> None:
    browser, offer = site.browser(Role.COUNSELLOR), site.town.live
    with store.session(site.engine) as session:
        mine = {"counsellor_id": site.town.users[Role.COUNSELLOR], "first_name": "Zoé"}
        other = store_person(session, some_person(wishes=("ménage",), insee="23096"), **mine)
        say_step(session, person_id=other, opportunity_id=offer, step=Step.STARTED, now=NOON)
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    file, maybe = f"/conseil/personnes/{site.town.own_person}", "La place est peut-être prise."

    cards = browser.get(file).text
    made = browser.post(f"{file}/decisions", data={"opportunity": offer, "decision": "suggested"})

    assert "Proposer : Agent d&#39;entretien" not in cards
    assert maybe in cards[cards.index(f'id="piste-{offer}"') :]
    pages = [f"/opportunite/{offer}?pour={site.town.own_person}", made.headers["location"], f"{file}/feuille"]
    assert [one for one in pages if maybe not in browser.get(one).text] == []
    assert maybe not in browser.get(f"/conseil/personnes/{other}").text, "she knows that she has it"
    assert maybe not in site.browser(Role.BENEFICIARY).get(f"/opportunite/{offer}").text


def test_a_job_of_several_posts_stays_for_the_others(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    with store.session(site.engine) as session:
        row = session.get_one(OpportunityRow, site.town.live)
        row.conditions = row.conditions | {"positions": 2}
        mine = {"counsellor_id": site.town.users[Role.COUNSELLOR], "first_name": "Zoé"}
        other = store_person(session, some_person(wishes=("ménage",), insee="23096"), **mine)

    browser.post(f"/conseil/personnes/{person}/suites", data={"opportunity": site.town.live, "said": "taken"})

    assert f'id="piste-{site.town.live}"' in browser.get(f"/conseil/personnes/{other}").text
    assert "Il reste des postes.</strong> Prise par Awa." in browser.get(f"/conseil/opportunite/{site.town.live}").text
