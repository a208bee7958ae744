"""An announcement whose source gives no place: the commune that its own words give, and all that is no workplace."""

from typing import Any

import pytest

from geo import Commune, Communes, Point
from ingest.draft import Draft, Whereabouts
from ingest.locate import Placed
from ingest.workplace import Workplace, placed_by_its_words, workplace_of
from matching import Conditions, Kind, Rung


def commune(insee: str, name: str, *, population: int = 1_000) -> Commune:
    return Commune(insee, name, insee[:2], (f"{insee[:2]}000",), Point(46.0, 2.0), population)


SARDENT, FAUX = commune("23168", "Sardent"), commune("23077", "Faux-la-Montagne")
COMMUNES = Communes(
    (
        SARDENT,
        FAUX,
        commune("23008", "Aubusson", population=3_100),
        commune("23096", "Guéret", population=12_700),
        commune("23075", "Faux"),
        commune("23176", "La Souterraine"),
        commune("23095", "Le Grand-Bourg"),
        commune("23200", "Saint-Georges"),
        commune("23251", "Saint-Vaury"),
        commune("87085", "Limoges", population=130_000),
        commune("36018", "La Châtre"),
    )
)
CREUSE = Placed(Point(46.17, 1.87), None, "Creuse", Rung.DEPARTMENT)


def read(text: str, *, title: str = "Chaudronnier (H/F)") -> Workplace | None:
    return workplace_of(title, text, COMMUNES, department="23")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Table du Haut Pays, à Faux-la-Montagne, cherche un commis.", "Faux-la-Montagne"),
        ("Notre chaudronnerie, située à Sardent, recrute.", "Sardent"),
        ("Poste basé sur Guéret.", "Guéret"),
        ("Vous travaillez à la Souterraine", "La Souterraine"),
        ("Vous cuisinez au Grand-Bourg.", "Le Grand-Bourg"),
        ("Aide à domicile à St Vaury, 24 h.", "Saint-Vaury"),
        ("Lieu de travail : Aubusson", "Aubusson"),
        ("La commune de Sardent recrute un agent.", "Sardent"),
        ("L'agence de Guéret recrute pour son client, un atelier à Sardent.", "Sardent"),
        ("L'atelier est 12 rue de Guéret à Sardent.", "Sardent"),
        ("À Sardent, près de la gare de Guéret.", "Sardent"),
        ("Vous travaillez à Sardent (23250).", "Sardent"),
    ],
)
def test_the_one_commune_where_the_work_is_said_to_be_is_read(text: str, name: str) -> None:
    told = read(text)

    assert told is not None
    assert told.commune is not None
    assert told.commune.name == name


@pytest.mark.parametrize(
    "title",
    ["Chaudronnier (H/F) - Sardent", "Chaudronnier (Sardent)", "Chaudronnier - SARDENT (23)", "Chaudronnier à Sardent"],
)
def test_a_title_names_the_commune(title: str) -> None:
    told = read("Vous soudez.", title=title)

    assert told is not None
    assert told.commune == SARDENT


@pytest.mark.parametrize(
    "text",
    [
        "Le siège de l'entreprise est à Guéret.",
        "Notre siège social, situé à Aubusson, vous attend.",
        "Agence d'emploi située à Guéret.",
        "Entretiens à Guéret le lundi.",
        "Formation d'un mois à Aubusson.",
        "La navette va de Guéret à Aubusson.",
        "Le bus part d'Aubusson et va à Guéret.",
        "L'atelier est rue de Guéret.",
        "À 15 km, à Guéret, il y a une gare.",
        "Vous livrez à Guéret.",
        "Entreprise fondée à Sardent en 1950.",
        "Il faut savoir mener un Faux à Faux.",
        "Vous mettez à Faux.",
        "Poste à sardent",
        "Vous travaillez à Saint-Georges de Didonne.",
        "Vous travaillez à La Châtre.",
        "Vous travaillez à Sardent (87).",
        "VOUS TRAVAILLEZ A L'ATELIER, AU GRAND-BOURG OU A SARDENT SELON LES JOURS",
        "Vous soudez.",
        "",
    ],
)
def test_what_is_no_workplace_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vous intervenez à Guéret et Aubusson.", "Guéret, Aubusson"),
        ("Le matin à Guéret. Le soir à Sardent.", "Guéret, Sardent"),
        ("Vous intervenez à Guéret et ses alentours.", "Guéret"),
        ("Vous travaillez à Limoges ou à Guéret.", "Guéret"),
    ],
)
def test_several_communes_or_what_lies_around_is_told_and_not_believed(text: str, words: str) -> None:
    assert read(text) == Workplace(None, words)


def draft(text: str, **where: Any) -> Draft:
    said = Whereabouts(**where)
    return Draft("1", Kind.JOB, "Chaudronnier (H/F)", text, said, Conditions(evidence=(("heavy", "porter"),)))


def test_an_offer_without_a_place_stands_where_its_words_say_and_keeps_them() -> None:
    kept, placed = placed_by_its_words(draft("Atelier situé à Sardent."), CREUSE, COMMUNES, department="23")

    assert placed == Placed(SARDENT.point, "23168", "Sardent", Rung.ADDRESS)
    assert kept.conditions.evidence == (("heavy", "porter"), ("place", "à Sardent"))


def test_an_offer_that_names_two_communes_stays_where_it_was_and_keeps_their_names() -> None:
    kept, placed = placed_by_its_words(draft("À Guéret ou Aubusson."), CREUSE, COMMUNES, department="23")

    assert placed == CREUSE
    assert kept.conditions.words("place") == "Guéret, Aubusson"


@pytest.mark.parametrize(
    ("where", "placed"),
    [
        ({"insee": "23008"}, Placed(Point(46.0, 2.0), "23008", "Aubusson", Rung.INSEE)),
        ({"postcode": "23999"}, CREUSE),
        ({"insee": "23999"}, CREUSE),
        ({"department": "87"}, CREUSE),
    ],
    ids=["its own place", "a postcode nobody knows", "a code nobody knows", "another department"],
)
def test_words_never_contradict_what_the_source_says(where: dict[str, str], placed: Placed) -> None:
    offer = draft("Atelier situé à Sardent.", **where)

    assert placed_by_its_words(offer, placed, COMMUNES, department="23") == (offer, placed)
