"""A portfolio in one question: what waits about each person, as of now."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matching import Kind
from matching.reasons import (
    BY_WORDS,
    KEPT_OUT,
    NOT_IN_TIME,
    QUOTING,
    TO_CHECK,
    Reason,
    is_called_for,
    is_linked,
    read_reasons,
    stored,
)
from store.accounts.account import Role, account_of_person
from store.accounts.cards import make_card, use_card
from store.people.portfolio import AgreedMeeting, Best, Entrance, PortfolioLine, ReasonCodes, portfolio
from store.people.steps import Step, say_step
from store.tables import MeetingRow, UserRow
from tests.make.rows import meeting_asked, store_list, store_opportunities
from tests.make.town import Town, settle_town
from tests.make.values import NOON, some_opportunity


def line_of(session: Session, town: Town, *, now: datetime = NOON) -> PortfolioLine:
    """The one line of the town's counsellor, by the codes that pages give."""
    (line,) = portfolio(
        session,
        town.users[Role.COUNSELLOR],
        fresh_since=now,
        good_score=0.5,
        now=now,
        codes=ReasonCodes(
            linking=QUOTING,
            wished=QUOTING - BY_WORDS,
            warning=TO_CHECK,
            too_late=NOT_IN_TIME,
            kept_out=KEPT_OUT,
        ),
    )
    return line


def test_what_was_found_that_is_no_job_is_told_until_it_began(session: Session) -> None:
    town = settle_town(session)
    (hosted,) = store_opportunities(session, [some_opportunity("if:9", kind=Kind.IMMERSION)])
    told: dict[str, Any] = {"person_id": town.own_person, "opportunity_id": hosted}
    say_step(session, **told, step=Step.TAKEN, now=NOON, on_day=date(2026, 11, 30))
    found = line_of(session, town)

    say_step(session, **told, step=Step.STARTED, now=NOON + timedelta(days=10))

    assert found.begins is not None
    assert (found.begins.kind, found.begins.on_day, found.placed) == ("immersion", date(2026, 11, 30), None)
    assert line_of(session, town).begins is None


@pytest.mark.parametrize(("days", "waiting"), [(29, 1), (30, 0)])
def test_a_request_to_meet_that_ran_out_waits_no_more_though_nobody_wrote_so_yet(
    session: Session, days: int, waiting: int
) -> None:
    town = settle_town(session)
    meeting_asked(session, town.own_opening, town.own_person, now=NOON)
    now = NOON + timedelta(days=days)

    assert line_of(session, town, now=now).meetings == waiting


def test_a_yes_is_told_until_it_runs_out_or_somebody_says_what_followed(session: Session) -> None:
    town = settle_town(session)
    meeting = session.get_one(
        MeetingRow, meeting_asked(session, town.own_opening, town.own_person, now=NOON - timedelta(days=2))
    )
    meeting.state, meeting.answered_at, meeting.expires_at = "given", NOON, NOON + timedelta(days=30)
    meeting.told_name, meeting.told_contact = "Awa", "au conseil"
    session.flush()

    assert line_of(session, town).agreed == AgreedMeeting("Fournil du Pont", NOON, employer_signs_in=True)
    assert line_of(session, town, now=NOON + timedelta(days=30)).agreed is None

    day = date(2026, 11, 25)
    say_step(
        session, person_id=town.own_person, opportunity_id=town.own_opening, step=Step.INTERVIEW, now=NOON, on_day=day
    )
    line = line_of(session, town)
    assert line.agreed is None
    assert line.interview is not None
    assert line.interview.on_day == day
    assert line_of(session, town, now=NOON + timedelta(days=6)).interview is None


def test_how_somebody_comes_in_is_told_once_they_can(session: Session) -> None:
    town = settle_town(session)
    assert line_of(session, town).entrance is Entrance.NONE

    user_id = account_of_person(session, town.own_person, now=NOON).user_id
    characters = make_card(session, user_id=user_id, now=NOON)
    assert line_of(session, town).entrance is Entrance.NEW_CARD
    assert line_of(session, town, now=NOON + timedelta(days=200)).entrance is Entrance.NONE

    assert use_card(session, characters, now=NOON) == user_id
    session.flush()
    assert line_of(session, town).entrance is Entrance.CARD

    session.get_one(UserRow, user_id).email = "awa@creuse.example"
    session.flush()
    assert line_of(session, town).entrance is Entrance.EMAIL


def first_of(session: Session, *rows: tuple[Reason | str, ...], minutes: int = 90) -> tuple[int, Best]:
    """Which of the rows of a night's list is proposed, and how it is told, each with these reasons and so far away."""
    town = settle_town(session)
    ids = store_opportunities(
        session, [some_opportunity(f"france-travail:row-{number}") for number, _ in enumerate(rows)]
    )
    store_list(
        session,
        ids,
        audience="batch",
        person_id=town.own_person,
        minutes=[minutes for _ in rows],
        modes=["car" for _ in rows],
        reasons=["\n".join(one if isinstance(one, str) else stored(one) for one in row) for row in rows],
    )
    best = line_of(session, town).best
    assert best is not None
    return ids.index(best.opportunity_id), best


QUOTED = Reason("wish", ('accueil ["on_demand","without_car"] \n\\ "late"',))
SHUTTLE = Reason("on_demand", ("TAD de l'Est", "05 55 00 00 00"))
NEIGHBOUR = Reason("lift")


@pytest.mark.parametrize(
    "reasons",
    (
        (QUOTED,),
        (Reason("without_car", ((NEIGHBOUR, SHUTTLE),)),),
        (Reason("without_car", ((NEIGHBOUR,),)), QUOTED),
        (NEIGHBOUR,),
        ('Le mot « wish », et ["without_car",[["on_demand",',),
        (),
    ),
)
def test_a_row_is_linked_and_called_for_as_its_stored_reasons_read_back(
    session: Session, reasons: tuple[Reason | str, ...]
) -> None:
    _, best = first_of(session, reasons)

    read = read_reasons(best.reasons)
    assert (best.is_linked, best.is_near) == (is_linked(read), is_called_for(read))


SAID = Reason("wish", ("ménage",))


@pytest.mark.parametrize(
    ("first", "minutes"),
    (
        ((NEIGHBOUR,), 90),
        ((SAID, Reason("late", ("weekends",))), 90),
        ((SAID, Reason("no_way_back")), 10),
        ((Reason("words", ("ménage",)),), 10),
        ((SAID, Reason("moves")), 10),
    ),
    ids=("linked to nothing", "kept out of a week", "too late to get back", "linked by words alone", "to be checked"),
)
def test_the_first_row_gives_way_to_one_that_nothing_is_said_against(
    session: Session, first: tuple[Reason, ...], minutes: int
) -> None:
    place, _ = first_of(session, first, (SAID,), minutes=minutes)

    assert place == 1
