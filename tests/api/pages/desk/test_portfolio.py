"""The portfolio: my people alone, the most urgent first, narrowed and found, each reading written down."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from sqlalchemy import select, text, update

import store
from matching import Matcher, rank_everybody
from store.accounts.account import Role, account_of_person
from store.people.person import person_card
from store.people.steps import Step, say_step
from store.tables import AuditRow, MeansRow, OpportunityRow, PersonRow, ShownListRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, score_everything, store_opportunities, store_person
from tests.make.values import some_opportunity, some_person


def names(page: str) -> list[str]:
    """Who stands on the page, in order."""
    return re.findall(r'<p class="who"><a id="personne-\d+" href="/conseil/personnes/\d+">(.*?)</a>', page)


def test_my_people_are_mine_alone_each_with_what_to_do(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)

    page = site.browser(Role.COUNSELLOR).get("/conseil").text

    assert names(page) == ["Awa"]
    assert '<strong>Proposer : Femme de ménage, Guéret</strong> <span class="why">Rien reçu encore.</span>' in unescape(
        page
    )


def test_what_somebody_can_reach_is_told_before_what_is_too_far(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    with store.session(site.engine) as session:
        session.execute(update(MeansRow).values(max_minutes=20))
    assert "Proposer : Agent d&#39;entretien (H/F), Guéret<" in browser.get("/conseil").text

    with store.session(site.engine) as session:
        session.execute(update(MeansRow).values(mode="walk"))
    assert 'Guéret</strong> <span class="why">Rien reçu encore. Trajet à organiser.' in browser.get("/conseil").text


def test_what_somebody_reaches_in_time_for_work_is_told_before_what_no_bus_reaches_then(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    with store.session(site.engine) as session:
        session.execute(update(MeansRow).values(max_minutes=60))
        session.execute(text("""update lists set reasons[1] = '["wish","x"]', reasons[2] = '["wish","x"]'"""))
    in_time = browser.get("/conseil").text

    with store.session(site.engine) as session:
        session.execute(text("""update lists set reasons[1] = '["wish","x"]' || E'\\n["too_late",814]'"""))
    too_late = browser.get("/conseil").text

    assert "Proposer : Femme de ménage" in in_time
    assert "Proposer : Agent d&#39;entretien" in too_late


def test_what_answers_a_wish_is_told_before_what_has_nothing_to_do_with_it(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    first = re.search("Proposer : (.*?)<", browser.get("/conseil").text)

    with store.session(site.engine) as session:
        session.execute(text("update lists set reasons = array_prepend('[\"beginners\"]', reasons[2:])"))
    linked = re.search("Proposer : (.*?)<", browser.get("/conseil").text)
    assert first is not None
    assert linked is not None
    assert first.group(1) != linked.group(1)

    with store.session(site.engine) as session:
        session.execute(text("update lists set reasons = '{}'"))
    assert "rien de proche de ses souhaits" in browser.get("/conseil").text


def test_what_needs_no_check_is_told_before_what_is_hardly_better(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    with store.session(site.engine) as session:
        session.execute(update(MeansRow).values(max_minutes=60))
        session.execute(text("""update lists set reasons[1] = '["wish","x"]' || E'\\n["apprentice_again"]'"""))
        session.execute(text("""update lists set reasons[2] = '["wish","x"]', scores[1] = 0.8, scores[2] = 0.75"""))
    hardly_better = browser.get("/conseil").text

    with store.session(site.engine) as session:
        session.execute(text("update lists set scores[2] = 0.5"))
    much_better = browser.get("/conseil").text

    assert "À vérifier : apprentissage." not in hardly_better
    assert "À vérifier : apprentissage." in much_better


def test_a_contract_that_is_over_and_a_long_silence_show_whatever_is_to_be_done(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(cer_starts_on=date(2026, 6, 1)))
        session.execute(update(PersonRow).values(last_contact_at=site.now - timedelta(days=40)))

    page = site.browser(Role.COUNSELLOR).get("/conseil").text

    assert "Contrat fini le 31 août</span>" in page
    assert "<strong>Prendre des nouvelles</strong>" in page
    assert page.count("40 jours") == 1
    assert "Contact il y a 40 jours" in site.browser(Role.COUNSELLOR).get("/conseil?tri=contact").text


def test_a_row_holds_only_what_sets_a_person_apart_today(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(cer_starts_on=site.now.date()))
    browser = site.browser(Role.COUNSELLOR)

    page = browser.get("/conseil").text

    assert "accès à son espace" not in page
    assert "Sans accès à leur espace (1)" in page
    assert "Fin du contrat" not in page, "it is months away"
    assert "Fin du contrat le 19 février" in browser.get("/conseil?tri=contrat").text


def test_only_what_is_new_and_suits_well_is_announced(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        score_everything(session, 0.79, but=(site.town.live, 0.8))

    assert "1 nouvelle<" in site.browser(Role.COUNSELLOR).get("/conseil").text


@pytest.mark.parametrize(
    ("asked", "found"),
    (
        ("etape=emploi", ["Awa"]),
        ("etape=remobilisation", []),
        ("moyen=voiture", ["Awa"]),
        ("moyen=sans", []),
        ("moyen=tapis&etape=x&tri=y&montre=z", ["Awa"]),
    ),
)
def test_people_are_narrowed(shared_site: Site, asked: str, found: list[str]) -> None:
    assert names(shared_site.browser(Role.COUNSELLOR).get(f"/conseil?{asked}").text) == found


def test_those_with_something_due_come_first_and_can_be_shown_alone(site: Site) -> None:
    mine = {"counsellor_id": site.town.users[Role.COUNSELLOR], "last_contact_at": site.now}
    with store.session(site.engine) as session:
        store_person(session, some_person(wishes=("pain",)), first_name="Abel", **mine)
        ending = mine | {"cer_starts_on": date(2026, 9, 1)}
        store_person(session, some_person(wishes=("pain",)), first_name="Zoé", **ending)
        late = mine | {"cer_starts_on": date(2026, 11, 2), "last_contact_at": site.now - timedelta(days=12)}
        store_person(session, some_person(wishes=("pain",)), first_name="Yann", **late)
    browser = site.browser(Role.COUNSELLOR)

    assert names(browser.get("/conseil").text) == ["Zoé", "Awa", "Yann", "Abel"]
    assert names(browser.get("/conseil?montre=contrat").text) == ["Zoé"]
    assert names(browser.get("/conseil?montre=contact").text) == ["Awa", "Yann"], "never, then longest unseen"
    assert names(browser.get("/conseil?montre=contact&tri=prenom").text) == ["Awa", "Yann"]
    assert "14 jours sinon" in browser.get("/conseil?montre=contact").text
    assert names(browser.get("/conseil?tri=prenom").text) == ["Abel", "Awa", "Yann", "Zoé"]


def test_sixty_people_stand_on_one_page_and_the_next_on_another(site: Site) -> None:
    with store.session(site.engine) as session:
        for number in range(60):
            name = f"Zoé{number:02}"
            store_person(session, some_person(), counsellor_id=site.town.users[Role.COUNSELLOR], first_name=name)
    browser = site.browser(Role.COUNSELLOR)

    first, second = (names(browser.get(f"/conseil?tri=prenom&page={page}").text) for page in (1, 2))

    assert (len(first), first[0], second) == (60, "Awa", ["Zoé59"])


def test_who_was_seen_is_audited_with_the_list_that_was_shown(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)

    browser.get("/conseil")
    browser.get("/conseil?etape=remobilisation")

    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
        shown = session.get_one(ShownListRow, entry.list_id)
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert (entry.action, entry.subject) == ("read_person", str(card.pseudonym))
        assert (shown.audience, shown.person_id) == ("batch", card.id)


def test_the_desk_never_tells_of_another_situation(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(last_contact_at=site.now))
    assert "Femme de ménage, Guéret" in browser.get("/conseil").text

    browser.post(f"/conseil/personnes/{site.town.own_person}/situation", data={"walk": "10", "stage": "emploi"})

    assert "Femme de ménage" not in browser.get("/conseil").text


def test_one_employer_counts_once_and_since_when_they_wait_is_said(site: Site) -> None:
    with store.session(site.engine) as session:
        (second,) = store_opportunities(
            session,
            [some_opportunity("alentour:second", title="Boulanger")],
            employer_id=session.get_one(OpportunityRow, site.town.own_opening).employer_id,
        )
        for opening, days in ((site.town.own_opening, 9), (second, 2)):
            meeting_asked(session, opening, site.town.own_person, now=site.now - timedelta(days=days))
    said = unescape(site.browser(Role.COUNSELLOR).get("/conseil").text)
    assert "Parler d'une demande de rencontre" in said
    assert "Demandé le 11 novembre : l'employeur attend." in said.replace("\u00a0", " ")

    site.now += timedelta(days=29)
    said = site.browser(Role.COUNSELLOR).get("/conseil").text
    assert "demande de rencontre" not in said, "both ran out, whether or not that was written down"


def test_who_has_an_appointment_and_who_has_no_way_in_can_be_shown_alone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    assert names(browser.get("/conseil?montre=rendez-vous").text) == []
    assert names(browser.get("/conseil?montre=acces").text) == ["Awa"]

    with store.session(site.engine) as session:
        person, opportunity = site.town.own_person, site.town.live
        day = site.now.date() + timedelta(days=3)
        say_step(session, person_id=person, opportunity_id=opportunity, step=Step.INTERVIEW, now=site.now, on_day=day)
        user = account_of_person(session, person, now=site.now).user_id
        session.get_one(UserRow, user).email = "awa@creuse.example"
    page = browser.get("/conseil?montre=rendez-vous").text
    assert names(page) == ["Awa"]
    assert "Entretien lundi pour" in page
    assert names(browser.get("/conseil?montre=acces").text) == []


def test_who_has_an_appointment_is_told_by_it_however_far_it_is_and_whatever_is_more_useful(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    day = site.now.date() + timedelta(days=20)
    with store.session(site.engine) as session:
        meeting_asked(session, site.town.own_opening, person, now=site.now)
        say_step(
            session, person_id=person, opportunity_id=site.town.live, step=Step.INTERVIEW, now=site.now, on_day=day
        )

    everybody = unescape(browser.get("/conseil").text)
    appointments = unescape(browser.get("/conseil?montre=rendez-vous").text)

    assert "Parler d'une demande de rencontre" in everybody
    assert "Préparer l'entretien ensemble" not in everybody
    assert "Préparer l'entretien ensemble" in appointments
    assert "Parler d'une demande de rencontre" not in appointments
