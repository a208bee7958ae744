"""Why something is in a list, told in the language of the page."""

from dataclasses import replace

import pytest

from api.wording.cards import RoadTold, roads_told
from api.wording.languages import LANGUAGES, speaking
from api.wording.reasons import PAGE, told
from geo import Mode
from matching import Ranked, Reason, Way
from matching.shortlist import availability
from tests.make.listed import listed
from tests.make.values import some_person


def by(way: Way) -> Ranked:
    return replace(listed("ft:1"), ways=(way,))


def test_a_reason_is_told_in_the_language_of_the_page() -> None:
    with speaking(LANGUAGES["en"]):
        assert told(Reason("about", (65, "car"))) == "About 1 h 5 min by car."
        assert told('["published",3]') == "Published 3 days ago."


def test_words_of_a_person_stay_as_they_were_typed() -> None:
    with speaking(LANGUAGES["uk"]):
        assert "ménage" in told(Reason("wish", ("ménage",)))


def test_a_sentence_that_a_list_of_before_kept_is_shown_as_it_is() -> None:
    with speaking(LANGUAGES["ar"]):
        assert told("Publiée hier.") == "Publiée hier."


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_tells_how_long_first_in_every_language(code: str) -> None:
    far = Way(Mode.CAR, minutes=50, limit=30)

    with speaking(LANGUAGES[code]):
        best, _ = roads_told(by(far))
        near, _ = roads_told(by(far._replace(limit=60)))

    assert best is not None
    assert near is not None
    assert best.long == near.long
    assert best.rest
    assert near == RoadTold("car", best.long)


def test_when_somebody_can_work_is_told_in_the_language_of_who_reads() -> None:
    with speaking(LANGUAGES["en"]):
        said = availability(some_person(hours_min=20.0, hours_max=30.0), PAGE)

    assert said == "20 to 30 hours a week."
