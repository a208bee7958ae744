"""What employers cut short is read as the whole word; what only looks like it stays."""

import pytest

from matching.words.described.shortcuts import in_full


@pytest.mark.parametrize(
    ("cut", "whole"),
    (
        ("vendeuse tt les matins", "vendeuse tous les matins"),
        ("du 20/12 au 5/1/2027", "du 20 décembre au 5 janvier"),
        ("35h du mar au sam", "35h du mardi au samedi"),
        ("mar-sam, repos dim", "mardi au samedi, repos dimanche"),
        ("5h-8h lun mar jeu ven", "5h-8h lundi mardi jeudi vendredi"),
        ("lundi au vend", "lundi au vendredi"),
        ("39h lundi vendredi 8h 12h", "39h lundi au vendredi 8h 12h"),
        ("ménage lundi vendredi 8h 10h", "ménage lundi vendredi 8h 10h"),
        ("vendeuse 30h lundi mardi vendredi", "vendeuse 30h lundi mardi vendredi"),
        ("AS DE jour 12h", "aide-soignant DE jour 12h"),
        ("2 AS de nuit", "2 aide-soignant de nuit"),
        ("tu as 2 jours de repos", "tu as 2 jours de repos"),
        ("ven sam soir", "vendredi samedi soir"),
        ("serveuse wk end", "serveuse week-end"),
        ("1 we sur 2", "1 week-end sur 2"),
        ("mardi aprem", "mardi après-midi"),
        ("5j/7", "5 jours sur 7"),
        ("3 j/sem", "3 jours par semaine"),
        ("mi tps", "mi-temps"),
        ("sam 7h-13h + récolte ven aprem", "samedi 7h-13h + récolte vendredi après-midi"),
        ("tonte d'avril à sept 35h", "tonte d'avril à septembre 35h"),
        ("début sept", "début septembre"),
        ("apprenti, sept 2027", "apprenti, septembre 2027"),
        ("jan à mars", "janvier à mars"),
        ("exp exigée", "expérience exigée"),
        ("pas d'exp demandée", "pas d'expérience demandée"),
        ("manœuvre pr 15 jours", "manœuvre pour 15 jours"),
        ("semaine 1 : 6h-14h", "une semaine sur deux 6h-14h"),
        ("cuisinier, 1er juillet au 31 août", "cuisinier, du 1er juillet au 31 août"),
        ("benevoles pr tri", "benevoles pour tri"),
        ("vente mardi au samdi", "vente mardi au samedi"),
        ("samdis et dimanhces", "samedis et dimanches"),
        ("lundi, jeuid, vendrdi", "lundi, jeudi, vendredi"),
        ("tous les jours sof le lundi", "tous les jours sauf le lundi"),
        ("Slt jcherche qqn pr vendre", "salut je cherche quelqu'un pour vendre"),
        ("2 jrs/semaine", "2 jours par semaine"),
        ("vendeuse, 3 sem", "vendeuse, 3 semaines"),
        ("vendeuse deb ok", "vendeuse débutant ok"),
        ("ouvrier agri", "ouvrier agricole"),
    ),
)
def test_words_cut_short_are_written_in_full(cut: str, whole: str) -> None:
    assert in_full(cut) == whole


@pytest.mark.parametrize(
    "text",
    (
        "Vendeur en bord de mer le mardi",
        "Animer un jeu mardi",
        "Besoin de sept personnes",
        "Pour sept jours",
        "Expert en vente",
        "Un débat accepté",
        "Le crédit agri",
        "Toutes les semaines, tous les jours",
        "Secrétaire à la mairie de Mar",
        "Épicerie Madi, rue Sadi-Carnot, à midi",
        "Un étang à Madrid, un maudit jour",
    ),
)
def test_whole_words_stay_as_they_are(text: str) -> None:
    assert in_full(text) == text
