"""What no employer may ask of somebody is found in their words; what is asked of the work is left."""

import pytest

from matching.words.law.questions import private_questions, unlawful_questions


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
        ("Vous n'êtes pas du genre à tomber malade j'espère", ("du genre à tomber malade",)),
        ("Vous êtes souvent en arrêt ?", ("Vous êtes souvent en arrêt",)),
        ("La santé, ça va ?", ("La santé, ça va ?",)),
        ("Vous avez des soucis de dos ?", ("Vous avez des soucis de dos",)),
        ("Avez-vous une RQTH ?", ("Avez-vous une RQTH",)),
        ("Vous prenez des médicaments ?", ("Vous prenez des médicaments",)),
        ("Vous fumez ?", ("Vous fumez ?",)),
        ("Un bébé bientôt ?", ("Un bébé bientôt ?",)),
        ("Qui garde vos enfants ?", ("Qui garde vos enfants",)),
        ("Vous vivez seule ?", ("Vous vivez seule",)),
        ("Vous faites le ramadan ?", ("Vous faites le ramadan",)),
        ("D'où vient votre nom ?", ("D'où vient votre nom",)),
        ("Où êtes-vous née ?", ("Où êtes-vous née",)),
        ("Vous votez quoi ?", ("Vous votez",)),
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
        "Si vous êtes malade, prévenez-nous le matin",
        "Vous êtes en arrêt de travail ? Un autre poste peut vous convenir",
        "Vous avez bien une voiture à vous ? Vous pouvez porter 15 kg ?",
        "Vous buvez un café avec l'équipe. Vous fumez les jambons.",
        "Vous allez à la messe avec les résidents",
        "Vous prenez des médicaments à la pharmacie pour les résidents",
        "Vous venez de quelle entreprise ? Comment viendrez-vous ?",
        "Quel âge ont les enfants à garder ? 3 et 6 ans",
        "Voulez-vous travailler dans la santé ?",
    ),
)
def test_what_the_work_takes_may_be_asked(text: str) -> None:
    assert unlawful_questions(text) == ()


@pytest.mark.parametrize(
    "text",
    (
        "Où habitez-vous ?",
        "Donnez-moi votre adresse",
        "Vous êtes du coin ?",
        "Vous touchez le RSA ?",
        "Depuis combien de temps êtes-vous au chômage ?",
        "Vous avez des dettes ?",
        "Votre mari est d'accord ?",
    ),
)
def test_a_message_asks_nobody_where_with_whom_or_on_what_they_live(text: str) -> None:
    assert private_questions(text)


@pytest.mark.parametrize(
    "text",
    (
        "Où travaillez-vous ? Comment viendrez-vous ?",
        "Donnez-moi votre adresse e-mail",
        "L'adresse de l'atelier : route de Guéret",
        "Vos enfants peuvent manger à la cantine",
        "Vous êtes du métier ?",
        "Vous avez un crédit de temps pour le repas",
    ),
)
def test_a_message_may_ask_of_the_way_and_of_the_work(text: str) -> None:
    assert private_questions(text) == ()
