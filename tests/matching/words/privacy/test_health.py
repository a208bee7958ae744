"""Words of health are found where somebody's health is told, and not where work or a cause only sounds so."""

import pytest

from matching.words.privacy.health import words_of_health


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dépressive, hernie discale, suivie au CMP", ("Dépressive", "hernie", "suivie au CMP")),
        ("Elle prend des antidépresseurs et voit un psychiatre", ("antidépresseurs", "voit un psychiatre")),
        ("Son dos lui fait mal, elle est sous morphine", ("lui fait mal", "morphine")),
        ("je suis diabétique ; cantine", ("diabétique",)),
        ("opérée du genou, en arrêt\nmaladie", ("opérée du", "en arrêt\nmaladie")),
        ("Mal au dos. J’ai mal au dos", ("Mal au dos", "mal au dos")),
        ("reconnu travailleur handicapé", ("travailleur handicapé",)),
        ("Elle est enceinte de cinq mois", ("enceinte",)),
    ],
)
def test_what_tells_of_health_is_named_as_it_was_typed(text: str, found: tuple[str, ...]) -> None:
    assert words_of_health(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "aider des personnes handicapées",
        "secrétaire en addictologie",
        "vendre des boissons alcoolisées",
        "bénévole à la Ligue contre le cancer",
        "aide-soignante à l'hôpital psychiatrique",
        "travailler dans l'enceinte du château",
        "hospitalisation à domicile",
        "monter des enceintes acoustiques",
        "Il rappelle lundi. Le mal du pays passe.",
        "cabinet de cancérologie, accueil des malades",
    ],
)
def test_work_and_causes_that_only_sound_so_are_left_alone(text: str) -> None:
    assert words_of_health(text) == ()
