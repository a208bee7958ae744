"""The anonymous shortlist: who appears, what of them, and nothing else (R4, R6)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from geo import Means, Mode, Point
from geo.gtfs import read_timetable
from matching import (
    Candidate,
    Experience,
    Matcher,
    NotLive,
    Person,
    Rung,
    Schedule,
    Shortlist,
    Stage,
    make_shortlist,
    rank_everybody,
    read_people,
    takers,
)
from matching.scoring.score import combined
from matching.shortlist import ABSENT, BANDS, SHOWN_PARTS, SOUGHT, UNLINKED, somebody_not_shown_yet
from store.meetings.asking import COUNTED_FOR
from store.reference.timetables import keep_timetable
from store.tables import EmployerRow, OpportunityRow, PersonRow, ShownItemRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.timetables import FEED, write_feed
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity, some_person, some_rome

CLEANER = some_person(
    wishes=("femme de ménage",),
    experience=(Experience("femme de ménage", 4),),
    skills=("nettoyer les sols",),
    hours_min=20.0,
    hours_max=30.0,
    schedule=Schedule(weekends=True),
    means=(Means(Mode.CAR, 60),),
)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as opened, opened.begin():
        store_rome(opened, some_rome())
        store_opportunities(opened, [some_opportunity("alentour:opening"), some_opportunity("alentour:other")])
    with Session(engine) as opened:
        yield opened


def shortlist(session: Session, engine: Engine, *people: Person, opening: int = 1, **columns: object) -> Shortlist:
    for person in people:
        store_person(session, person, **columns)
    return make_shortlist(session, Matcher(engine), opening, now=NOON)


def candidates(made: Shortlist) -> list[Candidate]:
    return [one for band in made.bands for one in band.candidates]


def test_a_candidate_says_skills_availability_and_whether_they_can_come(session: Session, engine: Engine) -> None:
    (one,) = candidates(shortlist(session, engine, CLEANER))

    assert "A déjà travaillé dans ce métier ou un métier proche" in one.skills
    assert "Nettoyer des sols et des surfaces" in one.skills
    assert one.availability == "De 20 à 30 h par semaine, week-end possible."
    assert one.can_come


def test_the_forbidden_facts_are_not_there_to_be_hidden() -> None:
    assert [one.name for one in fields(Candidate)] == ["reference", "skills", "availability", "can_come", "why"]


WISH, KNOWING = "À voir ensemble : si c'est bien le métier cherché.", "À voir ensemble : ce qu'il faut savoir faire."
HOURS = "À voir ensemble : le nombre d'heures."


@pytest.mark.parametrize(
    ("other", "band", "why"),
    [
        ({}, 0, (SOUGHT,)),
        ({"hours_min": None, "hours_max": None}, 1, (HOURS,)),
        ({"hours_min": 30.0, "hours_max": 35.0}, 1, ("Vous proposez 25 h par semaine : à voir ensemble.",)),
        ({"experience": (), "skills": ()}, 1, (KNOWING,)),
        ({"wishes": ("serveuse",)}, 1, (WISH,)),
        ({"wishes": ("serveuse",), "hours_min": None, "hours_max": None}, 2, (WISH, HOURS)),
    ],
)
def test_a_band_counts_the_points_left_to_see_and_each_card_names_them(
    session: Session, engine: Engine, other: dict[str, Any], band: int, why: tuple[str, ...]
) -> None:
    asked = some_opportunity("alentour:some", conditions={"hours_per_week": 25})
    (opening,) = store_opportunities(session, [asked])
    session.commit()

    made = shortlist(session, engine, replace(CLEANER, **other), opening=opening)

    assert [(one.label, told.why) for one in made.bands for told in one.candidates] == [(BANDS[band][0], why)]


def test_a_day_asked_that_is_not_possible_is_told_alike_to_the_employer_and_to_who_follows_the_person(
    session: Session, engine: Engine
) -> None:
    not_on_sundays = Schedule(days=frozenset(range(6)), weekends=True)
    asked = some_opportunity("alentour:sundays", conditions={"weekends": True, "days": (1, 2, 3, 4, 5, 6)})
    (opening,) = store_opportunities(session, [asked])
    session.commit()

    made = shortlist(session, engine, replace(CLEANER, schedule=not_on_sundays), opening=opening)
    (person_id,) = session.scalars(select(PersonRow.id))
    (taker,) = takers(session, Matcher(engine), opening, [person_id], now=NOON).could

    ((band,), (card,)) = made.bands, candidates(made)
    told = [] if taker.ranked is None else [one.told() for one in taker.ranked.reasons]
    assert (band.label, card.why) == (BANDS[1][0], ("À voir ensemble : le dimanche.",))
    assert card.availability == "De 20 à 30 h par semaine."
    assert "Attention, jours qui ne sont pas possibles : dimanche." in told
    assert not any("c'est possible" in said for said in told)


def test_who_said_nothing_that_speaks_for_it_stands_apart_and_no_letter_tells_of_them(
    session: Session, engine: Engine
) -> None:
    made = shortlist(session, engine, replace(CLEANER, wishes=(), experience=(), skills=()))

    assert [band.label for band in made.bands] == [UNLINKED]
    assert not somebody_not_shown_yet(session, Matcher(engine), 2, now=NOON)


def test_only_those_who_agreed_appear(session: Session, engine: Engine) -> None:
    assert candidates(shortlist(session, engine, CLEANER, shortlist_consent_at=None)) == []


def test_the_commune_changes_nothing_at_equal_feasibility(session: Session, engine: Engine) -> None:
    """R6: two people alike but for their home stand in the same band and say the same."""
    made = shortlist(session, engine, CLEANER, replace(CLEANER, home=BOURGANEUF), replace(CLEANER, home=AUBUSSON))

    assert len(made.bands) == 1
    assert len({(one.skills, one.availability, one.can_come) for one in candidates(made)}) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"stage": Stage.REMOBILISATION},
        {"limits": ("pas de station debout prolongée",)},
        {"home": BOURGANEUF},
        {"french": "A1"},
        {"civic_service": True},
    ],
)
def test_what_an_employer_may_not_know_does_not_order_people(
    session: Session, engine: Engine, other: dict[str, Any]
) -> None:
    (opening,) = store_opportunities(session, [some_opportunity("alentour:heavy", conditions={"heavy": True})])
    session.commit()
    for person in (CLEANER, replace(CLEANER, **other)):
        store_person(session, person)

    make_shortlist(session, Matcher(engine), opening, now=NOON)

    scores = session.scalars(select(ShownItemRow.score)).all()
    assert len(scores) == 2
    assert len(set(scores)) == 1


def test_people_are_scored_as_in_their_own_lists(session: Session, engine: Engine) -> None:
    """The words of an opening are as rare as in all that is live, not as in itself alone."""
    store_opportunities(session, [some_opportunity(f"ft:{n}", title="Maçon", rome="F1703") for n in range(50)])
    session.commit()
    matcher = Matcher(engine)
    person = store_person(session, CLEANER)
    make_shortlist(session, matcher, 1, now=NOON)

    (own,) = [
        one
        for one in matcher.for_person(session, read_people(session, [person])[0], now=NOON).items
        if one.opportunity.id == 1
    ]
    told = {part.name: part.value for part in own.parts}
    shown = {name: np.array([told.get(name, np.nan)]) for name in SHOWN_PARTS}
    expected = float(combined(shown, matcher.weights)[0])
    assert session.scalars(select(ShownItemRow.score)).one() == pytest.approx(expected)


def test_somebody_who_wants_no_ranking_is_in_no_shortlist(session: Session, engine: Engine) -> None:
    assert candidates(shortlist(session, engine, CLEANER, ranked=False)) == []


def test_an_opening_without_a_sure_place_does_not_say_who_can_come(session: Session, engine: Engine) -> None:
    unsure = some_opportunity("alentour:unsure", rung=Rung.POSTCODE)
    (opening,) = store_opportunities(session, [unsure])
    session.commit()

    (one,) = candidates(shortlist(session, engine, CLEANER, opening=opening))

    assert one.can_come is None


def test_in_three_communes_an_employer_is_told_who_can_come_and_in_a_fourth_nothing_nor_anywhere_else(
    session: Session, engine: Engine
) -> None:
    employer = EmployerRow(name="Fournil du Pont")
    session.add(employer)
    session.flush()
    places = ((GUERET, "23096"), (BOURGANEUF, "23030"), (GUERET, "23220"), (GUERET, "23096"), (AUBUSSON, "23008"))
    asked = [
        some_opportunity(f"alentour:{number}", point=point, insee=insee) for number, (point, insee) in enumerate(places)
    ]
    openings = store_opportunities(session, asked, employer_id=employer.id)
    store_person(session, CLEANER)
    session.commit()
    matcher = Matcher(engine)

    told = [make_shortlist(session, matcher, opening, now=NOON) for opening in (*openings, openings[0])]
    later = make_shortlist(session, matcher, openings[0], now=NOON + COUNTED_FOR + timedelta(days=1))
    another = make_shortlist(session, matcher, 1, now=NOON)

    assert [one.tells_who_can_come for one in told] == [True] * 4 + [False] * 2
    assert {one.can_come for made in told[4:] for one in candidates(made)} == {None}
    assert not any(band.label == ABSENT for made in told[4:] for band in made.bands)
    assert later.tells_who_can_come
    assert another.tells_who_can_come, "another employer"


@pytest.mark.parametrize(("home", "can_come"), [(GUERET, True), (AUBUSSON, False)])
def test_who_said_no_means_is_counted_on_foot(session: Session, engine: Engine, home: Point, *, can_come: bool) -> None:
    (one,) = candidates(shortlist(session, engine, replace(CLEANER, home=home, means=())))

    assert one.can_come is can_come


def test_somebody_who_would_have_to_go_beyond_their_limit_cannot_come(session: Session, engine: Engine) -> None:
    (one,) = candidates(shortlist(session, engine, replace(CLEANER, home=AUBUSSON, means=(Means(Mode.CAR, 30),))))

    assert not one.can_come


@pytest.mark.parametrize(
    ("starts", "ends", "can_come"),
    [(8 * 60 + 30, 16 * 60 + 30, True), (9 * 60 + 30, 16 * 60 + 30, None), (6 * 60, 12 * 60, None)],
    ids=["in time", "after a long wait", "too late"],
)
def test_whoever_comes_by_coach_can_only_at_the_hours_that_the_opening_says(
    creuse: Engine, tmp_path: Path, starts: int, ends: int, *, can_come: bool | None
) -> None:
    calendar = FEED["calendar.txt"].replace("20260703", "20271231")
    feed = write_feed(tmp_path / "coach.zip", calendar=calendar)
    at_hours = some_opportunity(
        "alentour:coach", point=AUBUSSON, conditions={"starts_at": starts, "ends_at": ends, "days": (0, 1)}
    )
    cleaner = replace(CLEANER, home=GUERET, means=(Means(Mode.BUS, 90),))
    with Session(creuse) as opened, opened.begin():
        keep_timetable(opened, read_timetable([feed]), now=NOON)
        (opening,) = store_opportunities(opened, [at_hours])
    with Session(creuse) as opened:
        made = shortlist(opened, creuse, cleaner, opening=opening)

    assert [one.can_come for one in candidates(made)] == [can_come]


def test_a_reference_cannot_be_followed_from_one_opening_to_another(session: Session, engine: Engine) -> None:
    first = candidates(shortlist(session, engine, CLEANER))
    other = candidates(shortlist(session, engine, opening=2))

    assert first[0].reference != other[0].reference


def test_the_order_in_a_band_follows_the_reference_and_nothing_else(session: Session, engine: Engine) -> None:
    people = (CLEANER, replace(CLEANER, hours_min=30.0, hours_max=35.0), replace(CLEANER, wishes=("ménage",)))
    made = shortlist(session, engine, *[replace(one, home=home) for home in (GUERET, BOURGANEUF) for one in people] * 2)

    (band,) = [band for band in made.bands if len(band.candidates) >= 8]
    scores = session.scalars(select(ShownItemRow.score).where(ShownItemRow.list_id == made.list_id)).all()
    assert len(set(scores)) >= 2  # what was better is not first for it
    references = [one.reference for one in band.candidates]
    assert references == sorted(references)


def test_an_opening_shown_under_another_one_keeps_its_list_and_its_references(session: Session, engine: Engine) -> None:
    before = candidates(shortlist(session, engine, CLEANER))
    (twin,) = store_opportunities(session, [some_opportunity("ft:twin")])
    session.execute(update(OpportunityRow).where(OpportunityRow.id == 1).values(canonical_id=twin))
    session.commit()

    after = shortlist(session, engine)

    assert candidates(after) == before
    assert after.opening.key == "alentour:opening"


def test_people_who_cannot_come_stand_last(session: Session, engine: Engine) -> None:
    made = shortlist(session, engine, replace(CLEANER, home=AUBUSSON, means=(Means(Mode.CAR, 30),)), CLEANER)

    assert [one.can_come for one in candidates(made)] == [True, False]
    assert made.bands[-1].label == "Ne peut pas venir pour le moment"


def test_an_opening_that_is_not_there_is_told(session: Session, engine: Engine) -> None:
    with pytest.raises(NotLive):
        shortlist(session, engine, opening=999)


def test_only_those_who_would_take_it_appear(session: Session, engine: Engine) -> None:
    """Whoever has thirty better things is not proposed for it, however well they could do it."""
    store_opportunities(session, [some_opportunity(f"ft:{n}", title="Maçon", rome="F1703") for n in range(30)])
    session.commit()
    both = replace(CLEANER, wishes=("maçon",), experience=(Experience("femme de ménage", 4),))
    people = [store_person(session, one) for one in (CLEANER, both)]
    session.commit()
    matcher = Matcher(engine)
    rank_everybody(engine, matcher, now=NOON, workers=0)

    make_shortlist(session, matcher, 1, now=NOON)

    shown = select(ShownItemRow.person_id).where(ShownItemRow.person_id.is_not(None))
    assert session.scalars(shown).all() == [people[0]]


def test_a_place_in_a_band_is_logged_with_its_chance(session: Session, engine: Engine) -> None:
    shortlist(session, engine, *[CLEANER] * 4)

    rows = session.scalars(select(ShownItemRow).order_by(ShownItemRow.position)).all()
    assert sorted(row.position_by_score or 0 for row in rows) == [1, 2, 3, 4]
    assert {row.chance for row in rows} == {0.25}


def test_whoever_agrees_or_changes_their_mind_is_known_at_once(session: Session, engine: Engine) -> None:
    person = store_person(session, CLEANER, shortlist_consent_at=None)
    session.commit()
    matcher = Matcher(engine)
    counts = []
    for agreed in (None, NOON, None):
        session.execute(update(PersonRow).where(PersonRow.id == person).values(shortlist_consent_at=agreed))
        session.commit()
        counts.append(len(candidates(make_shortlist(session, matcher, 1, now=NOON))))
    store_person(session, CLEANER)
    session.commit()
    counts.append(len(candidates(make_shortlist(session, matcher, 1, now=NOON))))

    assert counts == [0, 1, 0, 1]
