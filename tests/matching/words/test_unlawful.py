"""Words that the law forbids in an opening are told as they were written; ordinary words are left alone."""

import pytest

from matching.words.unlawful import unlawful_words


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Je cherche une vendeuse jeune et jolie, pas de voile", ("vendeuse jeune et jolie", "pas de voile")),
        ("Serveur, moins de 30 ans", ("moins de 30 ans",)),
        ("Vendeuse, femme uniquement.", ("femme uniquement",)),
        ("Uniquement des hommes", ("Uniquement des hommes",)),
        ("Maçon. Français seulement", ("Français seulement",)),
        ("Besoin d'une jeune femme pour le service", ("jeune femme",)),
        ("Nationalité française, entre 20 et 35 ans", ("Nationalité française", "entre 20 et 35 ans")),
        ("Pas d’étrangers", ("Pas d’étrangers",)),
        ("Une personne sans enfants, en bonne santé", ("personne sans enfants", "en bonne santé")),
        ("Je cherche une femme pour vendre", ("cherche une femme",)),
        ("Physique agréable, limite d'âge 40", ("Physique agréable", "limite d'âge")),
    ),
)
def test_what_the_law_forbids_is_told_in_the_words_that_were_written(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "Jeune entreprise en Creuse, à moins de 30 minutes de Guéret.",
        "Nous cherchons une femme de ménage ou un homme toutes mains.",
        "Je cherche un homme à tout faire.",
        "Garde d'enfants de moins de 3 ans, avec moins de 20 ans d'expérience.",
        "Maison fondée depuis plus de 30 ans, équipe jeune.",
        "Animer un groupe de jeunes, accueillir des jeunes femmes.",
        "Bien parler français, français obligatoire.",
        "Coiffure hommes uniquement.",
        "Un contrat d'apprentissage : moins de 30 ans.",
        "Vendre de jolies robes dans une belle boutique.",
        "Moniteur de voile, pas de voile en hiver sur la base nautique.",
        "Vendeuse, 20 h, du mardi au samedi, débutant ok.",
        "Petite équipe de deux femmes et trois hommes.",
        "Aide à domicile auprès de personnes âgées, malades ou handicapées.",
        "Pain blanc seulement.",
    ),
)
def test_ordinary_words_raise_no_alarm(text: str) -> None:
    assert unlawful_words(text) == ()
