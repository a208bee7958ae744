"""What no employer may ask of somebody is found in their words; what is asked of the work is left."""

import pytest

from matching.words.law.questions import unlawful_questions


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("avez vous des enfants ?", ("avez vous des enfants ?",)),
        ("vendeuse, dites moi si vous avez des enfants, 20h", ("vous avez des enfants",)),
        ("Des enfants ?", ("Des enfants ?",)),
        ("Combien d'enfants avez-vous ?", ("Combien d'enfants avez-vous",)),
        ("Quel âge avez-vous ?", ("Quel âge avez-vous",)),
        ("Précisez votre situation familiale", ("Précisez votre situation familiale",)),
        ("Êtes-vous mariée ou enceinte ?", ("Êtes-vous mariée",)),
        ("Comptez-vous avoir des enfants ?", ("Comptez-vous avoir des enfants ?",)),
        ("Quelle est votre religion ?", ("Quelle est votre religion",)),
    ),
)
def test_what_may_not_be_asked_is_told_in_its_words(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_questions(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "Avez-vous de l'expérience avec des enfants ?",
        "Garder des enfants le soir",
        "Vous avez le permis ?",
        "Êtes-vous libre le samedi ?",
        "Vous accueillez les enfants à la cantine",
        "Nous sommes une famille, le travail est au magasin",
    ),
)
def test_what_the_work_takes_may_be_asked(text: str) -> None:
    assert unlawful_questions(text) == ()
