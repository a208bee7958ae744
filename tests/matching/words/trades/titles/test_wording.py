"""Words of titles and wishes made comparable."""

from pathlib import Path

import pytest

from ingest.reference import read_rome
from matching.words.trades.titles import clauses, kin, title_forms
from matching.words.trades.titles.wording import root, sound, tokens


def test_a_refusal_is_told_from_a_wish() -> None:
    assert clauses("plus la coiffure, vendeuse mais pas le soir") == (
        ("vendeuse",),
        ("plus la coiffure", "pas le soir"),
    )


@pytest.mark.parametrize(
    ("wish", "wanted", "refused"),
    [
        ("n'importe quoi sauf l'école", ("n'importe quoi",), ("sauf l'école",)),
        ("vendeuse, marre de l'usine", ("vendeuse",), ("marre de l'usine",)),
        ("fini la restauration, je veux des bureaux", ("je veux des bureaux",), ("fini la restauration",)),
        ("j'arrête la coiffure", (), ("j'arrête la coiffure",)),
        ("j'ai été coiffeuse mais c'est fini", (), ("plus j'ai été coiffeuse",)),
        ("La sécurité non, j'ai donné. Jardinier", ("Jardinier",), ("plus La sécurité",)),
        ("les bureaux le soir non merci j'ai fait", (), ("plus les bureaux le soir",)),
        ("l'intermittence c'est terminé", (), ("plus l'intermittence",)),
        ("les chiffres je ne peux plus (comptable)", (), ("plus les chiffres", "plus comptable")),
        ("caissière 8 ans, refuse d'y revenir", (), ("plus caissière 8 ans",)),
        ("L'usine je ne pourrai plus, vendeuse", ("vendeuse",), ("plus L'usine",)),
        ("infirmier, il n'y retournera pas", (), ("plus infirmier",)),
        ("boucher, ne plus lui proposer", (), ("plus boucher",)),
        ("ne pas lui reparler de la vente", (), ("pas lui reparler de la vente",)),
        ("elle refuse de faire du ménage, vente", ("elle", "vente"), ("refuse de faire du ménage",)),
        ("le ménage elle en peut plus", (), ("plus le ménage",)),
        ("le bâtiment il en a marre", (), ("plus le bâtiment",)),
        ("le ménage ne l'intéresse pas", (), ("plus le ménage",)),
        ("il retourne pas en usine", ("il",), ("retourne pas en usine",)),
        ("n'en peut plus de la route", (), ("n'en peut plus de la route",)),
        ("pas ouvrier d'usine", (), ("pas ouvrier d'usine",)),
        ("je déteste l'ennui donc vente", ("je", "vente"), ("déteste l'ennui",)),
        ("c'est fini la coiffure, vendeuse", ("c'est", "vendeuse"), ("fini la coiffure",)),
    ],
)
def test_work_that_somebody_had_enough_of_is_refused(
    wish: str, wanted: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    assert clauses(wish) == (wanted, refused)


@pytest.mark.parametrize(
    "wish",
    [
        "maçonnerie finitions",
        "finisseur",
        "je finis à 16h",
        "après mon arrêt, du jardinage",
        "si pas couture : repassage",
        "personnel non soignant",
        "vendeuse ou je sais pas",
        "vendeuse diplômée ou non",
        "maçon maintenant ou jamais",
        "le ménage je dis pas non",
        "refuse du monde, traiteur",
        *("n'est pas contre le ménage", "ne pas hésiter à proposer la vente", "à ne pas exclure le ménage"),
        *("ménage même si ça me plaît pas", "elle revient pas sur sa décision"),
    ],
)
def test_what_ends_something_else_refuses_no_work(wish: str) -> None:
    assert clauses(wish)[1] == ()


@pytest.mark.parametrize("wish", ["marre du ménage :( vendeuse", "marre du ménage :-( vendeuse (bijoux)"])
def test_what_stands_behind_a_sad_face_is_not_refused(wish: str) -> None:
    assert "vendeuse" in clauses(wish)[0]


def test_both_genders_of_a_title_are_read_whole() -> None:
    assert title_forms("Agent / Agente d'entretien de locaux (H/F)") == [
        "agent d entretien de locaux",
        "agente d entretien de locaux",
    ]


def test_a_title_of_two_words_in_both_genders_is_read_whole() -> None:
    assert title_forms("Assistant commercial / Assistante commerciale en agence") == [
        "assistant commercial en agence",
        "assistante commerciale en agence",
    ]


def test_all_titles_of_rome_read_the_same_for_women_and_men(shared_data: Path) -> None:
    labels = {title.label for title in read_rome(shared_data / "rome").titles}
    forms = [title_forms(label) for label in labels]
    pairs = [(him, her) for him, her in (pair for pair in forms if len(pair) == 2)]

    apart = [pair for pair in pairs if tokens(pair[0]) != tokens(pair[1])]

    assert len(pairs) > 10_000
    assert len(apart) < 15, "those whose two halves are two trades: « Lapidaire / Diamantaire »"


@pytest.mark.parametrize(
    "posted", ["Maçon (H/F)", "(H/F)MAÇON", "2 maçons - CDI 35h F/H".replace("maçons", "maçon"), "maçon h/f/x"]
)
def test_gender_contract_and_numbers_are_left_out_of_a_posted_title(posted: str) -> None:
    assert tokens(posted)[0] == "macon"


def test_an_abbreviation_is_spelled_out() -> None:
    assert tokens("ASH de nuit") == tokens("agent de service hospitalier de nuit")


def test_the_letter_of_a_licence_is_kept() -> None:
    assert tokens("permis C") != tokens("permis D")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kuisinier", "cuisinier"), ("netoyage", "nettoyage"), ("farmacie", "pharmacie"), ("mètre", "metre")],
)
def test_what_sounds_the_same_is_heard_the_same(typed: str, meant: str) -> None:
    assert sound(" ".join(tokens(typed))) == sound(" ".join(tokens(meant)))


def test_genders_have_one_root() -> None:
    assert root("vendeur") == root("vendeuse")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("plongeur", "un peu de plonge", True),
        ("ménage", "Employé de ménage d'hôtel", True),
        ("livreur", "livre", False),
    ],
)
def test_words_are_known_again_in_others(one: str, other: str, *, same: bool) -> None:
    assert (not kin(one).isdisjoint(kin(other))) == same


@pytest.mark.parametrize("lasted", ["deux étés", "6 mois", "quelques semaines", "pendant trois ans", "une saison"])
def test_how_long_it_lasted_is_nothing_that_is_asked_for(lasted: str) -> None:
    assert clauses(f"animatrice, {lasted}") == (("animatrice",), ())
    assert clauses(lasted) == ((), ())


def test_what_is_done_in_a_season_is_asked_for() -> None:
    assert clauses("saison d'été, deux heures de ménage")[0] == ("saison d'été", "deux heures de ménage")
