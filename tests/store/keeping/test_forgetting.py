"""What left long ago is forgotten, but what somebody decided about, and nothing that is live."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, text
from sqlalchemy.orm import Session

from store import session
from store.accounts.account import create_link, new_secret
from store.accounts.attempts import Limit, take_attempt
from store.accounts.passwords import begin_password
from store.accounts.sessions import open_session
from store.employers.enrolment import NewEmployer
from store.employers.links import create_employer_link
from store.keeping.erasure import erase_person
from store.keeping.forgetting import ENDING, forget_ended, forget_followed, forget_retired, forget_shown
from store.people.decisions import Decision, decide
from store.people.spaces import create_space_link
from store.tables import (
    AddressLinkRow,
    AuditRow,
    Base,
    HandoverRow,
    LastNightRow,
    MeetingRow,
    NewPasswordRow,
    OpportunityRow,
    PersonChangeRow,
    PersonRow,
    PostedCodeRow,
    ProviderVisitRow,
    ServiceRow,
    ShownListRow,
    UserRow,
)
from tests.make.rows import meeting_asked, store_list, store_opportunities, store_person
from tests.make.town import settle_town
from tests.make.values import NOON, some_opportunity, some_person

LONG_AGO = NOON - timedelta(days=731)


def store_service(opened: Any, key: str, **columns: Any) -> None:
    usual = {"name": "Permis", "description": "", "on_site": True, "remote": False, "content_hash": "x"}
    lists: dict[str, list[str]] = {name: [] for name in ("themes", "freins", "publics", "zone")}
    instants = {"first_seen_at": LONG_AGO, "changed_at": LONG_AGO}
    opened.add(ServiceRow(source="ft", source_key=key, scope="23", **usual, **lists, **instants, **columns))


def keys(engine: Engine, table: str) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text(f"select source_key from {table} order by source_key")).scalars())


def test_only_what_left_more_than_two_years_ago_is_forgotten(engine: Engine) -> None:
    with session(engine) as opened:
        store_opportunities(opened, [some_opportunity("ft:old")], retired_at=LONG_AGO)
        store_opportunities(opened, [some_opportunity("ft:late")], retired_at=LONG_AGO + timedelta(days=2))
        store_opportunities(opened, [some_opportunity("ft:live")])
        store_service(opened, "old", retired_at=LONG_AGO)
        store_service(opened, "live")

    assert forget_retired(engine, now=NOON) == {"opportunities": 1, "services": 1}
    assert forget_retired(engine, now=NOON) == {}
    assert (keys(engine, "opportunities"), keys(engine, "services")) == (["late", "live"], ["live"])


def test_what_somebody_decided_about_stays_with_its_decision(engine: Engine) -> None:
    with session(engine) as opened:
        town = settle_town(opened)
        decided, linked = store_opportunities(
            opened, [some_opportunity("ft:decided"), some_opportunity("ft:linked")], retired_at=LONG_AGO
        )
        opened.get_one(OpportunityRow, town.live).canonical_id = linked
        person = store_person(opened, some_person())
        decide(
            opened,
            person_id=person,
            opportunity_id=decided,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=None,
            made_by=next(iter(town.users.values())),
            now=LONG_AGO,
        )

    assert forget_retired(engine, now=NOON) == {"opportunities": 1}
    with session(engine) as opened:
        assert opened.get(OpportunityRow, decided) is not None
        assert opened.get_one(OpportunityRow, town.live).canonical_id is None


def test_an_opening_for_which_somebody_was_asked_to_meet_stays_as_long_as_the_person(engine: Engine) -> None:
    with session(engine) as opened:
        town = settle_town(opened)
        meeting_asked(opened, town.own_opening, town.beneficiary, now=LONG_AGO)
        opened.get_one(OpportunityRow, town.own_opening).retired_at = LONG_AGO

    assert forget_retired(engine, now=NOON) == {}
    with session(engine) as opened:
        assert opened.scalars(select(MeetingRow.opening_id)).all() == [town.own_opening]
        erase_person(opened, town.beneficiary, account=None, now=NOON, why="asked")
    assert forget_retired(engine, now=NOON)["opportunities"] == 1


@pytest.mark.parametrize(("rounds", "forgotten"), [(1, 2), (3, 5)])
def test_a_night_forgets_no_more_than_it_may(
    engine: Engine, rounds: int, forgotten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.keeping.forgetting.AT_ONCE", 2)
    monkeypatch.setattr("store.keeping.forgetting.MOST_ROUNDS", rounds)
    with session(engine) as opened:
        store_opportunities(opened, [some_opportunity(f"ft:{n}") for n in range(5)], retired_at=LONG_AGO)

    assert forget_retired(engine, now=NOON) == {"opportunities": forgotten}


def test_who_is_gone_is_no_number_any_more_once_lists_were_made_without_them(engine: Engine) -> None:
    def known() -> list[int]:
        with session(engine) as opened:
            return list(opened.scalars(select(PersonChangeRow.person_id)))

    with session(engine) as opened:
        gone, here = (store_person(opened, some_person()) for _ in range(2))
    with session(engine) as opened:
        opened.delete(opened.get_one(PersonRow, gone))

    assert forget_retired(engine, now=NOON) == {}, "nobody was ranked since"
    with session(engine) as opened:
        mark = opened.scalar(text("select cast(cast(pg_current_xact_id() as text) as bigint)"))  # all others are before
        opened.add(LastNightRow(made_at=NOON, made_of="", prices_version=1, people_since=mark))

    assert forget_retired(engine, now=NOON) == {"person_changes": 1}
    assert known() == [here]


def come_in(opened: Session, *, now: datetime) -> None:
    """Leaves a row in each table of what has an end (`ENDING`), made at `now` and over an hour later."""
    user = opened.scalars(select(UserRow.id)).first() or 0
    ends = now + timedelta(hours=1)
    create_link(opened, user_id=user, now=now, minutes=60)
    create_space_link(opened, now=now, minutes=60, email="awa@creuse.example")
    opened.add(
        AddressLinkRow(
            secret_hash=new_secret(), user_id=user, email="awa@creuse.example", created_at=now, expires_at=ends
        )
    )
    new = NewEmployer(name="Le Four", siret=None, insee="23008", phone="")
    create_employer_link(opened, new, email="solange@creuse.example", person="Solange", now=now)
    without = select(UserRow.id).where(UserRow.id.not_in(select(NewPasswordRow.user_id)))
    begin_password(opened, "une phrase", user_id=opened.scalars(without).first() or 0, sealed_key="", now=now)
    opened.add(ProviderVisitRow(state_hash=new_secret(), nonce="", verifier="", next_path="", expires_at=ends))
    opened.add(PostedCodeRow(number="ABCD", code_hash="", made_at=now, expires_at=ends))
    stayed = select(PersonRow.id).where(PersonRow.id.not_in(select(HandoverRow.person_id)))
    opened.add(HandoverRow(person_id=opened.scalars(stayed).first() or 0, at=now, expires_at=ends))
    take_attempt(opened, Limit("links", most=1, minutes=60), "192.0.2.7", now=now)
    open_session(opened, user_id=user, now=now, hours=1)


def test_what_served_to_come_in_is_forgotten_once_it_ended_and_counts_no_more(engine: Engine) -> None:
    with session(engine) as opened:
        settle_town(opened)
        come_in(opened, now=NOON - timedelta(hours=3))
        come_in(opened, now=NOON - timedelta(minutes=90))

    assert forget_ended(engine, now=NOON) == dict.fromkeys(ENDING, 1) | {"attempts": 2}, "a window lasts an hour"
    assert forget_ended(engine, now=NOON) == {}


def test_every_table_of_what_serves_to_come_in_is_forgotten() -> None:
    ending = {table.name for table in Base.metadata.sorted_tables if {"expires_at"} & {*table.columns.keys()}}

    assert ending - {*ENDING} == {"cards", "meetings"}, "these say that they are over, and stay with their person"


@pytest.mark.parametrize(
    ("ages", "kept"),
    [((180, 120, 61), (61,)), ((180, 59), (180, 59)), ((180, 61, 59), (61, 59)), ((9000,), (9000,))],
    ids=["followed", "followed just now", "two follow", "the newest"],
)
def test_a_list_that_nobody_saw_is_forgotten_an_hour_after_another_follows_it(
    engine: Engine, ages: tuple[int, ...], kept: tuple[int, ...]
) -> None:
    with session(engine) as opened:
        person, neighbour = (store_person(opened, some_person()) for _ in range(2))
        for age in ages:
            store_list(opened, [], audience="batch", person_id=person, made_at=NOON - timedelta(minutes=age))
        store_list(opened, [], audience="batch", person_id=neighbour, made_at=NOON - timedelta(minutes=200))

    assert forget_followed(engine, now=NOON) == len(ages) - len(kept)

    with session(engine) as opened:
        left = opened.scalars(select(ShownListRow.made_at).where(ShownListRow.person_id == person).order_by("made_at"))
        assert [(NOON - made_at).total_seconds() / 60 for made_at in left] == list(kept)


def test_what_was_shown_or_asked_for_is_no_list_that_another_follows(engine: Engine) -> None:
    with session(engine) as opened:
        person = store_person(opened, some_person())
        seen = store_list(opened, [], audience="batch", person_id=person, made_at=NOON - timedelta(hours=9))
        opened.add(AuditRow(at=NOON, action="list_read", list_id=seen, details={}))
        for audience in ("beneficiary", "batch", "search"):
            store_list(opened, [], audience=audience, person_id=person, made_at=NOON - timedelta(hours=8))

    assert forget_followed(engine, now=NOON) == 0


def test_lists_of_an_old_schedule_are_forgotten_a_part_at_a_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.keeping.forgetting.AT_ONCE", 2)
    with session(engine) as opened:
        (shown,) = store_opportunities(opened, [some_opportunity("ft:1")])
        for age in (300, 290, 280, 270, 10):
            store_list(opened, [shown], made_at=NOON - timedelta(days=age))
    committed: list[int] = []
    event.listen(engine, "commit", lambda _: committed.append(1))

    assert forget_shown(engine, before=NOON - timedelta(days=190)) == {"lists": 4}
    assert len(committed) >= 3, "two lists a transaction"
