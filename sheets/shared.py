"""The columns that several sheets share."""

from sheets.column import Column, Shape

REFERENCE = Column(
    "reference",
    "Référence",
    Shape.CODE,
    "Votre numéro pour cette ligne. Il permet de la corriger plus tard, même si le reste change.",
    "2026-014",
    ("ref", "numéro", "n°", "id", "identifiant", "code"),
)
PLACE = Column(
    "place",
    "Commune",
    Shape.COMMUNE,
    "La commune où cela se passe.",
    "Aubusson",
    ("ville", "lieu", "lieu de travail", "localité", "commune du poste"),
    required=True,
)
POSTCODE = Column(
    "postcode",
    "Code postal",
    Shape.POSTCODE,
    "Utile si plusieurs communes portent le même nom.",
    "23200",
    ("cp", "postal", "code_postal"),
)
DESCRIPTION = Column(
    "description",
    "Description",
    Shape.TEXT,
    "Ce que l'on fait, en quelques phrases simples. Sans nom ni téléphone.",
    "Préparer les légumes, dresser les assiettes, ranger la cuisine.",
    ("détail", "détails", "texte", "contenu", "descriptif", "missions", "annonce"),
)
LINK = Column(
    "url",
    "Lien",
    Shape.LINK,
    "La page où répondre ou s'inscrire.",
    "https://www.exemple.fr/offre-14",
    ("url", "site", "adresse web", "page", "lien d'inscription", "lien de candidature"),
)
CONTACT = Column(
    "contact",
    "Contact",
    Shape.PERSON,
    "À laisser vide. Si un nom s'y trouve, il est retiré des textes. Il n'est jamais gardé.",
    "",
    ("nom du contact", "personne à contacter", "interlocuteur", "responsable", "recruteur"),
)
PLACE_OR_REMOTE = Column(
    "place",
    "Commune",
    Shape.COMMUNE,
    "La commune où cela se passe, ou « à distance ».",
    "Bourganeuf",
    PLACE.synonyms,
    required=True,
)
SPOT = Column(
    "spot",
    "Lieu précis",
    Shape.TEXT,
    "La salle ou l'adresse, pour trouver.",
    "Salle polyvalente, place du marché",
    ("salle", "adresse", "endroit"),
)
DAY = Column(
    "day",
    "Date",
    Shape.DATE,
    "Le jour.",
    "24/11/2026",
    ("jour", "date de début", "début", "le"),
    required=True,
)
FROM = Column(
    "from", "Heure de début", Shape.TIME, "Quand cela commence.", "14:00", ("de", "heure", "horaire de début")
)
TO = Column("to", "Heure de fin", Shape.TIME, "Quand cela finit.", "16:00", ("à", "fin", "horaire de fin"))
