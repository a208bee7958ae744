"""What a spreadsheet does to a value is undone: numbers for codes, serials for dates, hours as fractions of a day."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.own.cells import FIRST_DAY_OF_EXCEL, BadCell, value_of
from sheets import SHEETS, Column, Shape

COLUMNS = {column.shape: column for sheet in SHEETS.values() for column in sheet.columns}
KIND = SHEETS["rendez-vous"].column("kind")


def read(shape: Shape, cell: Any, column: Column | None = None) -> Any:
    return value_of(cell, column or COLUMNS[shape])


@pytest.mark.parametrize(
    ("shape", "cell", "value"),
    [
        (Shape.POSTCODE, 23000.0, "23000"),
        (Shape.POSTCODE, 1000, "01000"),
        (Shape.POSTCODE, "1000", "01000"),
        (Shape.POSTCODE, "23 200", "23200"),
        (Shape.POSTCODE, "23000,0", "23000"),
        (Shape.PHONE, "05.36.49.00.12", "05 36 49 00 12"),
        (Shape.PHONE, 536490012.0, "05 36 49 00 12"),
        (Shape.PHONE, 33536490012, "05 36 49 00 12"),
        (Shape.PHONE, "+33 (0)5 36 49 00 12", "05 36 49 00 12"),
        (Shape.PHONE, "Tél. : 0536490012", "05 36 49 00 12"),
        (Shape.PHONE, "3949", "39 49"),
        (Shape.COMMUNES, "Aubusson ; Felletin;\n- Crocq", ("Aubusson", "Felletin", "Crocq")),
        (Shape.COMMUNES, 1000.0, ("01000",)),
        (Shape.DAYS, "mardi, jeudi", frozenset({1, 3})),
        (Shape.DATE, "24/11/2026", date(2026, 11, 24)),
        (Shape.DATE, "1.2.26", date(2026, 2, 1)),
        (Shape.DATE, "mardi 24 novembre 2026", date(2026, 11, 24)),
        (Shape.DATE, "1er décembre 2026", date(2026, 12, 1)),
        (Shape.DATE, "2026-11-24T14:00", date(2026, 11, 24)),
        (Shape.DATE, 46350.0, date(2026, 11, 24)),
        (Shape.DATE, "46350", date(2026, 11, 24)),
        (Shape.DATE, datetime(2026, 11, 24, 14, tzinfo=UTC), date(2026, 11, 24)),
        (Shape.TIME, "14h", time(14)),
        (Shape.TIME, "9 h 05", time(9, 5)),
        (Shape.TIME, "14:30:00", time(14, 30)),
        (Shape.TIME, "midi", time(12)),
        (Shape.TIME, 0.60416666, time(14, 30)),
        (Shape.TIME, 14.0, time(14)),
        (Shape.TIME, time(8, 15), time(8, 15)),
        (Shape.TIME, "14 h 30 min", time(14, 30)),
        (Shape.TIME, "12 am", time(0)),
        (Shape.NUMBER, 3, 3.0),
        (Shape.NUMBER, "3 places", 3.0),
        (Shape.NUMBER, "1\u202f607", 1607.0),
        (Shape.NUMBER, "12\u00a0000", 12_000.0),
        (Shape.HOURS, "17,5", 17.5),
        (Shape.HOURS, "24 h", 24.0),
        (Shape.HOURS, "35h30", 35.5),
        (Shape.HOURS, "35 h 30 min", 35.5),
        (Shape.HOURS, "35:30", 35.5),
        (Shape.HOURS, "35 heures par semaine", 35.0),
        (Shape.HOURS, timedelta(hours=35, minutes=30), 35.5),
        (Shape.TEXT, "-Aide de cuisine", "-Aide de cuisine"),
        (Shape.YES_NO, "OUI", True),
        (Shape.YES_NO, False, False),
        (Shape.SIRET, 12345678901234.0, "12345678901234"),
        (Shape.SIRET, "123 456 789 01234", "12345678901234"),
        (Shape.ROME, "g1603", "G1603"),
        (Shape.LINK, "www.exemple.fr/offre", "https://www.exemple.fr/offre"),
        (Shape.CODE, 14.0, "14"),
        (Shape.CODE, "2026 014", "2026-014"),
        (Shape.TEXT, "- Ranger\u00a0les légumes", "- Ranger les légumes"),
        (Shape.TEXT, "  ", None),
        (Shape.TEXT, None, None),
    ],
)
def test_a_cell_is_read_as_it_was_meant(shape: Shape, cell: Any, value: Any) -> None:
    assert read(shape, cell) == value


@pytest.mark.parametrize(
    ("shape", "cell"),
    [
        (Shape.POSTCODE, "987"),
        (Shape.DATE, "bientôt"),
        (Shape.DATE, "31/02/2026"),
        (Shape.DATE, 12.0),
        (Shape.TIME, "25:00"),
        (Shape.TIME, "le matin"),
        (Shape.DATE, "²"),
        (Shape.DATE, "du 24/11/2026 au 26/11/2026"),
        (Shape.DATE, "124/11/2026"),
        (Shape.TIME, "1430"),
        (Shape.TIME, "9 30"),
        (Shape.NUMBER, "plusieurs"),
        (Shape.NUMBER, "²"),
        (Shape.NUMBER, "-5"),
        (Shape.NUMBER, "2 à 3"),
        (Shape.NUMBER, "2,5"),
        (Shape.NUMBER, "1,607"),
        (Shape.NUMBER, "10 00"),
        (Shape.NUMBER, "0"),
        (Shape.NUMBER, True),
        (Shape.HOURS, "-5"),
        (Shape.HOURS, -5.0),
        (Shape.HOURS, float("nan")),
        (Shape.HOURS, "35h75"),
        (Shape.HOURS, "24 à 30"),
        (Shape.HOURS, "1 607"),
        (Shape.HOURS, "151,67"),
        (Shape.POSTCODE, "²000"),
        (Shape.PHONE, "05 36 49 00 12 ou 13"),
        (Shape.PHONE, "0536490012 0536490013"),
        (Shape.PHONE, "à venir"),
        (Shape.COMMUNES, ";;;"),
        (Shape.DAYS, "sur demande"),
        (Shape.YES_NO, "peut-être"),
        (Shape.SIRET, "1,23457E+13"),
        (Shape.LINK, "javascript:alert(1)"),
        (Shape.CODE, "odile@bati.example"),
        (Shape.TEXT, '=HYPERLINK("https://exemple.fr")'),
        (Shape.TEXT, "@SUM(A1:A9)"),
        (Shape.TEXT, "+cmd|' /C calc'!A0"),
        (Shape.TEXT, "-SUM(A1:A9)"),
        (Shape.TEXT, "-B2+C2"),
        (Shape.TEXT, "#REF!"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why_and_what_to_do(shape: Shape, cell: Any) -> None:
    with pytest.raises(BadCell) as bad:
        read(shape, cell)

    assert all(said[0].isupper() and said.endswith(".") for said in (bad.value.reason, bad.value.remedy))
    assert str(cell) not in bad.value.reason + bad.value.remedy, "what stands in a cell may name somebody"


@pytest.mark.parametrize(
    ("word", "value"), [("Ateliers", "workshop"), ("JOB-DATING", "event"), ("formation", "training")]
)
def test_a_choice_is_known_however_it_is_written(word: str, value: str) -> None:
    assert value_of(word, KIND) == value


def test_a_word_that_is_no_choice_names_the_choices() -> None:
    with pytest.raises(BadCell) as bad:
        value_of("goûter", KIND)

    assert bad.value.remedy == "Choisissez parmi « atelier », « job dating », « formation »."


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_any_date_comes_back_from_what_excel_makes_of_it(day: date) -> None:
    assert read(Shape.DATE, float((day - FIRST_DAY_OF_EXCEL).days)) == day
    assert read(Shape.DATE, f"{day:%d/%m/%Y}") == day


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()))
@example("²")
@example("①٣")
@example(1e308)
@example("9" * 5_000)
def test_whatever_stands_in_a_cell_is_read_or_refused_and_nothing_else(cell: Any) -> None:
    for column in COLUMNS.values():
        with suppress(BadCell):
            value_of(cell, column)
