"""People write their wish in their own language; it is read as if it were in French."""

import tomllib

import pytest

from matching.words.spelling.tongues import PATH, in_french
from matching.words.trades.titles import Titles
from matching.words.wishes.wish import hours_said
from tests.make.values import some_rome


@pytest.mark.parametrize(
    ("wish", "french"),
    [
        ("прибирання, кухня", "ménage, cuisine"),
        ("تنظيف، طبخ", "ménage, cuisine"),
        ("التنظيف والطبخ", "ménage cuisine"),
        ("Cleaning, kitchen", "ménage, cuisine"),
        ("уборка или готовить", "ménage ou cuisine"),
        ("п'ять годин прибирання", "5 heures ménage"),
        ("водій вантажівки", "chauffeur poids lourd"),
        ("догляд за літніми людьми", "aide à domicile"),
    ],
)
def test_the_everyday_words_of_work_are_read_in_four_languages(wish: str, french: str) -> None:
    assert in_french(wish) == french


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        *(("تنضيف", "تنظيف"), ("منضفة", "منظفة"), ("نضافه", "نظافة"), ("ممرظة", "ممرضة")),
        *(("مدرسه", "مدرسة"), ("اطفال", "أطفال"), ("مستشفي", "مستشفى"), ("سياقة شاحنه", "سياقه شاحنة")),
        *(("بائع", "بايع"), ("طبخ في مدرسه", "طبخ في مدرسة"), ("کهرباء", "كهرباء"), ("رعايه المسنين", "رعاية المسنين")),
    ],
)
def test_letters_that_arabic_hears_alike_are_read_alike(misspelt: str, right: str) -> None:
    assert in_french(misspelt) == in_french(right) != right


@pytest.mark.parametrize("wish", ["chef de cuisine", "vendeuse à mi-temps, pas le soir", "four à pain", "ноутбук", ""])
def test_french_and_what_is_in_no_table_stays_as_it_was_written(wish: str) -> None:
    assert in_french(wish) == wish


def test_every_word_of_the_table_is_read_whatever_its_letters_and_what_stands_around() -> None:
    tongues = [one for rows in tomllib.loads(PATH.read_text(encoding="utf-8")).values() for one in rows.values()]
    words = {word.strip().rstrip("*") for one in tongues for said in one.values() for word in said.split(",")}

    unread = [word for word in words if in_french(word.upper()) == word.upper() or word in in_french(f"  «{word}» …")]

    assert len(words) > 900
    assert unread == []


@pytest.mark.parametrize(
    ("wish", "hours"),
    [
        ("cleaning 2 hours", 2),
        ("прибирання 2 години на день", 10),
        ("ساعتين تنظيف", 2),
        ("تنظيف ٣ ساعات في الأسبوع", 3),
        ("уборка два часа", 2),
    ],
)
def test_hours_are_read_in_four_languages(wish: str, hours: float) -> None:
    assert hours_said(wish) == hours


def test_a_trade_refused_in_another_language_is_refused() -> None:
    titles = Titles(some_rome())

    assert titles.understand("не прибирання").trades == ()
    assert titles.understand("прибирання").trades == titles.understand("ménage").trades != ()
