"""« L'annonce parle de »: words that stand in what is read, and tell what the work is."""

from typing import Any

import pytest

from tests.make.standing import reasons
from tests.make.values import some_opportunity, some_person

SPEAKS_OF = "L'annonce parle de « "
KEEPER = {"rome": "K2303", "rome_label": "Agent de sécurité de déchetterie", "title": "Gardien de déchetterie"}


def told(wish: str, **job: Any) -> str | None:
    """The words of a wish that an opportunity is said to speak of."""
    said = [one for one in reasons(some_person(wishes=(wish,)), some_opportunity(**job)) if one.startswith(SPEAKS_OF)]
    return said[0].removeprefix(SPEAKS_OF).removesuffix(" ».") if said else None


def test_a_word_of_the_label_that_nobody_reads_is_not_told() -> None:
    assert told("agent de sécurité", **KEEPER, text="Vous orientez les usagers vers les bennes.") is None


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("agent de sécurité", "Vous veillez au respect des consignes de sécurité."),
        ("agent de sécurité", "Les chaussures de sécurité sont fournies, un agent vous forme."),
        ("sécurité", "Respecter les règles d'hygiène et de sécurité."),
        ("environnement", "Un bon environnement de travail."),
        ("service client", "Le sens du service, et des échanges avec chaque client."),
        ("aide aux personnes", "Une équipe de dix personnes, de l'aide en cas de besoin."),
        ("agent d'entretien", "Un entretien avec un agent de la mairie."),
        ("travail en équipe", "Une équipe soudée et un travail varié."),
        ("information", "Pour plus d'information, contactez la mairie."),
        ("technicien qualité", "La qualité de notre accueil compte."),
    ],
)
def test_words_that_any_announcement_holds_are_no_link(wish: str, text: str) -> None:
    assert told(wish, **KEEPER, text=text) is None


@pytest.mark.parametrize(
    ("wish", "job", "words"),
    [
        ("cuisine", {"text": "Vous aidez en cuisine deux jours par semaine."}, "cuisine"),
        ("travailler avec les animaux", {"text": "Vous nourrissez les animaux de la ferme."}, "animaux"),
        ("jardin", {"text": "Arroser le jardin et les fleurs."}, "jardin"),
        ("agent de sécurité", {"text": "Vous êtes agent de sécurité sur le site, le soir."}, "agent, sécurité"),
        ("agent de sécurité", {"title": "Sécurité du site", "text": "Vous gardez les bennes."}, "sécurité"),
        ("couture", {"text": "Reprendre des vêtements : couture et repassage."}, "couture"),
    ],
)
def test_words_that_tell_what_the_work_is_are_told(wish: str, job: dict[str, str], words: str) -> None:
    assert told(wish, **{**KEEPER, **job}) == words


def test_a_place_in_a_house_is_no_link_though_a_title_holds_it() -> None:
    assert told("agent de sécurité", rome="K2204", title="Agent de propreté") is None


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("btp", "Accueil du public"),
        ("btp", "Agent de travaux ménagers"),
        ("avs", "Assistant social"),
        ("avs", "Animateur de vie associative"),
        ("vente, btp", "Écrivain public"),
    ],
)
def test_a_short_form_is_not_told_of_a_title_that_holds_one_of_its_words(wish: str, title: str) -> None:
    assert told(wish, rome="K2204", rome_label="Nettoyage", title=title, text="Du lundi au vendredi.") is None


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("atsem", "ATSEM à l'école du bourg"),
        ("btp", "Manœuvre de travaux publics"),
        ("avs", "Auxiliaire de vie"),
        ("ménage", "Femme de ménage"),
        ("couture", "Atelier de couture"),
    ],
)
def test_a_short_form_is_told_of_a_title_that_holds_it_or_most_of_its_words(wish: str, title: str) -> None:
    assert told(wish, rome="M1805", rome_label="Études", title=title, text="Du lundi au vendredi.") == wish
