"""What employers published here near my people: each with as many takers as « Pour qui ? » tells, the most first."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import event, text, update

import store
from api.pages.desk.published import since_the_day_before
from geo import Means, Mode, Point
from store.accounts.account import Role
from store.tables import EmployerRow, OpportunityRow, PersonRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities, store_person
from tests.make.values import GUERET, some_opportunity, some_person

PARIS = Point(48.8566, 2.3522)


@pytest.fixture
def quiet(site: Site) -> Site:
    """A site whose employers published nothing here of late."""
    long_ago = site.now - timedelta(days=300)
    with store.session(site.engine) as session:
        session.execute(update(OpportunityRow).values(published_at=long_ago))
        session.execute(update(EmployerRow).where(EmployerRow.approved_at.is_not(None)).values(approved_at=long_ago))
    return site


def publish(site: Site, key: str, *, days: int = 0, **said: Any) -> int:
    """An opening of the bakery, published so many days ago; cleaning in Guéret, but for what is said."""
    columns = {"published_at": site.now - timedelta(days=days), "employer_id": _bakery(site)}
    usual = {"title": "Femme de ménage", "rome": "K1304"}
    with store.session(site.engine) as session:
        return store_opportunities(session, [some_opportunity(f"alentour:near-{key}", **usual | said)], **columns)[0]


def _bakery(site: Site) -> int:
    with store.session(site.engine) as session:
        return int(session.execute(text("select id from employers where name = 'Fournil du Pont'")).scalar_one())


def page_of(site: Site) -> str:
    return site.browser(Role.COUNSELLOR).get("/conseil/offres").text


def pill(site: Site) -> str:
    found = re.search(r">(Offres publiées ici[^<]*)<", site.browser(Role.COUNSELLOR).get("/conseil").text)
    assert found is not None
    return found[1]


def test_as_many_could_take_it_as_its_own_page_tells(quiet: Site) -> None:
    opening = publish(quiet, "1")

    page = page_of(quiet)

    assert re.search(rf'href="/conseil/opportunite/{opening}">1 personne pourrait<', page)
    assert "1 personne pourrait" in quiet.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{opening}").text


def test_the_database_is_asked_as_often_for_five_openings_as_for_one(quiet: Site) -> None:
    asked: list[str] = []
    event.listen(quiet.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    counts = []
    for keys in ("1", "2345"):
        for key in keys:
            publish(quiet, key)
        page_of(quiet)  # reads what was published
        asked.clear()
        assert page_of(quiet).count('href="/conseil/opportunite/') == int(keys[-1])
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_what_is_new_since_the_working_day_before_stands_apart_and_is_counted_on_the_first_page(quiet: Site) -> None:
    publish(quiet, "new", title="Ménage de bureaux")
    publish(quiet, "old", title="Ménage du gîte", days=6)

    new, earlier = page_of(quiet).split("<h2>Avant, en 14 jours", 1)

    assert pill(quiet) == "Offres publiées ici (1)"
    assert "Ménage de bureaux" in new
    assert "Ménage du gîte" in earlier
    assert "Ménage du gîte" not in new


def test_where_nothing_is_new_nothing_is_counted(quiet: Site) -> None:
    publish(quiet, "long-ago", days=20)

    assert pill(quiet) == "Offres publiées ici"
    assert "Rien de nouveau." in page_of(quiet)
    assert "Femme de ménage" not in page_of(quiet)


@contextmanager
def _changed(site: Site, statement: Any) -> Iterator[None]:
    with store.session(site.engine) as session:
        session.execute(statement)
    yield


@pytest.mark.parametrize(
    "change",
    [
        update(EmployerRow).values(approved_at=None),
        update(OpportunityRow).values(retired_at=datetime(2026, 1, 1, tzinfo=UTC)),
        update(PersonRow).values(point=PARIS.ewkt()),
    ],
    ids=["nobody approved its employer", "taken off", "far from everybody"],
)
def test_what_is_not_for_my_people_to_take_is_not_there(quiet: Site, change: Any) -> None:
    publish(quiet, "1")
    with _changed(quiet, change):
        assert "Femme de ménage" not in page_of(quiet)
        assert pill(quiet) == "Offres publiées ici"


def test_what_was_published_before_its_employer_was_approved_is_new_once_it_is(quiet: Site) -> None:
    publish(quiet, "1", days=9)

    with _changed(quiet, update(EmployerRow).where(EmployerRow.id == _bakery(quiet)).values(approved_at=quiet.now)):
        assert pill(quiet) == "Offres publiées ici (2)"  # with what else the bakery shows


def test_who_can_come_without_having_asked_is_told_apart(quiet: Site) -> None:
    publish(quiet, "1", title="Mécanicien automobile", rome="I1604")

    publish(quiet, "2")

    page = page_of(quiet)

    assert "1 personne peut s'y rendre, sans l'avoir cherché." in unescape(page)
    assert page.index("Femme de ménage") < page.index("Mécanicien automobile")


def test_nobody_is_said_to_have_sought_it_where_who_did_lives_too_far(quiet: Site) -> None:
    village = Point(GUERET.lat + 0.03, GUERET.lon)
    far = some_person(home=village, wishes=("mécanicien",), means=(Means(Mode.WALK, 30),))
    opening = publish(quiet, "1", title="Mécanicien automobile", rome="I1604")
    with store.session(quiet.engine) as session:
        store_person(session, far, counsellor_id=quiet.town.users[Role.COUNSELLOR], first_name="Zoé")

    told = quiet.browser(Role.COUNSELLOR).get(f"/conseil/opportunite/{opening}").text
    page = unescape(page_of(quiet))

    assert "1 personne cherche ou connaît ce travail, mais le trajet ou les heures ne lui vont pas" in told
    assert "Personne ne l'a cherché" not in page
    assert "1 personne peut s'y rendre, sans l'avoir cherché." in page


def test_what_a_condition_keeps_from_all_of_mine_says_so(quiet: Site) -> None:
    publish(quiet, "1", conditions={"hours_per_week": 35.0, "nights": True})
    with _changed(quiet, update(PersonRow).values(nights=False)):
        assert "Personne de votre liste ne peut y aller aujourd'hui." in page_of(quiet)


def test_what_was_proposed_is_told_as_proposed(quiet: Site) -> None:
    opening, browser = publish(quiet, "1"), quiet.browser(Role.COUNSELLOR)

    browser.post(f"/conseil/opportunite/{opening}", data={"person": [quiet.town.own_person]})

    assert "Déjà proposé à 1 personne" in page_of(quiet)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2026, 11, 23), date(2026, 11, 20)),
        (date(2026, 11, 24), date(2026, 11, 23)),
        (date(2026, 11, 28), date(2026, 11, 27)),
        (date(2026, 11, 29), date(2026, 11, 27)),
    ],
    ids=["Monday", "Tuesday", "Saturday", "Sunday"],
)
def test_the_working_day_before_is_never_one_of_a_weekend(today: date, since: date) -> None:
    assert since_the_day_before(today).date() == since
