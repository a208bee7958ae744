"""From one person to the next: the most useful first, each once a day."""

from datetime import timedelta

import store
from geo import Means, Mode
from matching import Matcher, rank_everybody
from store.accounts.account import Role
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


def test_the_next_is_that_of_the_list_as_it_was_narrowed_and_sorted(site: Site) -> None:
    mine = {"counsellor_id": site.town.users[Role.COUNSELLOR]}
    on_foot = {"means": (Means(Mode.WALK, 20),)}
    with store.session(site.engine) as session:
        zoe, bob, ann = (
            store_person(session, some_person(**on_foot), first_name=name, **mine) for name in ("Zoé", "Bob", "Ann")
        )
        store_person(session, some_person(), first_name="Carl", **mine)
    browser = site.browser(Role.COUNSELLOR)

    def after(person_id: int) -> str:
        browser.get(f"/conseil/personnes/{person_id}")
        return str(browser.get(f"/conseil/suivante?moyen=sans&tri=prenom&apres={person_id}").headers["location"])

    assert after(bob) == f"/conseil/personnes/{zoe}", "Carl, who drives, is not of this list"
    assert after(zoe) == f"/conseil/personnes/{ann}", "after the last, the first who was not opened"
    over = after(ann)
    assert over == "/conseil?moyen=sans&tri=prenom&fait=tous"
    assert "tous les dossiers de cette liste" in browser.get(over).text
