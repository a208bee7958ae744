"""What is new in a person's list, alone: as much as is counted beside the name, marked, with a way back to all."""

import re

from sqlalchemy import update

import store
from matching import Matcher, rank_everybody
from matching.replay import replay
from store.accounts.account import Role
from store.tables import OpportunityRow, PersonRow, ShownListRow
from tests.fixtures.site import Site
from tests.make.rows import score_everything


def counted(site: Site) -> int:
    """How many are new beside the first name of the portfolio; 0 where nothing is said."""
    found = re.search(r">(\d+) nouvelles?<", site.browser(Role.COUNSELLOR).get("/conseil").text)
    return int(found[1]) if found else 0


def address_of(site: Site) -> str:
    return f"/conseil/personnes/{site.town.own_person}?montre=nouveau"


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/opportunite/\d+\?pour=\d+">(.*?)</a></h3>', page)


def ranked(site: Site) -> None:
    """Everybody has a list, and all of it suits them well."""
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        score_everything(session, 0.9)


def test_the_number_beside_a_name_leads_to_as_many_each_marked_as_new(site: Site) -> None:
    ranked(site)

    portfolio = site.browser(Role.COUNSELLOR).get("/conseil").text
    page = site.browser(Role.COUNSELLOR).get(address_of(site)).text

    assert f'href="{address_of(site)}#suivi"' in portfolio
    assert counted(site) > 1
    assert len(titles(page)) == page.count(">Nouveau<") == counted(site)
    assert f"{counted(site)} nouvelles pour Awa" in page
    assert f'href="/conseil/personnes/{site.town.own_person}#suivi"' in page


def test_what_is_not_new_is_in_the_whole_list_alone_and_unmarked(site: Site) -> None:
    ranked(site)
    old = OpportunityRow.id == site.town.live
    with store.session(site.engine) as session:
        session.execute(update(OpportunityRow).where(old).values(first_seen_at=site.now.replace(year=2020)))
    browser = site.browser(Role.COUNSELLOR)

    whole = browser.get(f"/conseil/personnes/{site.town.own_person}").text
    new = browser.get(address_of(site)).text

    assert len(titles(whole)) > len(titles(new)) == whole.count(">Nouveau<") == counted(site)
    assert f"Voir les {counted(site)} nouvelles seules" in whole


def test_who_decides_about_one_stays_among_the_others_that_are_new(site: Site) -> None:
    ranked(site)
    before, browser = counted(site), site.browser(Role.COUNSELLOR)
    decided = {"opportunity": site.town.live, "decision": "suggested", "montre": "nouveau"}

    answer = browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=decided)
    with store.session(site.engine) as session:
        score_everything(session, 0.9)

    assert answer.headers["location"] == f"{address_of(site)}&decide={site.town.live}#suivi"
    page = browser.get(answer.headers["location"]).text
    assert len(titles(page)) == counted(site) == before - 1
    assert "<strong>proposé</strong>" in page


def test_what_a_condition_drops_since_the_morning_is_counted_and_told(site: Site) -> None:
    ranked(site)
    with store.session(site.engine) as session:
        asks = {"licences": [{"label": "C - Poids lourd", "required": True, "code": "C"}]}
        session.execute(update(OpportunityRow).where(OpportunityRow.id == site.town.live).values(conditions=asks))
        session.execute(update(PersonRow).values(licences=["B"]))

    page = site.browser(Role.COUNSELLOR).get(address_of(site)).text

    assert len(titles(page)) == counted(site) - 1
    assert f"{counted(site)} nouvelles pour Awa" in page
    assert "1 ne lui va plus : voir pourquoi" in page
    assert 'id="pourquoi-pas"' in page


def test_where_nothing_is_new_it_says_so_and_leads_to_all(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)

    page = browser.get(address_of(site)).text

    assert "Plus rien de nouveau ici." in page
    assert "nouvelle" not in browser.get("/conseil").text.split("data-people")[1].split("</ul>")[0]


def test_another_word_in_the_address_narrows_nothing(site: Site) -> None:
    ranked(site)
    home = f"/conseil/personnes/{site.town.own_person}"

    page = site.browser(Role.COUNSELLOR).get(f"{home}?montre=tout")

    assert page.status_code == 200
    assert titles(page.text) == titles(site.browser(Role.COUNSELLOR).get(home).text)


def test_what_is_new_in_the_list_of_a_colleagues_person_is_not_found(site: Site) -> None:
    address = f"/conseil/personnes/{site.town.foreign_person}?montre=nouveau"

    assert site.browser(Role.COUNSELLOR).get(address).status_code == 404


def test_the_list_that_was_shown_is_made_again_from_what_was_logged(site: Site) -> None:
    ranked(site)
    shown = len(titles(site.browser(Role.COUNSELLOR).get(address_of(site)).text))

    with store.session(site.engine) as session:
        logged = session.query(ShownListRow).order_by(ShownListRow.id.desc()).first()
        assert logged is not None
        again = replay(session, Matcher(site.engine), logged.id)

    assert (again.rows, again.differences) == (shown, ())
