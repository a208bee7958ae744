"""Functional limits: what they rule out is read in their words, and what they leave possible is left."""

import pytest

from matching import Conditions, Strain
from matching.words.wishes.limits import limits_of, most_french, refused_by, strains_named
from tests.make.values import some_person


@pytest.mark.parametrize(
    ("limit", "strains"),
    [
        ("pas de port de charges lourdes", {Strain.LOADS}),
        ("ne peut pas rester debout", {Strain.STANDING}),
        ("vertiges : pas d'échelle", {Strain.POSTURE}),
        ("pas de bruit ni de foule", {Strain.NOISE, Strain.PUBLIC}),
        ("pas de chambre froide", {Strain.COLD}),
        ("eczéma : pas de produits d'entretien", {Strain.PRODUCTS}),
        ("pas de contact avec le public", {Strain.PUBLIC}),
        ("pas de téléphone", {Strain.PHONE}),
        ("éviter le stress et les délais serrés", {Strain.PRESSURE}),
        ("pas de découchés", {Strain.AWAY}),
        ("jamais dans un bar", {Strain.ALCOHOL}),
        ("pas de caisse", {Strain.MONEY}),
        ("ne sait pas lire", {Strain.WRITING}),
        ("ne conduit plus", {Strain.DRIVING}),
        ("pas de coupure longue", {Strain.SPLIT}),
        ("pas de charges lourdes, à l'aise avec les clients", {Strain.LOADS}),
        ("enfants à charge, pas de port de charges", {Strain.LOADS}),
        ("ne doit plus pousser la charge d'un chariot", {Strain.LOADS}),
        ("plus de contact avec les gens", {Strain.PUBLIC}),
        ("pas de contacts", {Strain.PUBLIC}),
        ("pas de contact avec des inconnus", {Strain.PUBLIC}),
        ("allergique à la javel, pas de produits", {Strain.PRODUCTS}),
        ("pas de contact avec l'eau froide", {Strain.COLD}),
        ("pas de contact avec les produits", {Strain.PRODUCTS}),
        ("ne supporte pas d'être debout", {Strain.STANDING}),
        ("pas d'urgences ni de délais", {Strain.PRESSURE}),
        ("pas de publics difficiles", {Strain.PUBLIC}),
        ("peut porter mais pas de bruit", {Strain.NOISE}),
        ("debout sans problème, ne peut plus porter", {Strain.LOADS}),
        ("n'aime pas le téléphone", {Strain.PHONE}),
    ],
)
def test_what_is_said_to_be_impossible_is_refused_and_nothing_else(limit: str, strains: set[Strain]) -> None:
    assert refused_by(some_person(limits=(limit,))) == strains


def test_a_sore_back_counts_and_refuses_nothing() -> None:
    person = some_person(limits=("dos fragile",))

    assert limits_of(person) == {Strain.LOADS}
    assert not refused_by(person)


@pytest.mark.parametrize(
    "limit",
    [
        *("a du mal à se lever", "protections auditives obligatoires", "téléphone qui passe mal", "deux enfants"),
        *("trois enfants à charge, sans mode de garde", "pas de contact avec les animaux", "enfants a charge"),
        *("sa mère à sa charge, plus de soutien", "prise en charge à Guéret, pas ailleurs", "aucune charge de famille"),
        *(
            "pas debout avant 7 h",
            "peur de ne pas être à la hauteur",
            "sans perdre son sang-froid",
            "plus de sac à dos",
        ),
        *(
            "allergique aux chats",
            "pas de transports publics",
            "pas de publicité",
            "ne met plus de lentilles de contact",
        ),
        *("disponible sans délai", "pas d'hébergement d'urgence", "pas de caisse d'allocations", "sans coupure d'eau"),
        *("ne peut pas porter plainte", "ne peut pas porter de chaussures de sécurité", "pas d'aide sociale"),
        *("je n'ai pas de problème avec le public", "pas de sécurité sociale", "ne peut pas porter de masque"),
    ],
)
def test_what_leaves_the_work_possible_rules_nothing_out(limit: str) -> None:
    assert limits_of(some_person(limits=(limit,))) == frozenset()


def test_whoever_hardly_reads_meets_work_that_is_shown_and_told() -> None:
    assert most_french(some_person(limits=("lit difficilement",))) == 2
    assert most_french(some_person(limits=("pas de charges",))) is None


def test_loads_that_a_text_names_are_a_strain_as_others_are() -> None:
    assert strains_named(Conditions(heavy=True, strains=("noise",))) == {Strain.LOADS, Strain.NOISE}
    assert strains_named(Conditions(heavy=False, split=True)) == {Strain.SPLIT}
