"""The first page and its list, as a visitor reads them."""

import re
from datetime import timedelta
from html import unescape
from urllib.robotparser import RobotFileParser

import pytest
from httpx2 import Response
from sqlalchemy import func, select

import store
from matching import Kind
from store.accounts.account import Role
from store.accounts.attempts import Limit
from store.tables import AttemptsRow, BusStopRow, ShownItemRow, ShownListRow, SourceRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import AUBUSSON, GUERET, NOON, some_opportunity

QUESTION = "/?lieu=23096&moyen=car%3A30"


def text_of(answer: Response) -> str:
    """What is read: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).replace("&#39;", "'").split())


def test_the_first_page_asks_three_things_and_needs_no_script(shared_site: Site) -> None:
    answer = shared_site.browser().get("/")

    assert answer.status_code == 200
    assert all(f'name="{name}"' in answer.text for name in ("lieu", "moyen", "minutes", "mots"))
    assert '<form class="ask" action="/" method="get">' in answer.text


def test_the_form_moves_to_an_address_that_can_be_shared(shared_site: Site) -> None:
    answer = shared_site.browser().get("/?lieu=gu%C3%A9ret&moyen=car&minutes=30&mots=m%C3%A9nage")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/?lieu=23096&moyen=car%3A30&mots=m%C3%A9nage"


def test_a_card_says_what_it_is_where_how_far_and_why(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(QUESTION + "&mots=m%C3%A9nage"))

    assert "Vous cherchez :" in page
    assert "Agent d'entretien" in page
    assert re.search(r"Environ \d+ min en voiture", page)
    assert "« ménage »" in page


def test_a_card_leads_to_the_opportunity_and_keeps_where_one_starts(shared_site: Site) -> None:
    page = shared_site.browser().get(QUESTION).text

    assert f"/opportunite/{shared_site.town.live}?lieu=23096&amp;moyen=car%3A30" in page


def test_a_card_says_first_that_it_is_not_paid(shared_site: Site) -> None:
    trials, jobs = (
        text_of(shared_site.browser().get(f"/?lieu=23096&moyen=car:30&type={kind}", follow_redirects=True))
        for kind in ("immersion", "job")
    )

    assert "essayer un métier · Pas payé" in trials
    assert "Pas payé" not in jobs


def test_the_list_is_narrowed_to_a_kind_by_a_plain_link(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(QUESTION + "&type=volunteering"))

    assert "Aide aux courses" in page
    assert "Agent d'entretien" not in page


def test_words_that_name_nothing_near_still_bring_a_list_and_say_it_was_widened(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(QUESTION + "&mots=ma%C3%A7on"))

    assert re.search(r"[1-9]\d* possibilité", page)
    assert "Nous n'avons rien trouvé avec ces mots." in page


def test_another_place_written_among_the_words_is_one_tap_away(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(QUESTION + "&mots=m%C3%A9nage+bourganeuf"))

    assert "Chercher autour de Bourganeuf" in page


def test_the_heading_tells_what_is_within_the_time_accepted_from_what_is_farther(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get("/?lieu=23096&moyen=car%3A25"))

    assert re.search(r"\d+ dans votre temps de trajet, \d+ plus loin\.", page)


def test_a_kind_that_is_not_around_is_not_proposed(shared_site: Site) -> None:
    page = shared_site.browser().get(QUESTION).text

    assert "type=volunteering" in page
    assert "type=civic_service" not in page


def test_a_page_beyond_the_last_leads_to_the_last(shared_site: Site) -> None:
    answer = shared_site.browser().get(QUESTION + "&page=9")

    assert answer.headers["location"] == QUESTION


def test_an_ambiguous_name_offers_the_communes_as_links(shared_site: Site) -> None:
    answer = shared_site.browser().get("/?lieu=saint+maurice&moyen=car%3A30")

    assert answer.status_code == 422
    assert 'href="/?lieu=23221&amp;moyen=car%3A30"' in answer.text


def test_a_fault_is_told_at_its_field_and_heard_with_it(shared_site: Site) -> None:
    page = shared_site.browser().get("/?lieu=zzyzx&moyen=car").text

    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="lieu-aide lieu-faute"' in page


def test_a_fault_is_told_first_with_the_focus_and_leads_to_its_field(shared_site: Site) -> None:
    page = shared_site.browser().get("/?lieu=23096&minutes=30").text

    summary = page.index('tabindex="-1" autofocus')
    assert summary < page.index('<a href="#moyen">Choisissez au moins un moyen') < page.index('id="moyen"')
    assert "autofocus" not in shared_site.browser().get("/").text


def test_what_people_type_is_shown_back_as_text_and_never_as_html(shared_site: Site) -> None:
    page = shared_site.browser().get("/?lieu=zzyzx&mots=%22%3E%3Cimg%20src%3Dx%3E").text

    assert "<img" not in page


def test_the_list_shown_is_written_down_with_its_versions_and_without_what_was_typed(site: Site) -> None:
    site.browser().get(QUESTION + "&mots=m%C3%A9nage&tri=proche")

    with store.session(site.engine) as session:
        shown = session.scalars(select(ShownListRow)).one()
        reasons = session.scalars(select(ShownItemRow.reasons)).all()
    kept = {"commune": "23096", "means": ["car:30"], "sort": "distance", "kinds": [], "filters": [], "offset": 0}
    assert shown.audience == "search"
    assert "K2204" in shown.question["trades"]
    assert shown.question == kept | {"trades": shown.question["trades"]}
    assert reasons
    assert "ménage" not in str(reasons)
    assert all((shown.weights_version, shown.data_version, shown.travel_version))


def test_beyond_so_many_searches_an_hour_a_place_is_answered_and_no_more_is_written_down(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.search.logged.LISTS_OF_PLACE", Limit("lists_of_place", most=2, minutes=60))
    browser = site.browser()

    pages = [browser.get(QUESTION) for _ in range(3)]
    answer = site.program().get("/v1/search", params={"insee": "23096"}).json()["results"]

    assert [page.status_code for page in pages] == [200] * 3
    assert (answer["list_id"], answer["total"] > 0) == (None, True)
    with store.session(site.engine) as session:
        assert session.scalar(select(func.count()).select_from(ShownListRow)) == 2
        assert session.scalars(select(AttemptsRow.count)).one() == 2


def test_crawlers_are_asked_to_leave_results_alone_and_not_the_first_page(shared_site: Site) -> None:
    rules = RobotFileParser()
    rules.parse(shared_site.browser().get("/robots.txt").text.splitlines())

    assert not rules.can_fetch("any", f"http://here{QUESTION}")
    assert not rules.can_fetch("any", "http://here/v1/search?insee=23096")
    assert rules.can_fetch("any", "http://here/")
    assert rules.can_fetch("any", "http://here/aide")


def test_a_beginning_is_completed_into_communes(shared_site: Site) -> None:
    assert 'value="Aubusson (23200)"' in shared_site.browser().get("/communes?lieu=aub").text
    assert "option" not in shared_site.browser().get("/communes?lieu=a").text


def test_an_old_name_is_completed_into_the_commune_of_today_and_shown_beside(shared_site: Site) -> None:
    assert '"Bourganeuf (23400)">Bosmoreau</option>' in shared_site.browser().get("/communes?lieu=bosm").text


@pytest.mark.parametrize("who", (None, *Role))
def test_everybody_finds_the_way_out_of_an_error(shared_site: Site, who: Role | None) -> None:
    answer = shared_site.browser(who).get("/nulle-part")

    assert answer.status_code == 404
    assert "Page introuvable" in answer.text
    assert 'href="/aide"' in answer.text


def test_the_next_stops_of_the_bus_near_the_commune_are_told(site: Site) -> None:
    with store.session(site.engine) as session:
        session.add(SourceRow(slug="bus-emploi", label="Bus de l'emploi"))
        session.flush()
        session.add_all(
            BusStopRow(
                source="bus-emploi",
                source_key=str(number),
                scope="23",
                label="Bus de l'emploi",
                spot="place Bonnyaud",
                insee="23096" if place == "Guéret" else "23008",
                place=place,
                point=point.ewkt(),
                starts_at=NOON + timedelta(days=days),
                ends_at=NOON + timedelta(days=days, hours=2),
                content_hash="1",
                first_seen_at=NOON,
                changed_at=NOON,
            )
            for number, (place, point, days) in enumerate(
                [("Guéret", GUERET, -7), ("Guéret", GUERET, 4), ("Guéret", GUERET, 18), ("Aubusson", AUBUSSON, 5)]
            )
        )

    page = text_of(site.browser().get(QUESTION))

    assert "Le bus de l'emploi, près d'ici C'est un bureau qui se déplace : on vous y conseille." in page
    assert "Ce n'est pas un transport. Guéret, place Bonnyaud : mardi 24 novembre, de 13 h à 15 h" in page
    assert "8 décembre" not in page, "only the next time at each place"
    assert page.count("place Bonnyaud") == 1, "Aubusson is 40 km away"


def test_a_workshop_tells_its_hours_on_its_card_and_on_its_page(site: Site) -> None:
    workshop = some_opportunity(
        "departement-rendez-vous:1",
        kind=Kind.WORKSHOP,
        title="Refaire son CV",
        rome=None,
        starts=NOON + timedelta(days=4),
        ends=NOON + timedelta(days=4, hours=2),
        conditions={"positions": 8},
    )
    with store.session(site.engine) as session:
        (number,) = store_opportunities(session, [workshop])

    card = text_of(site.browser().get(QUESTION + "&type=workshop"))
    page = text_of(site.browser().get(f"/opportunite/{number}"))
    site.now = NOON + timedelta(days=4, hours=2)
    gone = site.browser().get(f"/opportunite/{number}")

    assert "Mardi 24 novembre, de 13 h à 15 h" in card
    assert "Quand Mardi 24 novembre, de 13 h à 15 h" in page
    assert "8 places" in page
    assert (gone.status_code, "a eu lieu le 24 novembre 2026" in text_of(gone)) == (410, True)
    assert "Refaire son CV" not in text_of(site.browser().get(QUESTION + "&type=workshop"))


def test_what_was_looked_at_besides_is_told_before_the_first_card_that_it_speaks_of(shared_site: Site) -> None:
    address, besides = (
        "/?lieu=23008&moyen=car%3A30&mots=m%C3%A9nage",
        "Voici aussi d'autres possibilités près de ce lieu.",
    )
    page = unescape(shared_site.browser().get(address).text)
    nearest = unescape(shared_site.browser().get(address + "&tri=proche").text)

    counts = re.search(r"(\d+) pour votre recherche, (\d+) en plus\.", page)
    assert counts is not None
    met, others = map(int, counts.groups())
    cards = [found.start() for found in re.finditer(r'<li class="card', page)]
    assert len(cards) == met + others
    assert cards[met - 1] < page.index(besides) < cards[met]
    assert nearest.index(besides) < nearest.index('<li class="card')
