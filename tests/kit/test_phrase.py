"""A phrase keeps its values until it is told, in whichever language that is."""

from kit import phrase


def test_a_phrase_tells_its_phrases_too_in_the_language_and_its_numbers() -> None:
    kept = phrase("Plus rien%(where)s : %(many)s", where=phrase(" (en %(name)s)", name="Creuse"), many=1200)
    english = {"Plus rien%(where)s : %(many)s": "Nothing%(where)s: %(many)s", " (en %(name)s)": " (in %(name)s)"}

    assert kept.told().startswith("Plus rien (en Creuse) : 1")
    assert kept.told(english.__getitem__, number=str) == "Nothing (in Creuse): 1200"


def test_words_without_values_stay_as_they_are() -> None:
    assert phrase("Refusé à 5 %").told() == "Refusé à 5 %"
