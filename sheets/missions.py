"""The sheet of missions for volunteers."""

from sheets.column import Column, Shape, Sheet
from sheets.shared import CONTACT, DESCRIPTION, LINK, PLACE_OR_REMOTE, POSTCODE, REFERENCE

MISSIONS = Sheet(
    "missions",
    "Missions bénévoles",
    "Les coups de main que des associations ou des communes cherchent.",
    "departement-missions",
    (
        REFERENCE,
        Column(
            "title",
            "Intitulé",
            Shape.TEXT,
            "La mission, en quelques mots.",
            "Trier les dons à la ressourcerie",
            ("titre", "mission", "intitulé de la mission"),
            required=True,
        ),
        Column(
            "employer",
            "Association",
            Shape.TEXT,
            "Qui cherche des bénévoles.",
            "La Ressourcerie du plateau",
            ("organisme", "structure", "nom de l'association", "organisation"),
            required=True,
        ),
        PLACE_OR_REMOTE,
        POSTCODE,
        Column(
            "rhythm",
            "Rythme",
            Shape.TEXT,
            "Quand, et combien de temps.",
            "2 heures par semaine, le mercredi",
            ("disponibilité", "horaires", "fréquence"),
        ),
        Column(
            "positions",
            "Bénévoles cherchés",
            Shape.NUMBER,
            "Combien de personnes.",
            "3",
            ("places", "nombre de bénévoles", "nombre de places"),
        ),
        DESCRIPTION,
        LINK,
        Column(
            "until",
            "Date limite",
            Shape.DATE,
            "Après ce jour, la mission n'est plus montrée.",
            "31/12/2026",
            ("jusqu'au", "fin", "date de fin"),
        ),
        CONTACT,
    ),
)
