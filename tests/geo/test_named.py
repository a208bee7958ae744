"""A commune is read in a sentence where it is surely meant, asked about where it is not."""

import pytest

from geo import Named, Namer
from ingest.reference.demo.communes import demo_communes

NAMER = Namer(demo_communes())


def named(text: str) -> Named:
    home = demo_communes().by_insee("23008")
    assert home is not None
    return NAMER.named_in(text, home=home)


@pytest.mark.parametrize(
    ("text", "commune"),
    (
        ("apprenti plombier a felletin", "Felletin"),
        ("Vendeuse à Felletin, le matin", "Felletin"),
        ("aide a domicile a Saint-Avit-de-Tardes", "Saint-Avit-de-Tardes"),
        ("boulanger st avit de tardes", "Saint-Avit-de-Tardes"),
        ("ménage à Saint-Sulpice-les-Champs", "Saint-Sulpice-les-Champs"),
        ("moisson juillet chez nous à Crocq", "Crocq"),
        ("vendre sur la commune de Crocq", "Crocq"),
        ("vendre au marché d'Aubusson", "Aubusson"),
        ("serveuse au Grand-Bourg", "Le Grand-Bourg"),
        ("serveur à la Souterraine", "La Souterraine"),
        ("un maçon à Faux-Mazuras", "Faux-Mazuras"),
        ("deux heures de ménage, Felletin, à partir de 19h30", "Felletin"),
        ("cuisinier 20h, Guéret", "Guéret"),
        ("Le salon de coiffure de Felletin cherche une coiffeuse", "Felletin"),
        ("camping municipal de Crocq recrute", "Crocq"),
        ("EHPAD d'Aubusson, aide-soignante", "Aubusson"),
        ("Garage Felletin cherche carrossier", "Felletin"),
    ),
)
def test_a_commune_behind_a_word_that_says_where_is_read(text: str, commune: str) -> None:
    sure = named(text).sure

    assert sure is not None
    assert sure.name == commune


@pytest.mark.parametrize(
    "text",
    (
        "Vendeuse à temps partiel, à partir de mars, à domicile",
        "pain à livrer, à voir ensemble, à la caisse",
        "du lundi au vendredi, au bord de la route, au bourg",
        "Je m'appelle Felletin",
        "boulanger, le matin, smic, bourg",
        "la ferme de la chapelle cherche un berger",
        "garage crocq et fils",
    ),
)
def test_ordinary_words_name_no_commune(text: str) -> None:
    assert named(text) == Named(None, ())


def test_several_communes_and_one_that_is_unknown_are_asked_about() -> None:
    assert named("livrer à Crocq et à Felletin") == Named(None, ("Crocq", "Felletin"))
    assert named("aide ménagère a Limoges") == Named(None, ("Limoges",))


@pytest.mark.parametrize(
    ("text", "part"),
    (
        ("berger à Gentioux, logé", "Gentioux"),
        ("berger a gentioux", "gentioux"),
        ("éleveur de moutons, gentioux", "gentioux"),
        ("éleveur de moutons Gentioux", "Gentioux"),
        ("vendeuse à Saint-Sulpice", "Saint-Sulpice"),
        ("vendeuse a saint sulpice", "saint sulpice"),
    ),
)
def test_the_beginning_of_a_name_is_told_as_it_is_written(text: str, part: str) -> None:
    assert named(text) == Named(None, (part,), part)


@pytest.mark.parametrize(
    "text", ("aider a la maison", "serveur au château", "remplacer Mme Chambon", "travail a la chapelle", "aide à Noël")
)
def test_words_and_people_are_no_beginning_of_a_name(text: str) -> None:
    assert named(text) == Named(None, ())


@pytest.mark.parametrize(
    ("text", "communes"),
    (
        ("livraisons a Felletin, Moutier-Rozeille et Blessac", ("Felletin", "Moutier-Rozeille", "Blessac")),
        ("vendeuse pour le marché de Felletin et Crocq", ("Felletin", "Crocq")),
        ("tournée de Felletin, Crocq", ("Felletin", "Crocq")),
        ("vendeuse Felletin 20h", ("Felletin",)),
    ),
)
def test_all_the_communes_of_a_list_are_asked_about_and_one_with_a_capital_alone(
    text: str, communes: tuple[str, ...]
) -> None:
    assert named(text) == Named(None, communes)
