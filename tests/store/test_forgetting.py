"""What left long ago is forgotten, but what somebody decided about, and nothing that is live."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from store import session
from store.decisions import Decision, decide
from store.forgetting import forget_retired
from store.tables import LastNightRow, OpportunityRow, PersonChangeRow, PersonRow, ServiceRow
from tests.make.rows import store_opportunities, store_person
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


@pytest.mark.parametrize(("rounds", "forgotten"), [(1, 2), (3, 5)])
def test_a_night_forgets_no_more_than_it_may(
    engine: Engine, rounds: int, forgotten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.forgetting.AT_ONCE", 2)
    monkeypatch.setattr("store.forgetting.MOST_ROUNDS", rounds)
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
