"""The page of a CV: one page, tagged, in French, with its fonts, whatever was written."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from api.cv import Contact, Cv, chosen, print_cv, sections_of
from matching import Experience, Person, Schedule, TradeGuess, Understood
from tests.make.values import some_person

UNDERSTOOD = (
    Understood("Menage", (TradeGuess("K2204", "Agent / Agente de propreté de locaux", 0.9),)),
    Understood("faire choses", ()),
)


def cv_of(person: Person, contact: Contact | None = None) -> Cv:
    """The CV that shows everything."""
    sections = sections_of(person, UNDERSTOOD)
    marks = {item.mark for section in sections for item in section.items}
    return chosen(sections, contact=contact or Contact("Awa Diallo", "06 12 34 56 78"), marks=marks)


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, reader.pages[0].extract_text()


AWA = some_person(
    wishes=("ménage",),
    skills=("repassage",),
    experience=(Experience("Femme de chambre", 2.0), Experience("aide en cuisine", 0.5)),
    licences=frozenset({"B"}),
    hours_min=20.0,
    hours_max=30.0,
    schedule=Schedule(days=frozenset(range(5)), start=540, end=960),
)


def test_the_page_says_what_the_person_said() -> None:
    _, text = read(print_cv(cv_of(AWA)).pdf)

    for said in (
        "Awa Diallo",
        "06 12 34 56 78",
        "Agent de propreté de locaux",
        "Repassage",
        "Femme de chambre (2 ans)",
    ):
        assert said in text
    assert "Aide en cuisine (6 mois)" in text
    assert "20 à 30 heures par semaine" in text
    assert "Du lundi au vendredi" in text


def test_a_wish_stands_as_the_trade_it_names_and_one_that_names_none_is_left_out() -> None:
    sections = sections_of(AWA, UNDERSTOOD)

    assert [item.text for item in sections[0].items] == ["Agent de propreté de locaux"]
    own = chosen(sections, contact=Contact(), marks={"wanted-0"}, own_words="deux heures de ménage")
    assert own.wanted == ("Deux heures de ménage", "Agent de propreté de locaux")


def test_the_trades_that_a_search_for_each_wish_would_show_are_ticked_the_likeliest_first() -> None:
    cleaner, carer = (
        TradeGuess("K1304", "Employé / Employée de ménage", 0.9),
        TradeGuess("K1302", "Aide à domicile", 0.8),
    )
    office = TradeGuess("K2204", "Agent / Agente de propreté de locaux", 0.7)
    wishes = (Understood("menage 2 ou 3 eure", (cleaner, office)), Understood("eder les vieu", (carer, cleaner)))

    (wanted,) = (one for one in sections_of(AWA, wishes) if one.name == "wanted")

    assert [(item.text, item.usually) for item in wanted.items] == [
        ("Employé de ménage", True),
        ("Aide à domicile", True),
        ("Agent de propreté de locaux", True),
    ]


def test_the_page_is_tagged_titled_in_french_and_holds_its_fonts() -> None:
    reader, _ = read(print_cv(cv_of(AWA)).pdf)

    root: Any = reader.trailer["/Root"]
    page: Any = reader.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("fr")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "CV de Awa Diallo"
    assert fonts
    assert all("+" in font["/BaseFont"] for font in fonts)  # a part of a font that is inside


ORDERS = ["#set page(width: 1cm)", "*gras* _x_ `y` $z$", r"\ // /* @ref <a> [b] = c", '")#eval("1")']


@pytest.mark.parametrize("typed", ORDERS)
def test_what_is_typed_is_never_read_as_orders(typed: str) -> None:
    _, text = read(print_cv(cv_of(some_person(skills=(typed,)), Contact(typed))).pdf)

    assert text.replace("\n", " ").count(typed) == 2


def test_a_long_life_fits_one_page_and_what_is_left_out_is_counted() -> None:
    much = some_person(
        skills=tuple(f"savoir {index} {'W' * 130}" for index in range(50)),
        experience=tuple(Experience(f"travail {index} {'W' * 130}", 1.0) for index in range(50)),
        wishes=tuple("W" * 139 + str(index) for index in range(3)),
    )

    printed = print_cv(cv_of(much, Contact(*["W" * 80] * 4)))

    reader, text = read(printed.pdf)
    assert len(reader.pages) == 1
    assert printed.left_out == 100 - text.count("avoir") - text.count("ravail")


def test_signs_without_a_letter_are_left_out_and_the_lines_that_hold_them_are_named() -> None:
    printed = print_cv(cv_of(some_person(skills=("coudre", "😀 rien")), Contact("Оксана أمل")))

    _, text = read(printed.pdf)
    assert "Оксана" in text
    assert {one.lower() for one in printed.unwritten} == {"оксана أمل", "😀 rien"}


@given(name=st.text(max_size=60), skill=st.text(max_size=60))
@settings(max_examples=12, deadline=None)
def test_whatever_is_typed_makes_a_page(name: str, skill: str) -> None:
    reader, _ = read(print_cv(cv_of(some_person(skills=(skill,)), Contact(name))).pdf)

    assert len(reader.pages) == 1


def test_a_cv_says_nothing_of_limits_stage_or_minutes() -> None:
    person = some_person(limits=("pas de charges lourdes",), stage="remobilisation")

    said = str(sections_of(person, UNDERSTOOD))

    assert "charges" not in said
    assert "remobilisation" not in said
    assert "min" not in said
