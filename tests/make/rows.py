"""Rows of the store for tests, made from the values of matching."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from matching import Opportunity, Person, Rome, conditions_to_json
from store.meetings.consent import asked_at
from store.tables import (
    ExperienceRow,
    MeansRow,
    MeetingRow,
    OpportunityRow,
    PersonRow,
    ReferenceVersionRow,
    RomeCodeRow,
    RomeContextRow,
    RomeRelationRow,
    RomeSkillRow,
    RomeTitleRow,
    ShownListRow,
    SkillRow,
    SourceRow,
    WishRow,
)
from tests.make.values import NOON


def store_rome(session: Session, rome: Rome) -> None:
    """Stores a taxonomy."""
    session.add_all(RomeCodeRow(code=one.code, label=one.label, regulated=one.regulated) for one in rome.trades)
    session.flush()
    session.add_all(RomeTitleRow(rome=t.rome, label=t.label, everyday=t.everyday, code=t.code) for t in rome.titles)
    session.add_all(RomeRelationRow(rome=r.rome, target=r.target, rank=r.rank) for r in rome.relations)
    session.add_all(RomeSkillRow(rome=s.rome, code=s.code, label=s.label, core=s.core) for s in rome.skills)
    session.add_all(RomeContextRow(rome=c.rome, code=c.code, label=c.label) for c in rome.contexts)
    session.add(ReferenceVersionRow(name="rome", version=rome.version))
    session.flush()


def store_opportunities(session: Session, opportunities: Iterable[Opportunity], **columns: Any) -> list[int]:
    """Stores opportunities; their ids, in order. `columns` replaces columns of every row."""
    rows = []
    for one in opportunities:
        source, key = one.key.split(":", 1)
        session.merge(SourceRow(slug=source, label=source))
        session.flush()
        usual: dict[str, Any] = {
            "source": source,
            "source_key": key,
            "scope": "23",
            "kind": one.kind.value,
            "title": one.title,
            "description": one.text,
            "rome": one.rome,
            "rome_label": one.rome_label,
            "employer_name": one.employer,
            "insee": one.insee,
            "place": one.place,
            "point": None if one.point is None else one.point.ewkt(),
            "location_rung": None if one.rung is None else one.rung.value,
            "conditions": conditions_to_json(one.conditions),
            "published_at": one.created,
            "starts_at": one.starts,
            "ends_at": one.ends,
            "content_hash": key,
            "first_seen_at": NOON,
            "changed_at": NOON,
        }
        rows.append(OpportunityRow(**(usual | columns)))
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def store_list(session: Session, opportunities: Sequence[int], **columns: Any) -> int:
    """The id of a list that shows them in that order: a search's, but for what `columns` say."""
    usual: dict[str, Any] = {
        "audience": "search",
        "question": {},
        "made_at": NOON,
        "weights_version": "w",
        "data_version": "d",
        "travel_version": "t",
        "opportunity_ids": [*opportunities],
        "scores": [0.5 for _ in opportunities],
        "chances": [1.0 for _ in opportunities],
        "reasons": ["Près d'ici." for _ in opportunities],
    }
    shown = ShownListRow(**usual | columns)
    session.add(shown)
    session.flush()
    return shown.id


def score_everything(session: Session, score: float, *, but: tuple[int, float] | None = None) -> None:
    """All rows of all lists have this score, but those of one opportunity, which have another."""
    session.execute(
        text(
            "update lists set scores = array(select case when id = :id then :other else :score end"
            " from unnest(opportunity_ids) with ordinality as shown (id, place) order by place)"
        ),
        {"score": score, "id": but and but[0], "other": but and but[1]},
    )


def store_person(session: Session, person: Person, **columns: Any) -> int:
    """Stores a person, who agreed to appear in shortlists unless `columns` says otherwise; their id."""
    schedule = person.schedule
    usual: dict[str, Any] = {
        "pseudonym": uuid.uuid4(),
        "first_name": "Awa",
        "insee": person.insee or "23096",
        "place": "Guéret",
        "point": person.home.ewkt(),
        "stage": None if person.stage is None else person.stage.value,
        "licences": None if person.licences is None else sorted(person.licences),
        "level": None if person.level is None else person.level.value,
        "french": person.french,
        "hours_min": person.hours_min,
        "hours_max": person.hours_max,
        "days": None if schedule.days is None else sorted(schedule.days),
        "day_start": schedule.start,
        "day_end": schedule.end,
        "nights": schedule.nights,
        "weekends": schedule.weekends,
        "limits": list(person.limits),
        "open_to": None if person.open_to is None else sorted(person.open_to),
        "civic_service": person.civic_service,
        "shortlist_consent_at": NOON,
        "created_at": NOON,
    }
    row = PersonRow(**(usual | columns))
    session.add(row)
    session.flush()
    session.add_all(MeansRow(person_id=row.id, mode=m.mode.value, max_minutes=m.max_minutes) for m in person.means)
    session.add_all(WishRow(person_id=row.id, position=i, text=text) for i, text in enumerate(person.wishes))
    session.add_all(SkillRow(person_id=row.id, position=i, text=text) for i, text in enumerate(person.skills))
    session.add_all(
        ExperienceRow(person_id=row.id, position=i, text=done.text, years=done.years)
        for i, done in enumerate(person.experience)
    )
    session.flush()
    return row.id


def meeting_asked(session: Session, opening_id: int, person_id: int, *, now: datetime) -> int:
    """The number of a request of the opening's employer to meet this person, made at `now`."""
    employer_id = session.get_one(OpportunityRow, opening_id).employer_id
    assert employer_id is not None
    consent = asked_at(now)
    row = MeetingRow(
        opening_id=opening_id,
        person_id=person_id,
        employer_id=employer_id,
        message="Venez voir le fournil un matin.",
        state=consent.state.value,
        asked_at=now,
        expires_at=consent.expires_at,
    )
    session.add(row)
    session.flush()
    return row.id
