"""The consent to one meeting (R3): what can happen, what cannot, and when it is over by itself."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from store.meetings.consent import (
    LASTS,
    OPEN_STATES,
    TRANSITIONS,
    Consent,
    ConsentEvent,
    ConsentSettled,
    ConsentState,
    asked_at,
)
from tests.make.values import NOON

STATES, EVENTS = st.sampled_from(ConsentState), st.sampled_from(ConsentEvent)
MINUTE = timedelta(minutes=1)


def test_a_yes_a_no_and_a_yes_taken_back_are_all_a_person_can_say() -> None:
    not_theirs = (ConsentEvent.EXPIRE, ConsentEvent.CANCEL)
    by_will = {pair: end for pair, end in TRANSITIONS.items() if pair[1] not in not_theirs}

    assert by_will == {
        (ConsentState.ASKED, ConsentEvent.GIVE): ConsentState.GIVEN,
        (ConsentState.ASKED, ConsentEvent.REFUSE): ConsentState.REFUSED,
        (ConsentState.GIVEN, ConsentEvent.WITHDRAW): ConsentState.WITHDRAWN,
    }


@pytest.mark.parametrize("state", OPEN_STATES)
def test_a_question_and_a_yes_are_over_after_30_days_whoever_wrote_it_down(state: ConsentState) -> None:
    consent = Consent(state, NOON + timedelta(days=30))

    assert consent.at(NOON + timedelta(days=30) - MINUTE).state is state
    assert consent.at(NOON + timedelta(days=30)).state is ConsentState.EXPIRED


def test_a_yes_holds_30_days_from_the_day_it_was_said() -> None:
    said = asked_at(NOON).after(ConsentEvent.GIVE, now=NOON + timedelta(days=29))

    assert said == Consent(ConsentState.GIVEN, NOON + timedelta(days=59))


@given(state=STATES, event=EVENTS, days=st.integers(-60, 60))
def test_what_is_not_in_the_table_is_refused_with_words_that_say_why(
    state: ConsentState, event: ConsentEvent, days: int
) -> None:
    consent = Consent(state, NOON + timedelta(days=days))
    possible = (consent.at(NOON).state, event) in TRANSITIONS and (event is not ConsentEvent.EXPIRE or days <= 0)

    if possible:
        assert consent.after(event, now=NOON).state is TRANSITIONS[consent.at(NOON).state, event]
    elif consent.at(NOON).state is ConsentState.EXPIRED and event is ConsentEvent.EXPIRE and days <= 0:
        assert consent.after(event, now=NOON).state is ConsentState.EXPIRED
    else:
        with pytest.raises(ConsentSettled, match=r"^(?:Ce|L'employeur ).*\.$"):
            consent.after(event, now=NOON)


class ConsentOverTime(RuleBasedStateMachine):
    """Whatever is done, in whatever order, a name may be told only within 30 days of a yes not taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.consent = asked_at(NOON)
        self.said_yes_at: datetime | None = None
        self.was_closed = False

    @rule(hours=st.integers(0, 24 * 20))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(event=EVENTS)
    def something_happens(self, event: ConsentEvent) -> None:
        try:
            self.consent = self.consent.after(event, now=self.now)
        except ConsentSettled:
            return
        self.said_yes_at = self.now if event is ConsentEvent.GIVE else None

    @invariant()
    def a_name_is_told_only_within_30_days_of_a_yes_that_stands(self) -> None:
        may = self.said_yes_at is not None and self.now < self.said_yes_at + LASTS
        assert self.consent.lets_tell(self.now) == may

    @invariant()
    def what_is_closed_stays_closed(self) -> None:
        is_closed = self.consent.at(self.now).state not in OPEN_STATES
        assert is_closed or not self.was_closed
        self.was_closed = is_closed


ConsentOverTime.TestCase.settings = settings(max_examples=60, stateful_step_count=12, deadline=None)
TestConsentOverTime = ConsentOverTime.TestCase
