"""A logged list is made again from what was logged, whatever changed since, and what differs is said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from matching import Matcher, Versions, load_weights, log_list, question_of, rank_everybody, read_people
from matching.replay import Replay, ReplayFault, replay
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person, some_rome

LATER = NOON + timedelta(days=3)


@pytest.fixture
def creuse(engine: Engine) -> Engine:
    """Some jobs, and somebody who looks for one of them."""
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        jobs = [
            some_opportunity(f"ft:{n}", title=f"Ménage {n}", point=BOURGANEUF, conditions={"hours_per_week": 10.0 + n})
            for n in range(6)
        ]
        store_opportunities(session, jobs)
        store_person(session, some_person(wishes=("femme de ménage",), insee="23096", hours_max=20.0))
    return engine


def shown(engine: Engine, matcher: Matcher, *, limit: int = 4) -> int:
    """A list shown to the counsellor of the one person."""
    with Session(engine) as session, session.begin():
        (followed,) = read_people(session)
        listed = matcher.for_person(session, followed, now=NOON, limit=limit)
        return log_list(
            session,
            listed.items,
            versions=listed.versions,
            audience="counsellor",
            now=NOON,
            question=question_of(followed, limit=limit),
            followed=followed,
        )


def made_again(engine: Engine, list_id: int, *, matcher: Matcher | None = None) -> Replay:
    with Session(engine) as session:
        return replay(session, matcher or Matcher(engine), list_id)


def test_a_list_of_the_day_and_one_of_the_night_are_the_same_again(creuse: Engine) -> None:
    matcher = Matcher(creuse)
    by_day = shown(creuse, matcher)
    rank_everybody(creuse, matcher, now=NOON)
    with Session(creuse) as session:
        by_night = session.execute(text("select id from lists where audience = 'batch'")).scalar_one()

    for list_id in (by_day, by_night):
        again = made_again(creuse, list_id)
        assert (again.identical, again.differences) == (True, ())
        assert again.rows


@pytest.mark.parametrize(
    "change",
    [
        "update opportunities set conditions = '{\"hours_per_week\": 2}', content_hash = 'new', changed_at = '{later}'",
        "update opportunities set retired_at = '{later}'",
        "update people set hours_max = 2, stage = 'remobilisation', point = st_geogfromtext('POINT(2.35 48.85)')",
        "delete from person_wishes",
        "insert into suggestions (person_id, opportunity_id, by_person, decision, made_at) "
        "select p.id, o.id, false, 'dismissed', '{later}' from people p, opportunities o limit 1",
    ],
)
def test_it_is_the_same_after_offers_and_the_person_changed(creuse: Engine, change: str) -> None:
    list_id = shown(creuse, Matcher(creuse))

    with creuse.begin() as connection:
        connection.execute(text(change.replace("{later}", LATER.isoformat()).replace(": 2}", "\\: 2}")))

    again = made_again(creuse, list_id)
    assert again.differences == ()
    assert {one.what for one in again.changed} <= {"les données"}


def test_it_is_the_same_after_another_offer_came(creuse: Engine) -> None:
    list_id = shown(creuse, Matcher(creuse))

    with Session(creuse) as session, session.begin():
        better = some_opportunity("ft:new", title="Femme de ménage, ménage")
        store_opportunities(session, [better], first_seen_at=LATER, changed_at=LATER)

    again = made_again(creuse, list_id)
    assert again.differences == ()
    assert [one.what for one in again.changed] == ["les données"]


def test_it_is_the_same_after_an_offer_was_linked_to_its_like_and_after_it_was_let_go(creuse: Engine) -> None:
    list_id = shown(creuse, Matcher(creuse))

    for head in ("(select max(id) from opportunities)", "null"):
        with creuse.begin() as connection:
            first = "(select min(id) from opportunities)"
            connection.execute(text(f"update opportunities set canonical_id = {head} where id = {first}"))

        assert made_again(creuse, list_id).differences == ()


def test_what_was_away_then_and_came_back_is_not_in_it(creuse: Engine) -> None:
    matcher, early = Matcher(creuse), NOON - timedelta(days=1)
    with creuse.begin() as connection:
        connection.execute(
            text("update opportunities set retired_at = :early where source_key = '0'"), {"early": early}
        )
    list_id = shown(creuse, matcher, limit=6)

    with creuse.begin() as connection:
        connection.execute(text("update opportunities set retired_at = null"))

    again = made_again(creuse, list_id)
    assert (again.rows, again.differences) == (5, ())


def test_it_is_the_same_with_other_weights_since_and_this_is_said(creuse: Engine) -> None:
    list_id = shown(creuse, Matcher(creuse))
    usual = load_weights()
    other = replace(usual, version="other", parts=usual.parts | {"wish": 0.1})

    again = made_again(creuse, list_id, matcher=Matcher(creuse, weights=other))

    assert again.identical
    assert [(one.what, one.then, one.now) for one in again.changed] == [("les poids", usual.version, "other")]


def test_what_differs_is_told_row_by_row(creuse: Engine) -> None:
    list_id = shown(creuse, Matcher(creuse))
    with creuse.begin() as connection:
        connection.execute(text("update lists set scores[1] = 0.5"))
        connection.execute(text("update lists set reasons[2] = 'Autre chose.'"))
        connection.execute(text("update lists set opportunity_ids[4] = null"))

    again = made_again(creuse, list_id)

    assert not again.identical
    assert again.differences[0] == "3 lignes dans la liste gardée, 4 refaites."
    assert again.differences[1].startswith("Place 1 : score 50, maintenant ")
    assert again.differences[2].startswith("Place 2 : « Autre chose. » devient « ")


def test_a_list_of_nobody_and_one_that_is_not_there_are_said_not_to_be_made_again(creuse: Engine) -> None:
    versions = Versions("w", "d", "t")
    with Session(creuse) as session, session.begin():
        search = log_list(session, [], versions=versions, audience="search", now=NOON)

    with pytest.raises(ReplayFault, match="Les mots d'une recherche ne sont pas gardés"):
        made_again(creuse, search)
    with pytest.raises(ReplayFault, match="n'existe pas"):
        made_again(creuse, 424242)
