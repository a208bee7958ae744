"""What the words of an offer say of its conditions, and nothing that they do not say."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from matching import Asked, Level
from matching.words import conditions as said
from matching.words.conditions import AskedFor, Found, Passage


def read[T](reader: Callable[[Passage], Found[T] | None], text: str) -> T | None:
    found = reader(Passage(text))
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("label", "hours"),
    [
        ("35H/semaine\nTravail en journée", 35.0),
        ("Temps partiel - 26H15/semaine", 26.25),
        ("37H50\nTravail en journée", 37 + 50 / 60),
        ("2H/semaine", 2.0),
        ("De 24h à 30h", 30.0),
        ("2 heures par semaine", 2.0),
        ("151H par mois", None),
        ("7H par jour", None),
        ("Temps plein", None),
        (None, None),
    ],
)
def test_hours_a_week(label: str | None, hours: float | None) -> None:
    assert said.hours_per_week(label) == hours


@pytest.mark.parametrize(
    ("text", "nights"),
    [("Travail de nuit", True), ("Équipes en 3x8", True), ("Travail en journée", False), ("Une nuit étoilée", None)],
)
def test_nights(text: str, *, nights: bool | None) -> None:
    assert said.nights(text) is nights


@pytest.mark.parametrize(
    ("text", "weekends"),
    [
        ("Travail le week-end", True),
        ("Travail dimanche et jours fériés", True),
        ("Du lundi au vendredi", False),
        ("Pas de travail le dimanche", False),
        ("35H", None),
    ],
)
def test_weekends(text: str, *, weekends: bool | None) -> None:
    assert said.weekends(text) is weekends


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        ("D", "Débutant accepté", (0, False)),
        ("E", "Expérience exigée de 3 An(s)", (36, True)),
        ("E", "6 Mois", (6, True)),
        ("S", "Expérience souhaitée de 2 An(s)", (24, False)),
        ("E", "Expérience exigée", (None, True)),
        (None, None, (None, None)),
    ],
)
def test_experience(code: str | None, label: str | None, expected: tuple[int | None, bool | None]) -> None:
    assert said.experience_months(code, label) == expected


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("CAP, BEP et équivalents", Level.CAP),
        ("Bac ou équivalent", Level.BAC),
        ("Bac+2 ou équivalents", Level.BAC2),
        ("Bac+3, Bac+4 ou équivalents", Level.BAC3),
        ("Bac+5 et plus ou équivalents", Level.BAC5),
        ("Aucune formation scolaire", Level.NONE),
        ("Autre", None),
    ],
)
def test_the_level_of_a_diploma(label: str, level: Level | None) -> None:
    assert said.level_of(label) is level


def test_the_lowest_diploma_opens_the_door() -> None:
    diplomas = [AskedFor(niveau="Bac ou équivalent", exigence="E"), AskedFor(niveau="CAP, BEP et équivalents")]

    assert said.diploma_asked(diplomas) == (Level.CAP, False)


@pytest.mark.parametrize(
    ("label", "code"),
    [("B - Véhicule léger", "B"), ("EC - Poids lourd + remorque", "CE"), ("AM - Cyclomoteur", "AM"), ("CACES", None)],
)
def test_the_code_of_a_licence(label: str, code: str | None) -> None:
    assert said.licence_code(label) == code


@pytest.mark.parametrize(
    ("label", "pay"),
    [
        ("Horaire de 11,88 Euros à 11,88 Euros", "11,88 € de l'heure"),
        ("Horaire de 12.0 Euros à 13.5 Euros sur 12.0 mois", "12 à 13,50 € de l'heure"),
        ("Annuel de 25000.0 Euros à 30000.0 Euros", "25\u202f000 à 30\u202f000 € par an"),
        ("Annuel de 17,00 Euros à 27,00 Euros", None),
        ("Annuel de", None),
        ("SMIC + 5 %", "SMIC + 5 %"),
        (None, None),
    ],
)
def test_pay_as_people_say_it(label: str | None, pay: str | None) -> None:
    assert said.salary(label) == pay


@pytest.mark.parametrize(
    ("label", "contract"),
    [
        ("Contrat à durée indéterminée", "CDI"),
        ("Mission intérimaire - 15 Jour(s)", "Intérim - 15 jours"),
        ("Contrat travail saisonnier - 7 Mois", "Saisonnier - 7 mois"),
        ("Profession libérale", "Profession libérale"),
        ("", None),
    ],
)
def test_contracts_as_people_say_them(label: str, contract: str | None) -> None:
    assert said.contract(label) == contract


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Véhicule personnel indispensable", True),
        ("Site non desservi par les transports", True),
        ("Véhicule de service fourni", None),
        ("Permis B souhaité", None),
        ("Un véhicule personnel est un plus mais n'est pas obligatoire", False),
        ("Être véhiculée est un +", None),
        ("Une personne véhiculée serait un atout", None),
    ],
)
def test_a_vehicle_of_ones_own(text: str, *, needed: bool | None) -> None:
    assert read(said.vehicle_needed, text) is needed


def test_loads_and_shared_transport() -> None:
    assert read(said.heavy, "Port de charges lourdes") is True
    assert read(said.heavy, "Pas de port de charges") is False
    assert read(said.transport_offered, "Covoiturage possible depuis Guéret") is True
    assert (read(said.heavy, "Accueil"), read(said.transport_offered, "Accueil")) == (None, None)


@pytest.mark.parametrize(
    ("text", "loads"),
    [
        ("Il faut pouvoir rester debout et porter des cartons.", True),
        ("Faut pas avoir peur de porter", True),
        ("Vous portez des charges jusqu'à quinze kilos", True),
        ("Il faut savoir porter et ranger", True),
        ("On soulève des sacs de ciment, c'est du solide", True),
        ("Manutention de pièces lourdes", True),
        ("Rien de lourd à porter", False),
        ("Pas besoin de porter de cartons", False),
        ("On ne porte pas de charges", False),
        ("Ne pas avoir peur de porter un masque", None),
        ("Pizzas à emporter, repas à porter à domicile", None),
        ("Chauffeur de poids lourds, sur de longs trajets", None),
        ("La réunion porte sur le poids lourd et la caisse", None),
    ],
)
def test_loads_said_in_plain_words_are_read_as_loads(text: str, *, loads: bool | None) -> None:
    assert read(said.heavy, text) is loads


@pytest.mark.parametrize(
    ("text", "is_standing"),
    [
        ("Il faut pouvoir rester debout et porter des cartons.", True),
        ("Vous serez debout le matin", True),
        ("Il ne faut pas avoir peur de rester debout", True),
        ("Conditionnement de produits frais, debout et au froid", True),
        ("Pas besoin de rester debout", False),
        ("Pour ceux qui ne peuvent plus rester debout longtemps", False),
        ("Une ferme qui tient debout", False),
    ],
)
def test_standing_said_in_plain_words_is_read_as_standing(text: str, *, is_standing: bool) -> None:
    assert ("standing" in (read(said.strains_in, text) or ())) is is_standing


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Vous travaillez 18h par semaine", 18.0),
        ("Horaires hebdomadaires : 36h75", 36.75),
        ("CDI 35h, salaire selon profil", 35.0),
        ("Ouvert 24h sur 24", None),
        ("Mission de 4h par jour", None),
    ],
)
def test_hours_in_a_text(text: str, hours: float | None) -> None:
    assert read(said.hours_in, text) == hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Service du mardi au samedi", (1, 2, 3, 4, 5)),
        ("Les lundis, mardis et jeudis de 6h20 à 8h50", (0, 1, 3)),
        ("Du lundi au vendredi de 6h à 12h et le samedi de 8h à 11h", (0, 1, 2, 3, 4, 5)),
        ("Repos les mardi et mercredi", (0, 3, 4, 5, 6)),
        ("Notre agence vous accueille du lundi au vendredi", None),
        ("Travail le samedi et le dimanche", None),
    ],
)
def test_days_of_work(text: str, days: tuple[int, ...] | None) -> None:
    assert read(said.days_in, text) == days


@pytest.mark.parametrize(
    ("text", "weekends"),
    [
        ("Aucun travail le dimanche", False),
        ("Week-ends exclus", False),
        ("Samedis exclus", None),
        ("Un samedi sur deux", True),
    ],
)
def test_days_that_are_refused_are_no_weekend_work(text: str, *, weekends: bool | None) -> None:
    assert read(said.weekends_in, text) is weekends


def test_shifts_that_are_refused_are_no_shifts() -> None:
    assert read(said.shifts_in, "Pas de travail posté, aucun 2x8") is None


@pytest.mark.parametrize(
    ("text", "nights"),
    [
        ("Horaires de 21h45 à 05h15", True),
        ("Pas de travail de nuit", False),
        ("Aucun travail de nuit", False),
        ("Horaires de nuit exclus", False),
        ("Postes en équipe, hors nuits", False),
        ("Le travail de nuit n'est pas demandé", False),
        ("Horaires fixes, sans 3x8", None),
        ("Panier et prime de nuit", None),
        ("Nuit étoilée", None),
        ("Il s'agit de 2 heures par semaine, le mardi matin.", False),
        ("Contrat de 5 heures par semaine, en trois matinées, à caler ensemble.", False),
        ("Le mercredi après-midi", False),
        ("Le travail est du matin : l'après-midi est libre.", False),
        ("Vous travaillez en journée et rentrez le soir.", False),
        ("26 heures par semaine, en journée.", False),
        ("Vous conduisez les élèves le matin et le soir.", None),
        ("Travail en équipe, une semaine du matin, une semaine du soir.", None),
        ("L'équipe se réunit chaque lundi matin autour d'un café.", None),
        ("Il y a une coupure l'après-midi.", None),
    ],
)
def test_hours_at_night_are_night_work(text: str, *, nights: bool | None) -> None:
    assert read(said.nights_in, text) is nights


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Expérience de 2 ans minimum", 24),
        ("2 à 5 ans d'expérience en cabinet", 24),
        ("Notre entreprise a plus de 20 ans d'expérience", None),
        ("Expérience exigée", None),
    ],
)
def test_months_of_experience_in_a_text(text: str, months: int | None) -> None:
    assert read(said.months_in, text) == months


@pytest.mark.parametrize(
    ("text", "welcome"),
    [("Débutants acceptés", 0), ("Aucune expérience n'est requise", 0), ("Débutants s'abstenir", None)],
)
def test_beginners_are_welcome_where_it_is_said(text: str, welcome: int | None) -> None:
    assert read(said.beginners_in, text) == welcome


@pytest.mark.parametrize(
    ("text", "diploma"),
    [
        ("CAP cuisine indispensable", (Level.CAP, True)),
        ("De formation Bac+2 à Bac+5 en comptabilité", (Level.BAC2, False)),
        ("Aucun diplôme requis", (Level.NONE, False)),
        ("Rouler les bacs et vider la benne", None),
    ],
)
def test_a_diploma_in_a_text(text: str, diploma: tuple[Level, bool] | None) -> None:
    assert read(said.diploma_in, text) == diploma


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Permis B exigé", {"B": True}),
        ("Idéalement titulaire du permis C", {"C": False}),
        ("Permis B non obligatoire", None),
        ("Permis de construire", None),
        ("Permis C et CE obligatoires", {"C": True, "CE": True}),
        ("Permis D ou B", {"D": False, "B": False}),
        ("Permis B, C ou D exigé", {"B": False, "C": False}),
        ("CACES 1 ou permis C exigé", {"C": False}),
        ("Nous vous formons au permis CE", None),
        ("Permis C pris en charge", None),
        ("Permis C offert après 6 mois", None),
        ("Formation au permis D incluse", None),
        ("Formation assurée. Permis B exigé", {"B": True}),
        ("Permis D exigé. La formation au permis D est payée par nous.", None),
        ("Vous n'avez pas le permis B ? Pas de problème", None),
        ("Permis B : facultatif", None),
    ],
)
def test_licences_in_a_text(text: str, licences: dict[str, bool] | None) -> None:
    found = said.licences_in(Passage(text), known=())

    assert (found and {one.code: one.required for one in found.value}) == licences


def test_a_text_may_require_the_licence_that_a_field_only_wishes_for() -> None:
    found = said.licences_in(
        Passage("Permis B obligatoire"), known=(Asked("B - Véhicule léger", required=False, code="B"),)
    )

    assert found is not None
    assert [one.required for one in found.value] == [True]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Anglais courant exigé", {"Anglais": True}),
        ("L'anglais technique est un plus", {"Anglais": False}),
        ("L'esprit pub anglais", None),
        ("Professeur d'espagnol", None),
    ],
)
def test_languages_in_a_text(text: str, languages: dict[str, bool] | None) -> None:
    found = said.languages_in(Passage(text))

    assert (found and {one.label: one.required for one in found.value}) == languages


@pytest.mark.parametrize(
    ("text", "travel"),
    [
        ("Déplacements fréquents en France", True),
        ("Pas de déplacements", False),
        ("Aide au déplacement de la personne", None),
        ("Frais de déplacement remboursés", None),
    ],
)
def test_travel_in_a_text(text: str, *, travel: bool | None) -> None:
    assert read(said.travel_in, text) is travel


@pytest.mark.parametrize(
    ("text", "offered"),
    [("Possibilité de logement", True), ("Poste non logé", False), ("Entretien du logement", None)],
)
def test_a_place_to_sleep(text: str, *, offered: bool | None) -> None:
    assert read(said.accommodation_offered, text) is offered


@pytest.mark.parametrize(
    ("label", "hours", "pay"),
    [
        ("Horaire de 12.0 Euros sur 12.0 mois", 35.0, (1820.0, 1820.0)),
        ("Annuel de 26000.0 Euros à 39000.0 Euros sur 13.0 mois", None, (2000.0, 3000.0)),
        ("Mensuel de 2000.0 Euros sur 13.0 mois", None, (2000.0, 2000.0)),
        ("Horaire de 12.0 Euros", None, None),
        ("Annuel de 17,00 Euros à 27,00 Euros", None, None),
    ],
)
def test_pay_by_month(label: str, hours: float | None, pay: tuple[float, float] | None) -> None:
    found = said.monthly_pay(label, hours=hours, full_time=None)

    assert (found and (found.least, found.most)) == pay


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Rémunération : à partir de 2 600,00€ par mois", (2600.0, None)),
        ("Salaire fixe entre 36 000€ - 42 000€ brut an", (3000.0, 3500.0)),
        ("Salaire : 1700 € net par mois", None),
        ("Bon d'achat de 30€/mois", None),
    ],
)
def test_pay_in_a_text(text: str, pay: tuple[float, float | None] | None) -> None:
    found = said.pay_in(Passage(text), hours=None, full_time=None)

    assert (found and (found.value.least, found.value.most)) == pay


def test_the_minimum_wage_is_that_of_the_day() -> None:
    published = datetime(2024, 11, 15, tzinfo=UTC)

    whole = said.minimum_wage_in(Passage("Rémunération au SMIC"), published=published, hours=35, full_time=None)
    share = said.minimum_wage_in(Passage("55 % du SMIC"), published=published, hours=35, full_time=None)

    assert whole is not None
    assert whole.value.least == 1801.8
    assert share is None


def test_what_is_read_comes_with_its_words() -> None:
    found = said.vehicle_needed(Passage("Poste à Ahun. Véhicule personnel indispensable."))

    assert found is not None
    assert found.words == "Véhicule personnel indispensable"


@pytest.mark.parametrize(
    ("text", "rarely"),
    [
        ("Travail un samedi par mois", True),
        ("Week-ends occasionnels", True),
        ("Quelques dimanches dans l'année", True),
        ("Travail le samedi", None),
        ("Un samedi sur deux", None),
    ],
)
def test_a_weekend_now_and_then_is_told_from_a_regular_one(text: str, *, rarely: bool | None) -> None:
    assert read(said.weekends_rarely_in, text) is rarely


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Du lundi au vendredi de 6h à 11h30", (360, 690)),
        ("Horaires : 5h-13h ou 13h-21h", (300, 1260)),
        ("8h00/12h00 et 14h00/18h30", (480, 1110)),
        ("Service du soir", (None, 1200)),
        ("10 h par semaine, du lundi au vendredi de 9 h à 11 h", (540, 660)),
        ("Les heures sont le soir.", (None, 1200)),
        ("Prise de poste dès 5h", (300, None)),
        ("Travail en soirée, matin et soir le samedi", (None, 1200)),
        ("En coupure : midi et soir le jeudi", (None, 1200)),
        ("Vous conduisez les élèves matin et soir", None),
        ("Vous retrouvez les vôtres tous les soirs", None),
        ("Animer des lotos en soirée", None),
        ("Nos bureaux sont ouverts de 9h à 18h", None),
        ("Entretiens de 14h à 16h", None),
        ("Contrat de 35h, 2h de route", None),
        ("De 3 heures à 4 heures par jour", None),
    ],
)
def test_the_hours_of_a_day_of_work_are_not_those_of_an_office(
    text: str, window: tuple[int | None, int | None] | None
) -> None:
    assert read(said.window_in, text) == window


def test_a_day_cut_in_two_is_read_and_a_power_cut_is_not() -> None:
    assert read(said.split_in, "Horaires en coupure, 11h-15h puis 18h-22h") is True
    assert read(said.split_in, "Journée continue sans coupure") is None
    assert read(said.split_in, "Intervenir lors des coupures de courant") is None


@pytest.mark.parametrize(
    ("text", "soon"),
    [
        ("Poste à pourvoir immédiatement.", True),
        ("Poste à pourvoir tout de suite.", True),
        ("Prise de poste dès que possible, selon vos disponibilités.", True),
        ("Démarrage du contrat : au plus vite", True),
        ("Vous êtes disponible immédiatement ?", True),
        ("Poste à pourvoir le 3 mars.", None),
        ("Vous apprenez rapidement et commencez par une visite.", None),
        ("Prise de poste à 8 h. Réponse rapide assurée.", None),
    ],
)
def test_what_begins_at_once_is_read_and_a_date_is_not(text: str, soon: bool | None) -> None:  # noqa: FBT001 - the value
    assert read(said.soon_in, text) is soon


@pytest.mark.parametrize(
    ("text", "strains"),
    [
        ("Poste en station debout prolongée", ("standing",)),
        ("Travail en hauteur sur échafaudage", ("posture",)),
        ("Atelier bruyant", ("noise",)),
        ("Vous travaillez en chambre froide", ("cold",)),
        ("Respecter la chaîne du froid", None),
        ("Manipulation de produits chimiques", ("products",)),
        ("Aimer le contact avec la clientèle", ("public",)),
        ("Accueil téléphonique", ("phone",)),
        ("Un entretien téléphonique vous sera proposé", None),
        ("Cadence soutenue", ("pressure",)),
        ("Laveur à haute pression", None),
        ("Déplacements à la semaine", ("away",)),
        ("Pas de découchés", None),
        ("Préparer des cocktails", ("alcohol",)),
        ("Tenue de la caisse", ("money",)),
        ("Vendre à la Caisse d'Épargne", None),
        ("Rédiger des comptes rendus", ("writing",)),
        ("Chauffeur de car", ("driving",)),
        ("Une équipe soudée vous attend", None),
    ],
)
def test_what_wears_in_a_work_is_read_only_where_it_is_named(text: str, strains: tuple[str, ...] | None) -> None:
    assert read(said.strains_in, text) == strains
