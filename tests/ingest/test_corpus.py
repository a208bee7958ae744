"""A corpus of files is read as the service reads its partners."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from geo import Mode
from ingest import newest, read_opportunities, read_personas
from ingest.errors import CorpusUnreadable
from matching import Asked, Kind, Level, Opportunity, Stage
from tests.make.corpus import OFFER, PERSON, write_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path, [OFFER], [PERSON])
    return tmp_path


def one(folder: Path, **replaced: Any) -> Opportunity:
    write_corpus(folder, [{**OFFER, **replaced}], [PERSON])
    return read_opportunities(folder)[0]


def test_an_offer_says_its_conditions(corpus: Path) -> None:
    conditions = read_opportunities(corpus)[0].conditions

    assert (conditions.hours_per_week, conditions.full_time) == (26.25, False)
    assert (conditions.experience_months, conditions.experience_required) == (24, True)
    assert (conditions.level, conditions.level_required) == (Level.CAP, True)
    assert conditions.licences == (
        Asked("B - Véhicule léger", required=True, code="B"),
        Asked("C - Poids lourd", required=False, code="C"),
    )


def test_its_text_names_nobody(corpus: Path) -> None:
    assert "Dupont" not in read_opportunities(corpus)[0].text
    assert "05 55" not in read_opportunities(corpus)[0].text


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("immersion", Kind.IMMERSION),
        ("bénévolat", Kind.VOLUNTEERING),
        ("volontariat_service_civique", Kind.CIVIC_SERVICE),
        ("volontariat_sapeurs_pompiers", Kind.VOLUNTEERING),
    ],
)
def test_every_kind_is_read(corpus: Path, kind: str, read: Kind) -> None:
    assert one(corpus, kind=kind).kind is read


def test_what_is_absent_stays_unknown(corpus: Path) -> None:
    bare = {name: OFFER[name] for name in ("key", "kind", "title")}
    write_corpus(corpus, [bare], [PERSON])

    opportunity = read_opportunities(corpus)[0]

    assert opportunity.point is None
    assert opportunity.created is None
    assert opportunity.conditions.hours_per_week is None
    assert opportunity.conditions.experience_months is None


def test_a_person_is_read_whole(corpus: Path) -> None:
    person = read_personas(corpus)[0]

    assert [(means.mode, means.max_minutes) for means in person.means] == [(Mode.BUS, 40)]
    assert (person.stage, person.level) == (Stage.SOCIO_PRO, Level.NONE)
    assert (person.schedule.days, person.schedule.start, person.schedule.end) == (frozenset({0, 5}), 510, 975)
    assert person.open_to == frozenset({Kind.JOB, Kind.VOLUNTEERING})
    assert person.civic_service is False


def test_with_a_disability_the_age_of_civic_service_is_not_known(corpus: Path) -> None:
    write_corpus(corpus, [OFFER], [{**PERSON, "rqth": True}])

    assert read_personas(corpus)[0].civic_service is None


def test_the_newest_date_is_that_of_the_ranking(corpus: Path) -> None:
    moment = newest(read_opportunities(corpus))

    assert moment is not None
    assert moment.isoformat() == "2026-11-01T08:00:00.123000+00:00"


@pytest.mark.parametrize(
    "content", [b"", b"{not json", b'{"kind": "offre"}', b'{"kind": "?", "key": "1", "title": "a"}']
)
def test_a_file_that_is_not_what_it_should_be_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "personas.json").write_bytes(content)
    with pytest.raises(CorpusUnreadable):
        read_personas(tmp_path)
    with pytest.raises(CorpusUnreadable):
        read_opportunities(tmp_path)


def test_a_file_that_was_cut_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "opportunities.jsonl.gz").write_bytes(gzip.compress(b'{"kind": "offre"}\n' * 1_000)[:-9])
    with pytest.raises(CorpusUnreadable):
        read_opportunities(tmp_path)
