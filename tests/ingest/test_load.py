"""What a pull writes, and what it leaves alone: known records, keys that come twice, a source that shrinks."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from structlog.testing import capture_logs

import ingest
from geo import departments
from ingest import Pull, RunReport, run_pull
from ingest.draft import Reject
from ingest.reading import UNREADABLE, Cleaner
from ingest.sources.france_travail import clean_france_travail
from ingest.sources.les_emplois import clean_siae
from store import session
from store.locks import exclusive
from store.pulls.held import release_held
from store.pulls.runs import close_abandoned, lock_name, open_run
from store.tables import ShownListRow

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
VERSIONS = {"weights_version": "w", "data_version": "d", "travel_version": "t"}
MANY = tuple(f"A{number:03}" for number in range(100))


def offer(identifier: str, title: str = "Boulanger") -> dict[str, Any]:
    return {"id": identifier, "intitule": title, "lieuTravail": {"commune": "23008"}}


def pull(engine: Engine, *offers: dict[str, Any], whole: bool = True, at: datetime = NOW) -> RunReport:
    return _pull(engine, "france-travail", clean_offer, offers, whole=whole, at=at)


def clean_offer(raw: dict[str, Any]) -> Iterator[Any]:
    if raw.get("full"):
        yield Reject(raw["id"], "complet pour le moment", "full", gone=True)
    else:
        yield from clean_france_travail(raw)


def siae(number: int, *posts: str) -> dict[str, Any]:
    there = [{"id": post, "appellation_modifiee": "Maçon", "recrutement_ouvert": True} for post in posts]
    place = {"code_postal": "23000", "ville": "Guéret", "departement": "23"}
    return {"id": f"s{number}", "type": "ACI", "raison_sociale": f"Chantier {number}", "postes": there, **place}


def pull_siaes(engine: Engine, *siaes: dict[str, Any]) -> RunReport:
    return _pull(engine, "les-emplois", clean_siae, siaes, whole=True, at=NOW)


def _pull(engine: Engine, slug: str, clean: Cleaner, raws: Sequence[Any], *, whole: bool, at: datetime) -> RunReport:
    source = Pull(slug, slug, "23", departments()["23"], lambda: iter([list(raws)]), clean, may_retire=whole)
    return run_pull(engine, source, clock=lambda: at)


def asked(engine: Engine, statement: str) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(text(statement)).scalars())


def live(engine: Engine) -> list[str]:
    return asked(engine, "select source_key from opportunities where retired_at is null order by source_key")


def titles(engine: Engine) -> list[str]:
    return asked(engine, "select title from opportunities order by source_key")


def run_id(engine: Engine) -> int:
    return int(asked(engine, "select max(id) from runs")[0])


def release(engine: Engine, run: int) -> int | None:
    with session(engine) as opened:
        return release_held(opened, run, now=NOW)


def test_what_did_not_change_is_not_written_at_all(creuse: Engine) -> None:
    pull(creuse, offer("A"), offer("B"))
    written = asked(creuse, "select xmin::text || ctid::text from opportunities order by source_key")
    version = asked(creuse, "select version from catalogue_version")

    report = pull(creuse, offer("A"), offer("B"), at=NOW + timedelta(days=1))

    assert report.applied.unchanged == 2
    assert asked(creuse, "select xmin::text || ctid::text from opportunities order by source_key") == written
    assert asked(creuse, "select version from catalogue_version") == version


def test_a_record_that_says_the_same_in_other_words_is_unchanged_and_known_the_next_time(creuse: Engine) -> None:
    pull(creuse, offer("A"))
    version = asked(creuse, "select version from catalogue_version")

    report = pull(creuse, offer("A") | {"offresManqueCandidats": True})

    assert (report.applied.unchanged, report.applied.changed) == (1, 0)
    assert asked(creuse, "select version from catalogue_version") == version


def test_a_refused_record_is_read_again_each_time(creuse: Engine) -> None:
    reports = [pull(creuse, offer("A"), offer("B", title="")) for _ in range(2)]

    assert [report.rejected for report in reports] == [1, 1]


@pytest.mark.parametrize("pulls", [1, 2, 3])
def test_of_an_offer_that_comes_twice_the_last_one_stays_pull_after_pull(creuse: Engine, pulls: int) -> None:
    for _ in range(pulls):
        report = pull(creuse, offer("A", "Boulanger"), offer("B"), offer("A", "Boulangère"))

    assert titles(creuse) == ["Boulangère", "Boulanger"]
    assert report.applied.new + report.applied.changed + report.applied.unchanged == 2


def test_a_known_offer_that_comes_after_a_changed_one_stays(creuse: Engine) -> None:
    pull(creuse, offer("A", "Boulanger"))

    report = pull(creuse, offer("A", "Boulangère"), offer("A", "Boulanger"))

    assert titles(creuse) == ["Boulanger"]
    assert (report.applied.changed, report.applied.unchanged) == (0, 1)


def test_a_source_that_suddenly_shrinks_keeps_what_it_had_until_somebody_says_so(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))

    report = pull(creuse, *map(offer, MANY[:60]))

    assert (report.status, report.applied.retired, report.applied.held) == ("complete", 0, 40)
    assert len(live(creuse)) == 100
    assert release(creuse, run_id(creuse)) == 40
    assert live(creuse) == list(MANY[:60])
    assert release(creuse, run_id(creuse)) == 0
    assert asked(creuse, "select released_at from runs order by id desc limit 1") == [NOW]


def test_a_source_that_shrinks_a_little_is_believed(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))

    report = pull(creuse, *map(offer, MANY[:75]))

    assert (report.applied.retired, report.applied.held) == (25, 0)


def test_what_comes_back_is_held_no_longer(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))
    pull(creuse, *map(offer, MANY[:60]))
    shrunk = run_id(creuse)

    pull(creuse, *map(offer, MANY))

    assert release(creuse, shrunk) == 0
    assert len(live(creuse)) == 100


def test_what_an_increment_sees_again_is_not_retired_by_a_late_word(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))
    pull(creuse, *map(offer, MANY[:60]))
    shrunk = run_id(creuse)

    pull(creuse, offer(MANY[98]), offer(MANY[99], "Boulangère"), whole=False)

    assert release(creuse, shrunk) == 38
    assert live(creuse) == [*MANY[:60], MANY[98], MANY[99]]


@pytest.mark.parametrize("whole", [True, False])
def test_a_source_that_says_all_is_gone_at_once_is_not_believed_either(creuse: Engine, *, whole: bool) -> None:
    pull(creuse, *map(offer, MANY))

    report = pull(creuse, *(offer(one) | {"full": True} for one in MANY), whole=whole)

    assert (report.applied.retired, report.applied.held) == (0, 100)
    assert len(live(creuse)) == 100
    assert release(creuse, run_id(creuse)) == 100


def test_the_few_that_a_source_says_are_gone_leave_also_after_a_partial_pull(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))

    report = pull(creuse, offer(MANY[0]) | {"full": True}, whole=False)

    assert (report.applied.retired, report.applied.held) == (1, 0)
    assert live(creuse) == list(MANY[1:])


def test_a_partial_pull_that_holds_more_back_lets_one_word_release_all(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))
    pull(creuse, *map(offer, MANY[:60]))

    pull(creuse, *(offer(one) | {"full": True} for one in MANY[:30]), whole=False)

    assert release(creuse, run_id(creuse)) == 70


def test_what_is_held_back_does_not_leave_because_other_offers_came(creuse: Engine) -> None:
    pull(creuse, *map(offer, MANY))
    pull(creuse, *map(offer, MANY[:65]))

    report = pull(creuse, *map(offer, MANY[:65]), *(offer(f"B{number}") for number in range(20)))

    assert (report.applied.retired, report.applied.held) == (0, 35)
    assert len(live(creuse)) == 120


def test_one_kind_of_record_that_vanishes_is_not_believed_whatever_the_others(creuse: Engine) -> None:
    structures, hiring = [siae(number) for number in range(80)], range(80, 110)
    pull_siaes(creuse, *structures, *(siae(number, "1") for number in hiring))

    report = pull_siaes(creuse, *structures, *(siae(number) for number in hiring))

    assert (report.applied.retired, report.applied.held) == (0, 30)
    assert len(live(creuse)) == 30


def test_a_refused_record_keeps_all_the_rows_that_it_gave(creuse: Engine) -> None:
    pull_siaes(creuse, siae(1, "7", "8"), siae(10, "9"))

    report = pull_siaes(creuse, siae(1, "7", "8") | {"raison_sociale": ""})

    assert (report.rejected, report.applied.retired) == (1, 1)
    assert live(creuse) == ["s1/7", "s1/8"]


def test_an_offer_without_a_date_gets_none_and_one_of_tomorrow_that_of_its_first_sight(creuse: Engine) -> None:
    pull(creuse, offer("A"), offer("B") | {"dateCreation": "2027-01-01T00:00:00Z"})

    assert asked(creuse, "select published_at from opportunities order by source_key") == [None, NOW]


def test_what_is_read_again_by_newer_code_gets_the_fingerprint_that_it_makes(creuse: Engine) -> None:
    pull(creuse, offer("A"))
    made = asked(creuse, "select fingerprint from opportunities")
    with creuse.begin() as connection:
        connection.execute(text("update opportunities set fingerprint = '\\x00', record_hash = '\\x00'"))

    report = pull(creuse, offer("A"), at=NOW + timedelta(days=1))

    assert report.applied.unchanged == 1
    assert asked(creuse, "select fingerprint from opportunities") == made


def test_a_trade_that_a_person_named_is_written_over_by_no_pull(creuse: Engine) -> None:
    pull(creuse, offer("A"))
    with creuse.begin() as connection:
        connection.execute(text("update opportunities set rome = 'D1102', rome_origin = 'person'"))

    pull(creuse, offer("A", "Boulangère") | {"romeCode": "K2204"})

    assert titles(creuse) == ["Boulangère"]
    assert asked(creuse, "select rome from opportunities") == ["D1102"]


def test_a_fault_of_ours_in_one_record_stops_nothing_and_retires_nothing_and_the_log_says_where(
    creuse: Engine,
) -> None:
    pull(creuse, offer("A"), offer("B"))

    def breaks(raw: dict[str, Any]) -> Iterator[Any]:
        if raw["id"] == "B":
            raise ZeroDivisionError(raw["intitule"])
        yield from clean_france_travail(raw)

    source = Pull(
        "france-travail",
        "France Travail",
        "23",
        departments()["23"],
        lambda: iter([[offer("A", "Boulangère"), offer("B", "Maçon")]]),
        breaks,
    )
    with capture_logs() as events:
        report = run_pull(creuse, source, clock=lambda: NOW)

    assert (report.status, dict(report.reasons)) == ("partial", {UNREADABLE: 1})
    assert titles(creuse) == ["Boulangère", "Boulanger"]
    logged = next(event for event in events if event["event"] == "records_unreadable")
    assert "in breaks" in logged["where"]
    assert "Maçon" not in str(logged)


def test_a_run_whose_process_is_gone_is_told_as_abandoned_and_a_living_one_is_not(creuse: Engine) -> None:
    for scope in ("23", "87"):
        open_run(creuse, source="france-travail", label="France Travail", scope=scope, now=NOW, whole=True)

    with exclusive(creuse, lock_name("france-travail", "23")):
        closed = close_abandoned(creuse, now=NOW)

    assert closed == 1
    assert asked(creuse, "select status from runs order by scope") == ["running", "failed"]


def test_a_run_that_begins_while_abandoned_ones_are_closed_is_left_alone(
    creuse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = partial(open_run, creuse, source="france-travail", label="France Travail", scope="23", whole=True)
    begin(now=NOW)

    def free_and_taken_at_once(*_: object) -> bool:
        begin(now=NOW)
        return True

    monkeypatch.setattr("store.pulls.runs.is_free", free_and_taken_at_once)

    close_abandoned(creuse, now=NOW)

    assert asked(creuse, "select status from runs order by id") == ["failed", "running"]


def test_many_records_read_in_other_processes_give_what_few_read_here_give(
    creuse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    pull(creuse, *map(offer, MANY))
    here = asked(creuse, "select source_key || content_hash from opportunities order by source_key")
    with creuse.begin() as connection:
        connection.execute(text("delete from opportunities"))
    monkeypatch.setattr("ingest.load.WORKERS_FROM", 0)

    report = pull(creuse, *map(offer, MANY), offer("A000", "Boulanger"))

    assert (report.pulled, report.applied.new) == (101, 100)
    assert asked(creuse, "select source_key || content_hash from opportunities order by source_key") == here


def test_all_that_reading_runs_through_makes_the_mark_of_a_record() -> None:
    told = "import sys, ingest.reading as r; print(*sorted({n.split('.')[0] for n in sys.modules} - {*r._CODE}))"

    others = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()

    house = {path.name for path in Path(ingest.__file__).parents[1].iterdir() if (path / "__init__.py").exists()}
    assert house.isdisjoint(others)


def test_a_letter_that_is_no_letter_and_a_number_too_large_are_read(creuse: Engine) -> None:
    odd = offer("A") | {"description": "Un demi-signe \ud83d ici", "numero": 10**30}

    assert pull(creuse, odd).applied.new == 1


def test_what_is_new_or_changed_waits_to_be_told_of_once_somebody_has_a_list(creuse: Engine) -> None:
    pull(creuse, offer("1"), offer("2"))
    assert news(creuse) == []

    with session(creuse) as opened:
        opened.add(ShownListRow(audience="batch", question={}, made_at=NOW, **VERSIONS))
    pull(creuse, offer("1"), offer("2", "Pâtissier"), offer("3"))
    pull(creuse, offer("1"), offer("2", "Pâtissier"), offer("3"))

    assert news(creuse) == [("2", False), ("3", True)]


def news(engine: Engine) -> list[tuple[str, bool]]:
    statement = (
        "select source_key, is_new from opportunity_news join opportunities on id = opportunity_id order by source_key"
    )
    with engine.connect() as connection:
        return [(row.source_key, row.is_new) for row in connection.execute(text(statement))]
