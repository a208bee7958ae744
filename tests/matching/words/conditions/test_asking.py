"""What an offer asks of people: experience, diplomas, licences, languages."""

import pytest

from matching import Asked, Level
from matching.words import conditions as said
from matching.words.conditions import AskedFor, Passage
from tests.matching.words.conditions.reading import read


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        ("D", "Débutant accepté", (0, False)),
        ("E", "Expérience exigée de 3 An(s)", (36, True)),
        ("E", "6 Mois", (6, True)),
        ("S", "Expérience souhaitée de 2 An(s)", (24, False)),
        ("E", "Expérience exigée", (None, True)),
        (None, None, (None, None)),
    ],
)
def test_experience(code: str | None, label: str | None, expected: tuple[int | None, bool | None]) -> None:
    assert said.experience_months(code, label) == expected


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("CAP, BEP et équivalents", Level.CAP),
        ("Bac ou équivalent", Level.BAC),
        ("Bac+2 ou équivalents", Level.BAC2),
        ("Bac+3, Bac+4 ou équivalents", Level.BAC3),
        ("Bac+5 et plus ou équivalents", Level.BAC5),
        ("Aucune formation scolaire", Level.NONE),
        ("Autre", None),
    ],
)
def test_the_level_of_a_diploma(label: str, level: Level | None) -> None:
    assert said.level_of(label) is level


def test_the_lowest_diploma_opens_the_door() -> None:
    diplomas = [AskedFor(niveau="Bac ou équivalent", exigence="E"), AskedFor(niveau="CAP, BEP et équivalents")]

    assert said.diploma_asked(diplomas) == (Level.CAP, False)


@pytest.mark.parametrize(
    ("label", "code"),
    [("B - Véhicule léger", "B"), ("EC - Poids lourd + remorque", "CE"), ("AM - Cyclomoteur", "AM"), ("CACES", None)],
)
def test_the_code_of_a_licence(label: str, code: str | None) -> None:
    assert said.licence_code(label) == code


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Expérience de 2 ans minimum", 24),
        ("2 à 5 ans d'expérience en cabinet", 24),
        ("Notre entreprise a plus de 20 ans d'expérience", None),
        ("Expérience exigée", None),
    ],
)
def test_months_of_experience_in_a_text(text: str, months: int | None) -> None:
    assert read(said.months_in, text) == months


@pytest.mark.parametrize(
    ("text", "welcome"),
    [("Débutants acceptés", 0), ("Aucune expérience n'est requise", 0), ("Débutants s'abstenir", None)],
)
def test_beginners_are_welcome_where_it_is_said(text: str, welcome: int | None) -> None:
    assert read(said.beginners_in, text) == welcome


@pytest.mark.parametrize(
    ("text", "diploma"),
    [
        ("CAP cuisine indispensable", (Level.CAP, True)),
        ("De formation Bac+2 à Bac+5 en comptabilité", (Level.BAC2, False)),
        ("Aucun diplôme requis", (Level.NONE, False)),
        ("Rouler les bacs et vider la benne", None),
    ],
)
def test_a_diploma_in_a_text(text: str, diploma: tuple[Level, bool] | None) -> None:
    assert read(said.diploma_in, text) == diploma


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Permis B exigé", {"B": True}),
        ("Idéalement titulaire du permis C", {"C": False}),
        ("Expérience souhaitée, permis B indispensable", {"B": True}),
        ("Permis B non obligatoire", None),
        ("Permis de construire", None),
        ("Permis C et CE obligatoires", {"C": True, "CE": True}),
        ("Permis D ou B", {"D": False, "B": False}),
        ("Permis B, C ou D exigé", {"B": False, "C": False}),
        ("CACES 1 ou permis C exigé", {"C": False}),
        ("Nous vous formons au permis CE", None),
        ("Permis C pris en charge", None),
        ("Permis C offert après 6 mois", None),
        ("Formation au permis D incluse", None),
        ("Formation assurée. Permis B exigé", {"B": True}),
        ("Permis D exigé. La formation au permis D est payée par nous.", None),
        ("Vous n'avez pas le permis B ? Pas de problème", None),
        ("Permis B : facultatif", None),
        ("Vous avez le permis d'exploitation", None),
        ("PERMIS D’EXPLOITATION", None),
        ("permis d aménager obtenus", None),
        ("Cette expérience vous a permis d être autonome", None),
        ("Ce poste m'a déjà permis D", None),
        ("Avoir le permis c'est indispensable", None),
        ("Permis B, d'une grande mobilité", {"B": True}),
        ("permis d exigé", {"D": True}),
        ("Permis D, c'est obligatoire", {"D": True}),
    ],
)
def test_licences_in_a_text(text: str, licences: dict[str, bool] | None) -> None:
    found = said.licences_in(Passage(text), known=())

    assert (found and {one.code: one.required for one in found.value}) == licences


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("permis", True),
        ("permis c'est indispensable", True),
        ("avoir le permis pour livrer", True),
        ("permis de conduire, 20h", True),
        ("permis souhaité", False),
        ("permis tronçonneuse", None),
        ("permis cariste", None),
        ("permis de port d'arme", None),
        ("permis de construire", None),
        ("permis d'exploitation", None),
        ("fumer est permis, chiens aussi", None),
    ],
)
def test_a_licence_without_its_letter_is_that_of_a_car_and_no_other_permit_is(
    text: str, *, required: bool | None
) -> None:
    found = said.car_licence_in(Passage(text))

    assert (found and (found.code, found.required)) == (None if required is None else ("B", required))


@pytest.mark.parametrize(
    ("text", "is_driven"),
    [
        ("Écouter et conduire une voiture", True),
        ("Vous conduisez la camionnette du service", True),
        ("Conduite de véhicules légers", True),
        ("Conduire une réunion", None),
        ("Vous ne devez pas conduire de véhicule", None),
        ("Une voiture sans permis à conduire un véhicule", None),
    ],
)
def test_who_drives_a_car_there_is_said_so(text: str, *, is_driven: bool | None) -> None:
    assert read(said.driving_in, text) is is_driven


def test_a_text_may_require_the_licence_that_a_field_only_wishes_for() -> None:
    found = said.licences_in(
        Passage("Permis B obligatoire"), known=(Asked("B - Véhicule léger", required=False, code="B"),)
    )

    assert found is not None
    assert [one.required for one in found.value] == [True]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Anglais courant exigé", {"Anglais": True}),
        ("L'anglais technique est un plus", {"Anglais": False}),
        ("L'esprit pub anglais", None),
        ("Professeur d'espagnol", None),
    ],
)
def test_languages_in_a_text(text: str, languages: dict[str, bool] | None) -> None:
    found = said.languages_in(Passage(text))

    assert (found and {one.label: one.required for one in found.value}) == languages
