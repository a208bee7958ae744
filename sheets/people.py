"""The sheet of people whom a counsellor follows: read at once by the site, kept nowhere, in no list of `sheets.table`.

It asks for a first name and a commune, never for a family name, a birthday, an address or a number.
"""

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
            ("ville", "commune de résidence"),
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
            ("projet", "métier recherché", "métiers recherchés", "souhait", "recherche", "cherche", "emploi recherché"),
        ),
        Column("car", "Voiture", Shape.NUMBER, _MINUTES, "", ("voiture (minutes)",)),
        Column("moped", "Scooter", Shape.NUMBER, _MINUTES, "", ("cyclomoteur", "scooter (minutes)")),
        Column("ebike", "Vélo électrique", Shape.NUMBER, _MINUTES, "", ("vae",)),
        Column("bike", "Vélo", Shape.NUMBER, _MINUTES, "30", ("vélo (minutes)",)),
        Column("bus", "Bus ou train", Shape.NUMBER, _MINUTES, "", ("bus", "transports", "bus (minutes)")),
        Column("walk", "À pied", Shape.NUMBER, _MINUTES, "30", ("marche", "à pied (minutes)")),
        Column(
            "licences", "Permis", Shape.TEXT, "Les permis, avec « ; » entre deux. « aucun » s'il n'y en a pas.", "aucun"
        ),
        Column("hours_min", "Heures au moins", Shape.HOURS, "Les heures par semaine voulues, au moins.", "20"),
        Column("hours_max", "Heures au plus", Shape.HOURS, "Les heures par semaine voulues, au plus.", "35"),
        Column(
            "starts_on",
            "Début du contrat",
            Shape.DATE,
            "Le premier jour du contrat d'engagements. Vide : pas de contrat.",
            "01/09/2026",
            ("début du cer", "date du cer", "cer", "signature cer", "signature du cer"),
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
