"""Links in a real database: made, moved, undone, and explained."""

from typing import Any

from sqlalchemy.orm import Session

from ingest.duplicates import link_duplicates
from store.catalogue.duplicates import also_seen, unlink
from store.tables import DuplicateLinkRow, OpportunityRow
from tests.make.postings import BAKERY
from tests.make.rows import store_opportunities
from tests.make.values import BOURGANEUF, NOON, some_opportunity

FRANCE_TRAVAIL, LES_EMPLOIS, OWN = "france-travail:1", "les-emplois:7", "alentour:3"


def _post(session: Session, key: str = FRANCE_TRAVAIL, **said: Any) -> int:
    usual = {"title": "Vendeuse en boulangerie", "text": BAKERY, "rome": "D1106", "employer": "Boulangerie Martin"}
    usual |= {"insee": "23096", "place": "Guéret"}
    (row,) = store_opportunities(session, [some_opportunity(key, **(usual | said))])
    return row


def _link(session: Session, *changed: int) -> None:
    link_duplicates(session.connection(), changed=changed, now=NOON)
    session.expire_all()


def _shown_for(session: Session, row: int) -> int | None:
    return session.get_one(OpportunityRow, row).canonical_id


def test_the_same_job_at_a_second_source_is_linked_to_the_first(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS, title="Vendeur en boulangerie (H/F)")

    _link(session, first)
    _link(session, second)

    assert (_shown_for(session, first), _shown_for(session, second)) == (None, first)


def test_the_link_tells_why(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS)

    _link(session, first, second)

    link = session.get_one(DuplicateLinkRow, second)
    assert (link.canonical_id, link.score > 0.9, link.linked_at) == (first, True, NOON)
    assert (link.parts["place"], link.parts["title"], link.parts["text"]) == (1, 1, 1)


def test_a_better_source_that_comes_later_is_shown_instead(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS)
    _link(session, first, second)

    own = _post(session, OWN)
    _link(session, own)

    assert (_shown_for(session, own), _shown_for(session, first), _shown_for(session, second)) == (None, own, own)


def test_two_openings_published_here_are_two_even_where_a_third_one_is_like_both(session: Session) -> None:
    first, second, elsewhere = _post(session, OWN), _post(session, "alentour:4"), _post(session)

    _link(session, first, second, elsewhere)

    assert (_shown_for(session, first), _shown_for(session, second)) == (None, None)
    assert _shown_for(session, elsewhere) in (first, second)


def test_openings_published_here_that_were_linked_are_shown_again(session: Session) -> None:
    first, second = _post(session, OWN), _post(session, "alentour:4")
    session.get_one(OpportunityRow, second).canonical_id = first
    session.flush()

    _link(session, second)

    assert _shown_for(session, second) is None


def test_when_the_shown_one_is_retired_the_next_best_takes_its_place(session: Session) -> None:
    own, first, second = _post(session, OWN), _post(session), _post(session, LES_EMPLOIS)
    _link(session, own, first, second)

    session.get_one(OpportunityRow, own).retired_at = NOON
    session.flush()
    _link(session, own)

    assert (_shown_for(session, first), _shown_for(session, second)) == (None, first)


def test_a_linked_one_that_becomes_another_post_is_shown_by_itself_again(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS)
    _link(session, first, second)

    row = session.get_one(OpportunityRow, second)
    row.title, row.rome, row.fingerprint = "Plombier chauffagiste", "F1603", None
    row.description = "Installer et réparer des chaudières chez des particuliers, avec un véhicule de service."
    session.flush()
    _link(session, second)

    assert _shown_for(session, second) is None
    assert session.get(DuplicateLinkRow, second) is None


def test_what_a_person_separated_is_never_linked_again(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS)
    _link(session, first, second)

    assert unlink(session, second, who="Claire", now=NOON) == (first,)
    _link(session, first, second)

    assert _shown_for(session, second) is None


def test_when_the_shown_one_is_separated_the_others_stay_together(session: Session) -> None:
    own, first, second = _post(session, OWN), _post(session), _post(session, LES_EMPLOIS)
    _link(session, own, first, second)

    freed = unlink(session, own, who="Claire", now=NOON)
    _link(session, *freed)

    assert (_shown_for(session, own), _shown_for(session, first), _shown_for(session, second)) == (None, None, first)


def test_the_same_text_in_a_far_commune_is_another_post(session: Session) -> None:
    here, there = (
        _post(session),
        _post(session, "france-travail:2", point=BOURGANEUF, insee="23030", place="Bourganeuf"),
    )

    _link(session, here, there)

    assert (_shown_for(session, here), _shown_for(session, there)) == (None, None)


def test_rows_that_did_not_change_are_left_alone(session: Session) -> None:
    first, second, other = (
        _post(session),
        _post(session, LES_EMPLOIS),
        _post(session, OWN, title="Maçon", text="Bâtir."),
    )

    _link(session, other)

    assert (_shown_for(session, first), _shown_for(session, second)) == (None, None)


def test_all_sources_of_an_opportunity_are_told_with_their_own_pages(session: Session) -> None:
    first, second = _post(session), _post(session, LES_EMPLOIS)
    session.get_one(OpportunityRow, second).url = "https://emplois.inclusion.beta.gouv.fr/7"
    session.flush()
    _link(session, first, second)

    seen, back = also_seen(session, first), also_seen(session, second)

    assert [(one.id, one.url) for one in seen] == [(second, "https://emplois.inclusion.beta.gouv.fr/7")]
    assert [one.id for one in back] == [first]
    assert seen[0].parts["employer"] == 1 / 4
