"""Whether somebody has children chooses nobody; the children whom the work is for may be told."""

import pytest

from matching.words.law.unlawful import unlawful_words


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("quelqu'un qui n'a pas d'enfants en bas age car 6h du mat", ("qui n'a pas d'enfants en bas age",)),
        ("n'ayant plus d'enfants à charge", ("n'ayant plus d'enfants à charge",)),
        ("pas d'enfants en bas âge", ("pas d'enfants en bas âge",)),
        ("vendeuse dont les enfants sont grands", ("dont les enfants sont grands",)),
        ("sans contraintes familiales", ("sans contraintes familiales",)),
        ("libre de toute charge de famille", ("libre de toute charge de famille",)),
        ("il vaut mieux ne pas avoir d'enfants", ("ne pas avoir d'enfants",)),
        ("horaires incompatibles avec des enfants", ("incompatibles avec des enfants",)),
        ("pas quelqu'un qui doit garder ses gosses", ("pas quelqu'un qui doit garder ses gosses",)),
        ("personne sans attaches", ("personne sans attaches",)),
    ),
)
def test_children_that_somebody_has_or_has_not_are_told(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "Le dimanche dès 6 h du matin.",
        "Garder deux enfants en bas âge. Expérience avec des enfants en bas âge.",
        "Crèche : pas d'enfants malades l'après-midi.",
        "La cantine n'a pas d'enfants en bas âge.",
        "Contraintes familiales prises en compte. Horaires compatibles avec une vie de famille.",
        "Pour les familles qui n'ont pas d'enfants à la cantine.",
        "Pas d'enfants dans l'atelier pour la sécurité.",
        "Poste sans contrainte d'horaires.",
        "Vous ne gardez pas les enfants seul.",
        "Ambiance familiale, contraintes de saison.",
    ),
)
def test_children_of_the_work_pass(text: str) -> None:
    assert unlawful_words(text) == ()
