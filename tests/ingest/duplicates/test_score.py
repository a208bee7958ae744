"""What makes two postings one opportunity, and what does not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.duplicates import Posting, likeness, read_all
from ingest.duplicates.score import WEIGHTS
from tests.make.postings import AGENCY, BAKERY, some_posting
from tests.make.values import AUBUSSON, NOON

NEXT_COMMUNE = {"insee": "23208", "place": "Sainte-Feyre", "point": some_posting().point}


def _is_same(one: Posting, other: Posting) -> bool:
    return likeness(*read_all([one, other])).is_same


@pytest.mark.parametrize(
    "said",
    [
        {"title": "VENDEUSE EN BOULANGERIE - CDI - Guéret"},
        {
            "title": "Vendeur boulangerie F/H",
            "text": BAKERY.replace("accueillir", "acueillir").replace("caisse", "caise"),
        },
        {"employer": "MANPOWER", "text": f"{AGENCY} {BAKERY} {AGENCY}"},
        {"employer": None, "published": NOON - timedelta(days=45)},
        {"text": BAKERY[:300], "employer": "Boulangerie Martin SAS"},
        {"text": " ".join(reversed(BAKERY.split(". ")))},
        {"title": "Employé de vente en boulangerie", **NEXT_COMMUNE},
        {"kind": "inclusion_job", "rome": None},
    ],
)
def test_it_is_the_same(said: dict[str, Any]) -> None:
    assert _is_same(some_posting(), some_posting(**said))


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Boulanger (H/F)", "rome": "D1102", "text": BAKERY.replace("servir le pain", "pétrir la pâte")},
        {"insee": "23008", "place": "Aubusson", "point": AUBUSSON},
        {"employer": "Le Fournil du Lac", "text": AGENCY},
        {"employer": "MANPOWER", "title": "Cariste (H/F)", "rome": "N1101", "text": AGENCY},
    ],
)
def test_it_is_another_post(said: dict[str, Any]) -> None:
    assert not _is_same(some_posting(), some_posting(**said))


def test_an_agency_that_uses_one_text_for_two_trades_has_two_posts() -> None:
    cook = some_posting(employer="ADECCO", title="Cuisinier (H/F)", rome="G1602", text=f"{AGENCY} Poste de cuisinier.")
    driver = some_posting(
        employer="ADECCO", title="Chauffeur (H/F)", rome="N4101", text=f"{AGENCY} Poste de chauffeur."
    )

    assert not _is_same(cook, driver)


@pytest.mark.parametrize(
    ("house", "same"),
    [
        ("Ressourcerie des Bruyères", False),
        ("ressourcerie des tilleuls (association)", True),
        ("Ressourcerie des Tilleuls, antenne de Guéret", True),
        (None, True),
    ],
)
def test_two_houses_that_share_the_text_of_a_mission_have_two(house: str | None, *, same: bool) -> None:
    mission = some_posting(kind="volunteering", rome=None, employer="Ressourcerie des Tilleuls")

    assert _is_same(mission, replace(mission, employer=house)) is same


@pytest.mark.parametrize(
    ("grower", "siret", "same"),
    [
        ("Jardins de la Gartempe", "80123456700014", False),
        ("Jardins de la Gartempe", "79123456700022", True),  # another establishment of the company
        ("Jardins de la Gartempe", None, True),
        ("EARL Les Serres", "80123456700014", True),  # a name that two companies of one house share
        ("MANPOWER", "80123456700014", True),
    ],
)
def test_two_companies_that_share_the_text_of_a_federation_have_two_posts(
    grower: str, siret: str | None, *, same: bool
) -> None:
    post = some_posting(employer="Les Serres", siret="79123456700014")

    assert _is_same(post, replace(post, employer=grower, siret=siret)) is same


def test_a_campaign_of_an_employer_in_neighbouring_communes_is_one_post_a_commune() -> None:
    here = some_posting(text=f"Magasin de Guéret. {BAKERY}")
    there = some_posting(text=f"Magasin de Sainte-Feyre. {BAKERY}", **NEXT_COMMUNE)

    assert not _is_same(here, there)


def test_one_establishment_that_words_one_post_anew_is_linked_by_its_siret() -> None:
    one = some_posting(siret="32345678900012")
    other = some_posting(siret="32345678900012", text=f"Vente de pain, tenue de la caisse. {AGENCY}")

    assert _is_same(one, other)


def test_two_classes_of_one_lesson_are_two_posts() -> None:
    one = some_posting(title="Cours d'anglais en 5ème", rome="K2107", text=BAKERY)
    other = some_posting(title="Cours d'anglais en 1ère", rome="K2107", text=BAKERY)

    assert likeness(*read_all([one, other])).parts["title"] == pytest.approx(0.5)


def test_every_part_is_told_and_what_is_not_known_is_none() -> None:
    found = likeness(*read_all([some_posting(), some_posting(employer=None, rome=None, text="Pain.")]))

    assert set(found.parts) == set(WEIGHTS)
    assert (found.parts["employer"], found.parts["trade"], found.parts["text"]) == (None, None, None)


words = st.text(alphabet="abcdeé /-()'1", max_size=40)


@settings(deadline=None)  # the first texts read fill what is remembered of words, the others are quick
@given(words, words, words, words)
def test_likeness_does_not_depend_on_the_order(title: str, other_title: str, text: str, employer: str) -> None:
    one, other = read_all([some_posting(title=title, text=text), some_posting(title=other_title, employer=employer)])

    assert likeness(one, other).score == pytest.approx(likeness(other, one).score, abs=0.2)
