"""What is not to be kept of somebody is found in their words; work that only sounds so is left alone."""

import pytest

from matching.words.privacy.not_kept import Matter, told_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Manutention, sort de prison", {Matter.JUSTICE: ("sort de prison",)}),
        ("ancien détenu, bracelet électronique", {Matter.JUSTICE: ("ancien détenu", "bracelet électronique")}),
        ("a fait de la prison", {Matter.JUSTICE: ("fait de la prison",)}),
        ("mari malade", {Matter.HEALTH: ("mari malade",)}),
        ("Sa fille est handicapée", {Matter.HEALTH: ("Sa fille est handicapée",), Matter.FAMILY: ("Sa fille",)}),
        ("maman solo 2 enf.", {Matter.FAMILY: ("maman solo",)}),
        ("j'ai 2 enfants", {Matter.FAMILY: ("j'ai 2 enfants",)}),
        ("Malienne sans papiers, plonge", {Matter.ORIGIN: ("sans papiers",)}),
        ("Je suis ukrainienne", {Matter.ORIGIN: ("Je suis ukrainienne",)}),
        ("Je suis musulmane et je porte le voile", {Matter.BELIEF: ("Je suis musulmane", "porte le voile")}),
        ("délégué syndical CGT", {Matter.BELIEF: ("délégué syndical",)}),
        ("victime de violences conjugales", {Matter.PROTECTION: ("violences conjugales",)}),
        ("sous tutelle", {Matter.PROTECTION: ("sous tutelle",)}),
        ("J'ai 58 ans, ménage", {Matter.AGE: ("J'ai 58 ans",)}),
        ("est sourd, suivi CMP", {Matter.HEALTH: ("est sourd", "suivi CMP")}),
        ("06 12 34 56 78", {Matter.CONTACT: ("06 12 34 56 78",)}),
        ("écrire à momo@exemple.fr", {Matter.CONTACT: ("momo@exemple.fr",)}),
    ],
)
def test_what_is_not_to_be_kept_is_named_as_it_was_typed(text: str, found: dict[Matter, tuple[str, ...]]) -> None:
    assert told_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "garder des enfants",
            "garde de 2 enfants",
            "surveillant de prison",
            "aider des familles",
            "école maternelle",
        ),
        *("cuisine marocaine", "parle russe", "accueillir des réfugiés", "aider des victimes de violences conjugales"),
        *("j'ai 20 ans d'expérience", "elle a 10 ans de métier", "prière de téléphoner", "aider des personnes sourdes"),
        *("la Turquie, le pays", "assistante des élus du syndicat", "conduire des patients en dialyse le matin"),
        *("accompagner un enfant handicapé", "femme de ménage", "aide auprès de personnes malades", "travail 35 h"),
    ],
)
def test_work_that_sounds_so_is_left_alone(text: str) -> None:
    assert told_in(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ménage, titre séjour, parle peu", "titre séjour"),
        ("titre de séjour en cours", "titre de séjour"),
        ("carte séjour 10 ans", "carte séjour"),
        ("autorisation provisoire de séjour", "autorisation provisoire de séjour"),
        ("a une autorisation de travail", "autorisation de travail"),
        ("récépissé de la préfecture", "récépissé de la préfecture"),
        ("attend ses papiers", "attend ses papiers"),
        ("plonge, papiers en règle", "papiers en règle"),
        ("demande d'asile en cours", "demande d'asile"),
        ("a été régularisée", "été régularisée"),
    ],
)
def test_the_papers_of_somebody_from_elsewhere_are_not_to_be_kept(text: str, found: str) -> None:
    assert told_in(text) == {Matter.ORIGIN: (found,)}


@pytest.mark.parametrize(
    "text",
    [
        *("organiser des séjours", "séjour linguistique", "salle de séjour à nettoyer", "animateur de séjours adaptés"),
        *("signer les récépissés de livraison", "aider aux papiers des voisins", "sans papier peint", "papier peint"),
        *("autorisation de travail en hauteur", "titre professionnel de cuisinier", "pas de papiers à faire"),
        *("renouveler les papiers d'un véhicule", "factures régularisées", "naturalisation d'animaux"),
    ],
)
def test_stays_and_papers_of_work_are_left_alone(text: str) -> None:
    assert told_in(text) == {}


def test_the_phone_number_of_a_cv_is_where_it_belongs() -> None:
    assert told_in("Anne, 06 12 34 56 78", contacts=False) == {}
