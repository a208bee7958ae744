"""The sheet of people whom a counsellor follows: read at once by the site, kept nowhere, in no list of `sheets.table`.

It asks for a first name and a commune, never for a family name, a birthday, an address or a number. Departments have
files of their own: what their usual headers tell is read too.
"""

from kit import fold
from sheets.column import Column, Shape, Sheet

STAGES = {
    "Vers l'emploi": "emploi",
    "emploi": "emploi",
    "Projet à construire": "socio_pro",
    "socio-pro": "socio_pro",
    "socio-professionnel": "socio_pro",
    "Reprendre pied": "remobilisation",
    "remobilisation": "remobilisation",
}
CONTRACTS = {"3 mois": "usual", "3": "usual", "6 mois": "self_employed", "6": "self_employed"}
_MINUTES = "Le temps de trajet accepté ainsi, en minutes. Vide : la personne ne l'a pas."

PEOPLE = Sheet(
    "personnes",
    "Personnes suivies",
    "Les personnes que vous suivez : un prénom et une commune suffisent.",
    "",
    (
        Column(
            "first_name",
            "Prénom",
            Shape.TEXT,
            "Le prénom seul, ou ce qui vous aide à la reconnaître. Jamais le nom de famille.",
            "Kévin",
            ("prenom", "prénom usuel"),
            required=True,
        ),
        Column(
            "place",
            "Commune",
            Shape.COMMUNE,
            "La commune où la personne habite, jamais l'adresse.",
            "Aubusson",
            ("ville", "commune de résidence", "ville de résidence", "lieu de résidence"),
            required=True,
        ),
        Column(
            "postcode", "Code postal", Shape.POSTCODE, "Utile quand plusieurs communes ont ce nom.", "23200", ("cp",)
        ),
        Column(
            "stage",
            "Étape",
            Shape.CHOICE,
            "Où en est la personne.",
            "Projet à construire",
            ("parcours", "étape du parcours"),
            choices=STAGES,
        ),
        Column(
            "wishes",
            "Souhaits",
            Shape.TEXT,
            "Ce que la personne cherche, dans ses mots, avec « ; » entre deux souhaits.",
            "boulanger ; travailler le matin",
            (
                "projet",
                "projet pro",
                "projet professionnel",
                "souhait",
                "souhait professionnel",
                "souhaits professionnels",
                "recherche",
                "cherche",
                "emploi recherché",
                "emploi souhaité",
                "métier recherché",
                "métiers recherchés",
                "métier souhaité",
                "métiers souhaités",
                "métier visé",
                "métiers visés",
            ),
        ),
        Column("car", "Voiture", Shape.NUMBER, _MINUTES, "", ("voiture (minutes)", "véhicule", "véhiculé")),
        Column("moped", "Scooter", Shape.NUMBER, _MINUTES, "", ("cyclomoteur", "scooter (minutes)")),
        Column("ebike", "Vélo électrique", Shape.NUMBER, _MINUTES, "", ("vae",)),
        Column("bike", "Vélo", Shape.NUMBER, _MINUTES, "30", ("vélo (minutes)",)),
        Column("bus", "Bus ou train", Shape.NUMBER, _MINUTES, "", ("bus", "transports", "bus (minutes)")),
        Column("walk", "À pied", Shape.NUMBER, _MINUTES, "30", ("marche", "à pied (minutes)")),
        Column(
            "licences",
            "Permis",
            Shape.TEXT,
            "Les permis, avec « ; » entre deux. « aucun » s'il n'y en a pas.",
            "aucun",
            ("permis de conduire",),
        ),
        Column("hours_min", "Heures au moins", Shape.HOURS, "Les heures par semaine voulues, au moins.", "20"),
        Column("hours_max", "Heures au plus", Shape.HOURS, "Les heures par semaine voulues, au plus.", "35"),
        Column(
            "starts_on",
            "Début du contrat",
            Shape.DATE,
            "Le premier jour du contrat d'engagements. Vide : pas de contrat.",
            "01/09/2026",
            ("début du cer", "début cer", "date du cer", "date cer", "cer", "signature cer", "signature du cer"),
        ),
        Column(
            "kind",
            "Durée du contrat",
            Shape.CHOICE,
            "3 mois, ou 6 pour les agriculteurs et les indépendants.",
            "3 mois",
            ("durée du cer",),
            choices=CONTRACTS,
        ),
    ),
)

WAYS, LICENCE_B = "ways", "licence_b"
ALSO_READ = {
    WAYS: (
        "mobilité",
        "locomotion",
        "moyen de locomotion",
        "moyens de locomotion",
        "moyen de transport",
        "moyens de transport",
        "moyen de déplacement",
        "moyens de déplacement",
        "déplacement",
        "déplacements",
    ),
    LICENCE_B: ("permis b", "permis voiture", "permis b o n"),
}
"""What files tell in one column where the sheet has several, by the headers that they give it: the means of travel by
their names, and whether somebody has the usual licence."""


def told_under(header: str) -> str:
    """What a header of a file tells: the name of a column of the sheet or of `ALSO_READ`; "" where it is not read."""
    column, wanted = PEOPLE.column_under(header), fold(header)
    if column is not None:
        return column.name
    return next((name for name, headers in ALSO_READ.items() if wanted in map(fold, headers)), "")
