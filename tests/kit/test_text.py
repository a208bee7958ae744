"""French text made comparable, and made plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import fold, plain_text, sentence, stems, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("L'Âge-d'Or", "l age d or"), ("Sœur Thérèse", "soeur therese"), ("  MÉNAGE !! ", "menage"), ("", "")],
)
def test_folding_drops_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_empty_words_say_nothing() -> None:
    assert words("Je cherche un travail dans le ménage") == ["menage"]


def test_genders_plurals_and_families_meet_in_their_stem() -> None:
    assert stems("serveur") == stems("serveuse")
    assert stems("nettoyage") == stems("nettoyer")
    assert stems("commande") == stems("commandes")


def test_html_becomes_plain_text() -> None:
    page = "<p>Vous aidez&nbsp;:</p><ul><li>Marie<li>Paul</ul><script>alert('x')</script><br>Merci &amp; à bientôt"

    assert plain_text(page, limit=200) == "Vous aidez :\nMarie Paul\nMerci & à bientôt"


@given(st.text(max_size=400), st.integers(5, 100))
def test_plain_text_is_never_longer_than_asked_and_holds_no_control_character(text: str, limit: int) -> None:
    plain = plain_text(text, limit=limit)

    assert len(plain) <= limit
    assert not any(ord(letter) < 32 and letter != "\n" for letter in plain)


def test_a_long_text_is_cut_at_a_word() -> None:
    assert plain_text("aide à domicile", limit=10) == "aide à…"


def test_a_sentence_begins_and_ends() -> None:
    assert sentence("débutants acceptés") == "Débutants acceptés."
    assert sentence("C'est vous ?") == "C'est vous ?"
    assert sentence(" ") == ""


def test_tags_that_were_written_as_entities_are_no_text() -> None:
    told = plain_text("Poste &lt;b&gt;urgent&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;, 2 000 € < 2 500 €", limit=200)

    assert told == "Poste urgent , 2 000 € < 2 500 €"


def test_half_a_letter_and_signs_that_nobody_sees_are_no_text() -> None:
    assert plain_text("Bou\x00lan\ud800ger", limit=50) == "Bou lan ger"
