"""What must change nothing in a ranking: the gender form of what a person writes."""

import pytest

from matching import Experience, Rome, Title
from matching.evaluate import changed_by_gender, genders_of, in_other_gender, same_ranking
from tests.make.judged import stand_one
from tests.make.standing import KNOWLEDGE
from tests.make.values import some_person

GENDERS = genders_of(KNOWLEDGE.rome)


def test_the_words_of_two_gender_titles_are_flipped_both_ways() -> None:
    assert GENDERS.flipped("boulangère ou Maçon, femme de ménage") == "boulanger ou maçonne, homme de ménage"


def test_a_word_of_both_sides_is_left_alone() -> None:
    odd = Rome("odd", (), (Title("A", "Chef / Cheffe de rang"), Title("B", "Cheffe / Chef")), ())
    assert genders_of(odd).flipped("chef et cheffe") == "chef et cheffe"


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["boulangère"], "woman"),
        (["maçon", "boulanger"], "man"),
        (["le jardin"], "unsaid"),
        (["maçon, maçonne"], "unsaid"),
    ],
)
def test_the_form_that_people_write_is_seen(texts: list[str], form: str) -> None:
    assert GENDERS.form_of(texts) == form


@pytest.mark.parametrize(
    "wish", ["maçon", "boulangère", "femme de ménage", "employée de ménage chez des particuliers", "ouvrier boulanger"]
)
def test_the_gender_of_a_wish_changes_nothing_to_the_last_bit(wish: str) -> None:
    person = some_person(wishes=(wish,), experience=(Experience("maçonne", 3),), skills=("bon ouvrier",))
    assert in_other_gender(person, GENDERS) != person
    assert changed_by_gender(person, stand_one(person), GENDERS, stand_one) is False


def test_words_without_gender_have_no_flip() -> None:
    person = some_person(wishes=("le jardin",))
    assert changed_by_gender(person, stand_one(person), GENDERS, stand_one) is None


def test_another_wish_is_another_ranking() -> None:
    one, other = (stand_one(some_person(wishes=(wish,))) for wish in ("maçon", "boulanger"))
    assert not same_ranking(one, other)
