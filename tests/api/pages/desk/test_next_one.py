"""From one person to the next: the most useful first, each once a day."""

from datetime import timedelta

import store
from matching import Matcher, rank_everybody
from store.accounts import Role
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import some_person


def test_the_next_is_who_waits_most_of_those_not_opened_today(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        mine = {"counsellor_id": site.town.users[Role.COUNSELLOR], "last_contact_at": site.now - timedelta(days=40)}
        silent = store_person(session, some_person(wishes=("pain",)), first_name="Zoé", **mine)
    browser = site.browser(Role.COUNSELLOR)

    def following() -> str:
        return str(browser.get("/conseil/suivante").headers["location"])

    first = following()
    assert first == f"/conseil/personnes/{silent}", "a month of silence comes before who received nothing yet"
    browser.get(first)
    assert following() == f"/conseil/personnes/{site.town.own_person}"
    browser.get(f"/conseil/personnes/{site.town.own_person}")
    assert "tous les dossiers où quelque chose attend" in browser.get(following()).text

    site.now += timedelta(days=1)
    assert site.browser(Role.COUNSELLOR).get("/conseil/suivante").headers["location"] == first
