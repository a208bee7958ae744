"""The sheet of the stops of the bus de l'emploi."""

from sheets.column import Column, Shape, Sheet
from sheets.shared import DAY, PLACE, POSTCODE, SPOT

BUS = Sheet(
    "bus",
    "Arrêts du bus de l'emploi",
    "Où et quand passe le bus de l'emploi.",
    "departement-bus",
    (
        PLACE,
        POSTCODE,
        SPOT,
        DAY,
        Column(
            "from",
            "Heure de début",
            Shape.TIME,
            "Quand le bus arrive.",
            "9:30",
            ("de", "heure", "horaire de début", "arrivée"),
            required=True,
        ),
        Column(
            "to",
            "Heure de fin",
            Shape.TIME,
            "Quand le bus repart.",
            "12:00",
            ("à", "fin", "horaire de fin", "départ"),
            required=True,
        ),
        Column(
            "every_weeks",
            "Répéter",
            Shape.CHOICE,
            "« chaque semaine » ou « toutes les deux semaines ». Vide : une seule fois.",
            "toutes les deux semaines",
            ("répétition", "fréquence"),
            choices={
                "chaque semaine": "1",
                "toutes les semaines": "1",
                "hebdomadaire": "1",
                "toutes les deux semaines": "2",
                "toutes les 2 semaines": "2",
                "une semaine sur deux": "2",
                "non": "",
                "une fois": "",
            },
        ),
        Column(
            "until",
            "Jusqu'au",
            Shape.DATE,
            "Le dernier passage possible, si cela se répète.",
            "31/12/2026",
            ("date de fin", "dernier jour"),
        ),
    ),
)
