"""News are told once, to those they suit, by whoever looks first; a process that dies in between loses nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NoReturn

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from matching import Herald, Matcher, Person, rank_everybody
from matching.reverse import everybody
from store import session
from store.catalogue.news import alerts_of, note_news, take_news
from store.mail.emails import alerts_to_tell
from store.tables import EmployerRow, NewsRow, OpportunityRow, PersonAlertRow, PersonRow, SuggestionRow, WishRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import NOON, some_opportunity, some_person, some_rome

CLEANER = some_person(wishes=("femme de ménage",))
MASON = some_person(wishes=("maçon",))


class Office:
    """A cleaner and a mason, each with a list, and somebody who tells news."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with session(engine) as opened:
            store_rome(opened, some_rome())
            store_opportunities(opened, [some_opportunity("ft:old", title="Maçon", rome="F1703")])
            self.cleaner, self.mason = (store_person(opened, one) for one in (CLEANER, MASON))
        self.matcher = Matcher(engine)
        rank_everybody(engine, self.matcher, now=NOON, workers=0)
        self.herald = Herald(engine, self.matcher)

    def publish(self, key: str = "ft:new", *, is_new: bool = True, **said: Any) -> int:
        """Stores an opportunity as a load does, in one transaction with what waits; its id."""
        with session(self.engine) as opened:
            (made,) = store_opportunities(opened, [some_opportunity(key, **said)])
            note_news(opened, new=[made] if is_new else [], changed=[] if is_new else [made], now=NOON)
        return made

    def told(self) -> list[tuple[int, int]]:
        """Tells what waits; who heard of what, in all."""
        self.herald.tell(now=NOON)
        with session(self.engine) as opened:
            rows = opened.scalars(select(PersonAlertRow).order_by(PersonAlertRow.id)).all()
            return [(row.person_id, row.opportunity_id) for row in rows]

    def add(self, person: Person, **columns: object) -> int:
        """Adds somebody, with a list."""
        with session(self.engine) as opened:
            made = store_person(opened, person, **columns)
        rank_everybody(self.engine, self.matcher, now=NOON, workers=0)
        return made

    def waiting(self) -> list[int]:
        """What waits to be told of."""
        with session(self.engine) as opened:
            return list(opened.scalars(select(NewsRow.opportunity_id)))


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_those_it_suits_hear_of_it_once_with_the_reasons(office: Office) -> None:
    made = office.publish()

    assert office.told() == [(office.cleaner, made)]
    assert office.told() == [(office.cleaner, made)]
    assert office.waiting() == []
    with session(office.engine) as opened:
        (alert,) = alerts_of(opened, office.cleaner, now=NOON, limit=5)
    assert alert.opportunity_id == made
    assert alert.reasons
    assert alert.sent_at is None


def test_a_look_that_finds_nothing_gets_ready_and_later_news_know_who_changed_since(office: Office) -> None:
    assert office.told() == []
    with session(office.engine) as opened:
        opened.execute(update(WishRow).where(WishRow.person_id == office.mason).values(text="femme de ménage"))

    made = office.publish()

    assert sorted(office.told()) == [(office.cleaner, made), (office.mason, made)]


def test_it_gets_ready_once_a_day_while_nothing_waits(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    lay_out = office.matcher.lay_everybody_out

    def noted(opened: Session, *, now: datetime) -> None:
        days.append(now)
        lay_out(opened, now=now)

    monkeypatch.setattr(office.matcher, "lay_everybody_out", noted)
    looks = [NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1), NOON + timedelta(days=1, hours=1)]
    for look in looks:
        office.herald.tell(now=look)

    assert days == [looks[0], looks[2]]


def test_what_changes_again_is_not_told_again(office: Office) -> None:
    made = office.publish()
    office.told()
    with session(office.engine) as opened:
        note_news(opened, new=[], changed=[made], now=NOON)

    assert office.told() == [(office.cleaner, made)]


def test_a_process_that_dies_leaves_what_it_held_to_the_next(office: Office) -> None:
    made = office.publish()
    with Session(office.engine) as dying:
        assert [one.opportunity_id for one in take_news(dying, most=5)] == [made]
        assert office.told() == []  # held by the other: not told twice
        dying.rollback()

    assert office.told() == [(office.cleaner, made)]


def test_what_nobody_checked_waits_and_is_told_once_its_employer_is_approved_if_it_is_still_there(
    office: Office,
) -> None:
    with session(office.engine) as opened:
        employer = EmployerRow(name="Ménage Express", insee="23008")
        opened.add(employer)
        opened.flush()
        wanted = [some_opportunity(key) for key in ("alentour:left", "alentour:stays")]
        left, stays = store_opportunities(opened, wanted, employer_id=employer.id)
        note_news(opened, new=[left, stays], changed=[], now=NOON)
        employer_id = employer.id

    assert office.told() == []
    assert office.waiting() == [left, stays]
    with session(office.engine) as opened:
        opened.get_one(OpportunityRow, left).retired_at = NOON
        opened.get_one(EmployerRow, employer_id).approved_at = NOON
    assert office.told() == [(office.cleaner, stays)]
    with session(office.engine) as opened:
        assert [one.opportunity_id for one in alerts_of(opened, office.cleaner, now=NOON, limit=5)] == [stays]
        opened.get_one(EmployerRow, employer_id).approved_at = None
        assert alerts_of(opened, office.cleaner, now=NOON, limit=5) == ()
        opened.get_one(PersonRow, office.cleaner).alerts = "weekly"
        assert alerts_to_tell(opened, office.cleaner, now=NOON) == (), "no letter tells of it either"


def test_what_was_rolled_back_is_news_to_nobody(office: Office) -> None:
    with Session(office.engine) as opened:
        (made,) = store_opportunities(opened, [some_opportunity("ft:never")])
        note_news(opened, new=[made], changed=[], now=NOON)
        opened.rollback()

    assert office.told() == []


def test_nothing_waits_while_nobody_has_a_list(engine: Engine) -> None:
    with session(engine) as opened:
        (made,) = store_opportunities(opened, [some_opportunity()])
        note_news(opened, new=[made], changed=[], now=NOON)
        assert opened.scalars(select(NewsRow)).all() == []


def test_what_is_retired_before_it_is_told_is_told_to_nobody(office: Office) -> None:
    made = office.publish()
    with session(office.engine) as opened:
        opened.execute(update(OpportunityRow).where(OpportunityRow.id == made).values(retired_at=NOON))

    assert office.told() == []
    assert office.waiting() == []


@pytest.mark.parametrize("said", [{"title": "Boulanger", "rome": "D1102"}, {"conditions": {"nights": True}}])
def test_what_does_not_suit_or_cannot_be_is_not_told(office: Office, said: dict[str, Any]) -> None:
    with session(office.engine) as opened:
        opened.execute(update(PersonRow).values(nights=False))
    office.publish(**said)

    assert office.told() == []


def test_who_decided_already_or_wants_no_ranking_hears_nothing(office: Office) -> None:
    office.add(CLEANER, ranked=False)
    made = office.publish()
    with session(office.engine) as opened:
        opened.add(
            SuggestionRow(
                person_id=office.cleaner, opportunity_id=made, by_person=True, decision="dismissed", made_at=NOON
            )
        )

    assert office.told() == []


def test_what_is_set_aside_later_is_an_alert_no_more(office: Office) -> None:
    made = office.publish()
    office.told()
    with session(office.engine) as opened:
        opened.add(
            SuggestionRow(
                person_id=office.cleaner, opportunity_id=made, by_person=False, decision="dismissed", made_at=NOON
            )
        )
        opened.flush()

        assert alerts_of(opened, office.cleaner, now=NOON, limit=5) == ()


def test_who_turned_ranking_off_later_has_no_alert_any_more(office: Office) -> None:
    office.publish()
    office.told()
    with session(office.engine) as opened:
        opened.execute(update(PersonRow).values(ranked=False))

        assert alerts_of(opened, office.cleaner, now=NOON, limit=5) == ()


def test_what_was_known_is_told_only_to_those_who_were_not_shown_it(office: Office) -> None:
    made = office.publish()
    rank_everybody(office.engine, office.matcher, now=NOON, workers=0)
    with session(office.engine) as opened:
        opened.execute(update(NewsRow).values(is_new=False))

    assert office.told() == []
    newcomer = replace(CLEANER, skills=("nettoyer les sols",))
    with session(office.engine) as opened:
        store_person(opened, newcomer)
        note_news(opened, new=[], changed=[made], now=NOON)
    assert office.told() == []  # without a list, all is new to them


def test_who_came_or_changed_since_is_known_by_the_next_news(office: Office) -> None:
    office.publish("ft:first")
    office.told()
    newcomer = office.add(CLEANER)
    with session(office.engine) as opened:
        opened.execute(update(WishRow).where(WishRow.person_id == office.cleaner).values(text="maçon"))
    second = office.publish("ft:second")

    assert [person for person, told in office.told() if told == second] == [newcomer]


def unreadable(*_: object) -> NoReturn:
    raise ConnectionError


def test_who_changed_is_not_known_as_before_because_people_could_not_be_read_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.told()  # lays everybody out
    with session(office.engine) as opened:
        opened.execute(update(WishRow).where(WishRow.person_id == office.mason).values(text="femme de ménage"))
    with session(office.engine) as opened:
        cleaning, _ = office.matcher.catalogue.of(opened, [office.publish()])
        travel = office.matcher.travels.now(opened, now=NOON)
        suits = partial(office.matcher.everybody.whom_it_suits, opened, cleaning, travel, now=NOON, most=5)
        after_the_change = suits()
        with monkeypatch.context() as gone:
            gone.setattr(everybody, "MOST_APART", 0)
            gone.setattr(everybody, "read_people", unreadable)
            with pytest.raises(ConnectionError):
                suits()

        assert suits() == after_the_change


def test_what_would_not_stand_among_the_first_of_a_list_is_not_told(office: Office) -> None:
    with session(office.engine) as opened:
        store_opportunities(opened, [some_opportunity(f"ft:near{n}") for n in range(12)])
    rank_everybody(office.engine, office.matcher, now=NOON, workers=0)
    worse = office.publish("ft:worse", title="Aide à domicile", rome="K1302")

    assert (office.cleaner, worse) not in office.told()
