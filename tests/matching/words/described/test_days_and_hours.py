"""The days and hours of work in an employer's sentence."""

from datetime import date

import pytest

from matching import Knowledge
from tests.matching.words.described.reading import read


@pytest.mark.parametrize(
    ("text", "starts"),
    (
        ("boulanger, debut le 3 mars 2024", date(2024, 3, 3)),
        ("boulanger à partir du 3 mars 2027", date(2027, 3, 3)),
        ("boulanger à partir du 03/03/2024", date(2024, 3, 3)),
        ("boulanger à partir du 3/3", date(2027, 3, 3)),
        ("boulanger, maison ouverte le 3 mars 2019", None),
        ("boulanger à partir du 31 février 2027", None),
    ),
)
def test_a_year_that_is_said_is_kept(knowledge: Knowledge, text: str, starts: date | None) -> None:
    assert read(knowledge, text).starts == starts


@pytest.mark.parametrize(
    ("text", "contract", "months", "starts"),
    (
        ("Vendeuse jusqu'à Noël", "CDD", 1, None),
        ("Vendeuse jusqu'à fin mars", "CDD", 4, None),
        ("Saisonnier du 1er juillet, jusqu'au 31 août", "Saisonnier", 2, date(2027, 7, 1)),
        ("Vendeuse à partir du 1er mars", None, None, date(2027, 3, 1)),
        ("un extra pour Noël, du 20 au 31 décembre", "CDD", None, date(2026, 12, 20)),
        ("cueilleur de pommes entre le 10 et le 25 juillet", "CDD", None, date(2027, 7, 10)),
        ("vendeuse du lundi 21 au jeudi 24 décembre", "CDD", None, date(2026, 12, 21)),
        ("extra du 10 au 30 novembre", "CDD", None, date(2026, 11, 21)),
        ("Saisonnier du 1er au 31 août", "Saisonnier", 1, date(2027, 8, 1)),
        ("un stage en cuisine du 10 au 25 juillet", None, None, date(2027, 7, 10)),
        ("vendeuse, boutique fermée du 1er au 15 août", None, None, None),
    ),
)
def test_the_end_of_a_contract_is_no_beginning(
    knowledge: Knowledge, text: str, contract: str | None, months: int | None, starts: date | None
) -> None:
    found = read(knowledge, text)

    assert (found.conditions.contract, found.conditions.contract_months, found.starts) == (contract, months, starts)


@pytest.mark.parametrize(
    ("text", "starts_at", "ends_at", "hours"),
    (
        ("vacher, traite à 6h et 17h du lundi au vendredi", None, None, None),
        ("vacher, traite 6h et 17h du lundi au vendredi", None, None, None),
        ("livraison du pain a 5h et 11h du mardi au samedi", None, None, None),
        ("vendeuse de 5h à 8h et 17h à 19h du lundi au vendredi", 5 * 60, 19 * 60, 25),
        ("vendeuse entre 6h et 13h le samedi et le dimanche", 6 * 60, 13 * 60, 14),
    ),
)
def test_two_times_of_a_day_are_no_day_from_one_to_the_other(
    knowledge: Knowledge, text: str, starts_at: int | None, ends_at: int | None, hours: float | None
) -> None:
    found = read(knowledge, text).conditions

    assert (found.starts_at, found.ends_at, found.hours_per_week) == (starts_at, ends_at, hours)


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    (
        ("vendeuse mardi au samdi 7h-13h", (1, 2, 3, 4, 5), 30),
        ("vente mercredi et samdi 6h30-13h30", (2, 5), 14),
        ("menage lundi mardi jeuid vendrdi 8h-12h", (0, 1, 3, 4), 16),
        ("cuisson du pain tous les matin de 6h a 9h sof le lundi", (1, 2, 3, 4, 5, 6), 18),
    ),
)
def test_a_misspelt_day_counts_in_the_week(
    knowledge: Knowledge, text: str, days: tuple[int, ...], hours: float
) -> None:
    found = read(knowledge, text).conditions

    assert (found.days, found.hours_per_week) == (days, hours)


@pytest.mark.parametrize(
    ("text", "days"),
    (
        ("Vendeuse le samedi et le dimanche matin", (5, 6)),
        ("Vendeuse tous les jours sauf lundi", (1, 2, 3, 4, 5, 6)),
        ("Vendeuse le mercredi", (2,)),
        ("Vendeuse, dès maintenant", ()),
    ),
)
def test_the_days_that_an_employer_names_are_ticked(knowledge: Knowledge, text: str, days: tuple[int, ...]) -> None:
    assert read(knowledge, text).conditions.days == days


@pytest.mark.parametrize(
    ("text", "hours", "window", "nights"),
    (
        ("Vendeuse du lundi au vendredi de 7h-13h", 30, (7, 13), None),
        ("Vendeuse le samedi 7h à 13h", 6, (7, 13), None),
        ("Vendeuse de 7 à 13h, du mardi au vendredi", 24, (7, 13), None),
        ("Boulanger de 2h à 9h, 5 nuits par semaine", 35, (2, 9), True),
        ("aide boulanger de 3h à 10h", None, (3, 10), True),
        ("Veilleur de 22h à 6h, du lundi au jeudi", 32, (22, 24 + 6), True),
        ("Vendeuse du mardi au vendredi 6h-12h, samedi 6h-13h", 31, (6, 13), None),
        ("Vendeuse 20 h, du lundi au samedi, 7h-13h", 20, (7, 13), None),
        ("Ménage 2h à 3h par semaine", 3, (None, None), None),
        ("Ménage, 2 h par jour, le lundi et le mardi", 4, (None, None), None),
        ("Allumer le four, 2 h par mois", None, (None, None), None),
    ),
)
def test_clock_and_days_make_the_hours_of_a_week(
    knowledge: Knowledge, text: str, hours: float | None, window: tuple[int | None, int | None], *, nights: bool | None
) -> None:
    known = read(knowledge, text).conditions
    clock = tuple(None if one is None else one // 60 for one in (known.starts_at, known.ends_at))

    assert (known.hours_per_week, clock, known.nights) == (hours, window, nights)


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    (
        ("vendeuse du mardi au dimanche midi, mercredi repos, de 6h30 à 13h", (1, 3, 4, 5, 6), 32.5),
        ("vendeuse du lundi au samedi sauf jeudi, de 7h à 13h", (0, 1, 2, 4, 5), 30),
        ("vendeuse du mardi au samedi, pas le mercredi, 20 h", (1, 3, 4, 5), 20),
        ("vendeuse du lundi au vendredi (mercredi libre) de 9h à 12h", (0, 1, 3, 4), 12),
        ("vendeuse du lundi au samedi 7h-13h, dimanche 7h-12h, jeudi repos", (0, 1, 2, 4, 5, 6), 35),
    ),
)
def test_days_off_are_no_days_of_work(knowledge: Knowledge, text: str, days: tuple[int, ...], hours: float) -> None:
    known = read(knowledge, text).conditions

    assert (known.days, known.hours_per_week) == (days, hours)


@pytest.mark.parametrize(
    ("text", "days", "weekends"),
    (
        ("vendeuse le matin 6h30 12h30 sauf lundi et dimanche, smic", (1, 2, 3, 4, 5), True),
        ("vendeuse le matin, sauf le dimanche et le lundi, 25h", (1, 2, 3, 4, 5), True),
        ("vendeur en boulangerie 24h, jamais le dimanche", (), None),
        ("vendeuse du lundi au samedi, repos le jeudi", (0, 1, 2, 4, 5), True),
        ("vendeuse le samedi, repos le dimanche", (5,), True),
        ("vendeuse 20h, repos lundi, mardi au samedi 7h-12h", (1, 2, 3, 4, 5), True),
        ("vendeuse, ni le lundi, ni le dimanche", (1, 2, 3, 4, 5), True),
        ("vendeuse, jamais lundi, mardi et mercredi", (3, 4, 5, 6), True),
        ("pas de travail le week-end, vendeuse 20 h", (), False),
        ("vendeuse le lundi et le mardi, mais pas le week-end", (0, 1), False),
        ("le dimanche on ne travaille pas, vendeuse 30h", (), None),
        ("samedi dimanche non travaillés, vendeuse", (0, 1, 2, 3, 4), False),
        ("la boutique est fermée dimanche et lundi, vendeuse", (1, 2, 3, 4, 5), True),
        ("vendeuse tous les jours le matin sauf le dimanche matin", (0, 1, 2, 3, 4, 5), True),
        ("vendeuse du mardi au samedi, samedi après-midi libre", (1, 2, 3, 4, 5), True),
        ("vendeuse le week-end", (5, 6), True),
        ("pas que le dimanche, vendeuse", (6,), True),
        ("vendeuse débutante ou pas le samedi", (5,), True),
        ("aide à la ferme le samedi", (5,), True),
        ("vendeuse le mercredi et un week-end sur deux", (2,), True),
        ("livreur TLJ sauf lundi, 6h-11h", (1, 2, 3, 4, 5, 6), True),
        ("aide à domicile tous les matins, week-end compris", (0, 1, 2, 3, 4, 5, 6), True),
        ("agent d'accueil au camping pour la saison. Travail le week-end.", (), True),
        ("garde la nuit du vendredi au samedi un week-end sur deux", (), True),
    ),
)
def test_a_day_that_is_shut_out_is_never_ticked(
    knowledge: Knowledge, text: str, days: tuple[int, ...], *, weekends: bool | None
) -> None:
    known = read(knowledge, text).conditions

    assert (known.days, known.weekends) == (days, weekends)


@pytest.mark.parametrize(
    ("text", "window"),
    (
        ("vendeuse le matin 6h30 12h30", ("6:30", "12:30")),
        ("boulanger 4h du mat a 11h", ("4:00", "11:00")),
        ("aide de 8h à midi", ("8:00", "12:00")),
        ("vendeuse 8h-midi", ("8:00", "12:00")),
        ("vendeur de 6h30 à midi et demi", ("6:30", "12:30")),
        ("vendeuse de 2h de l'après-midi à 7h du soir", ("14:00", "19:00")),
        ("serveur de 18h à minuit", ("18:00", "23:59")),
        ("boulanger de minuit à 7h", ("0:00", "7:00")),
        ("serveur midi et soir", (None, None)),
    ),
)
def test_hours_are_read_as_people_say_them(
    knowledge: Knowledge, text: str, window: tuple[str | None, str | None]
) -> None:
    known = read(knowledge, text).conditions

    told = [None if one is None else f"{one // 60}:{one % 60:02}" for one in (known.starts_at, known.ends_at)]
    assert tuple(told) == window


@pytest.mark.parametrize(
    ("text", "hours", "window"),
    (
        ("deux heures de menage le soir a felletin du lundi au vendredi apres 19h", 10, (19 * 60, None)),
        ("2h de ménage le soir à Felletin", None, (None, None)),
        ("nettoyage de la boutique le soir, deux heures, à partir de 19h30", None, (19 * 60 + 30, None)),
        ("ménage du magasin le soir après la fermeture 19h, 10h par semaine", 10, (19 * 60, None)),
        ("ménage 10h par semaine, horaires du soir, à Felletin", 10, (None, None)),
        ("vendeur vendeuse, weekend, 8h par semaine, horaires du soir", 8, (None, None)),
        ("serveur le soir 20h par semaine", 20, (None, None)),
        ("vendeuse 20h, horaires du matin", 20, (None, None)),
        ("vendeuse 20h, l'après-midi", 20, (None, None)),
        ("vendeuse 20h, pas le soir", 20, (None, None)),
        ("assistant vétérinaire, poste en cdi à 28 h sur 4 jours", 28, (None, None)),
        ("aide-soignante, CDI temps plein, un week-end sur deux, 9h-19h", 35, (9 * 60, 19 * 60)),
        ("serveur le midi et le soir, 20h", 20, (None, None)),
        ("veilleur 22h 6h 10 nuits en février", None, (22 * 60, 30 * 60)),
        ("AS jour 12h 7h 19h", None, (7 * 60, 19 * 60)),
        ("boulanger 35h 4h 11h", 35, (4 * 60, 11 * 60)),
        ("agent d'accueil 35h week-ends", 35, (None, None)),
        ("vendeuse le matin, jusqu'à 12h30, 20h", 20, (None, 12 * 60 + 30)),
        ("ménage à partir de 10h par semaine", 10, (None, None)),
        ("vendeuse débutante ok, débutant 20h", 20, (None, None)),
        ("maçon du lundi au vendredi 7h du matin 39h", 39, (7 * 60, None)),
        ("MANOEUVRE DU LUNDI AU VENDREDI 6H DU MATIN 35H", 35, (6 * 60, None)),
        ("39H DU MARDI AU SAMEDI 4H DU MATIN boulanger", 39, (4 * 60, None)),
        ("maçon 35h, être là à 7h30 du matin", 35, (7 * 60 + 30, None)),
        ("boulanger de 4h à 7h du matin tous les jours", 21, (4 * 60, 7 * 60)),
    ),
)
def test_one_end_of_the_day_is_read_where_only_one_is_said(
    knowledge: Knowledge, text: str, hours: float | None, window: tuple[int | None, int | None]
) -> None:
    known = read(knowledge, text).conditions

    assert (known.hours_per_week, (known.starts_at, known.ends_at)) == (hours, window)


@pytest.mark.parametrize(
    ("text", "hours", "starts"),
    (
        ("ménage apres la fermeture, 1h30 tout les soirs sauf le lundi, on ferme a 19h30", 9, 19 * 60 + 30),
        ("nettoyer après la fermeture, 1h30 tous les soirs, on ferme à 19h", None, 19 * 60),
        ("faire le ménage après la fermeture, 2h tous les soirs sauf le lundi", 12, None),
        ("ménage 1h30 par soir du mardi au samedi", 7.5, None),
        ("ménage 1h30 chaque soir après la fermeture, du mardi au samedi", 7.5, None),
        ("ménage 1h30 après la fermeture du mardi au samedi", None, None),
        ("plonge après la fermeture vers 22h, 2h tous les soirs", None, 22 * 60),
        ("vendeuse 20h par semaine, on ferme à 19h30", 20, None),
    ),
)
def test_how_long_each_evening_lasts_is_no_time_of_day(
    knowledge: Knowledge, text: str, hours: float | None, starts: int | None
) -> None:
    known = read(knowledge, text).conditions

    assert (known.hours_per_week, known.starts_at, known.nights) == (hours, starts, None)


def test_the_day_on_which_work_begins_is_no_day_of_each_week(knowledge: Knowledge) -> None:
    found = read(knowledge, "maçon 35h, dès lundi", employer="Jouhet")

    assert (found.conditions.days, found.starts) == ((), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    (
        ("vendeuse tous les matins sauf lundi 6h30-12h30", (1, 2, 3, 4, 5, 6), 36),
        ("préparateur en pharmacie 30h sur 4 jours, 1 samedi sur 2", (), 30),
        ("femme de chambre 9h-13h 5j/7 dont we", (), 20),
        ("entretien de bureaux 5h-8h lun mar jeu ven", (0, 1, 3, 4), 12),
        ("ménage de mobil homes, samedi 9h-16h de juin à sept", (5,), 7),
    ),
)
def test_a_day_of_now_and_then_is_none_of_each_week(
    knowledge: Knowledge, text: str, days: tuple[int, ...], hours: float
) -> None:
    known = read(knowledge, text, employer="Chez Nous").conditions

    assert (known.days, known.hours_per_week) == (days, hours)


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    (
        ("du lundi au vendredi 9h-14h, w-e compris", tuple(range(7)), 35),
        ("9h-14h du mardi au vendredi, samedi compris", (1, 2, 3, 4, 5), 25),
        ("9h-14h du mardi au vendredi, y compris le samedi", (1, 2, 3, 4, 5), 25),
        ("tous les jours sauf le lundi 9h-12h, dimanche compris", (1, 2, 3, 4, 5, 6), 18),
        ("du lundi au vendredi compris 9h-12h", (0, 1, 2, 3, 4), 15),
        ("9h-14h, week-end compris", (), None),
    ),
)
def test_days_that_are_worked_too_are_added_to_others_and_name_none_alone(
    knowledge: Knowledge, text: str, days: tuple[int, ...], hours: float | None
) -> None:
    known = read(knowledge, f"vendeuse {text}", employer="Chez Nous").conditions

    assert (known.days, known.hours_per_week) == (days, hours)


@pytest.mark.parametrize(
    ("text", "soon"),
    (("vendeuse le plus vite possible", True), ("vendeuse, vite", True), ("travailler vite et bien", None)),
)
def test_who_is_wanted_fast_is_wanted_at_once(knowledge: Knowledge, text: str, *, soon: bool | None) -> None:
    assert read(knowledge, text, employer="Chez Nous").conditions.soon is soon


def test_a_part_of_the_day_is_no_hour(knowledge: Knowledge) -> None:
    known = read(knowledge, "serveur ven sam soir, 10h", employer="Café").conditions

    assert (known.starts_at, known.ends_at) == (None, None)


@pytest.mark.parametrize(
    ("text", "hours", "window"),
    (
        ("bénévole pour tenir la permanence le samedi de 14h à 17h", 3, (14 * 60, 17 * 60)),
        ("tenir la permanence le mercredi de 9h à 12h", 3, (9 * 60, 12 * 60)),
        ("aide en rayon, ouvert au public le samedi de 14h à 17h", None, (None, None)),
    ),
)
def test_a_time_of_day_is_never_the_hours_of_a_week(
    knowledge: Knowledge, text: str, hours: float | None, window: tuple[int | None, int | None]
) -> None:
    known = read(knowledge, text).conditions

    assert (known.hours_per_week, (known.starts_at, known.ends_at)) == (hours, window)


@pytest.mark.parametrize(
    ("text", "days"),
    (
        ("vendeuse en semaine sauf le mercredi", (0, 1, 3, 4)),
        ("vendeuse du lundi au vendredi pas le mercredi", (0, 1, 3, 4)),
        ("serveur en semaine et le samedi midi", (0, 1, 2, 3, 4, 5)),
        ("serveur en semaine, le mardi et le jeudi", (1, 3)),
        ("serveur, 35h en semaine", ()),
        ("serveur, 2 soirs en semaine", ()),
        ("mécanicien du lundi midi au vendredi midi", (0, 1, 2, 3, 4)),
        ("ménage 1 jeudi par mois", ()),
        ("ménage le premier lundi du mois", ()),
        ("ménage tous les 15 jours le vendredi", ()),
    ),
)
def test_days_of_the_week_are_those_of_each_week(knowledge: Knowledge, text: str, days: tuple[int, ...]) -> None:
    assert read(knowledge, text, employer="Chez Nous").conditions.days == days


@pytest.mark.parametrize(
    ("text", "window", "hours"),
    (
        ("boulanger 5 nuits de 2h à 8h", (2 * 60, 8 * 60), 30),
        ("remplacement pendant 5 jours de 8h à 12h", (8 * 60, 12 * 60), None),
        ("vendeuse 9h30 midi", (9 * 60 + 30, 12 * 60), None),
        ("vendeuse 7-13h", (7 * 60, 13 * 60), None),
        ("vendeuse 7h à 13h 12,50 € de l'heure", (7 * 60, 13 * 60), None),
        ("vendeuse de 6h30 a 13", (6 * 60 + 30, 13 * 60), None),
        ("aide à domicile 20-25h", (None, None), 25),
        ("cuisinier 11-14h par semaine", (None, None), 14),
        ("ménage lundi et jeudi 2h", (None, None), 4),
        ("ménage lundi et jeudi 2h par semaine", (None, None), 2),
        ("vendeuse 1 samedi sur 2, 8h", (None, None), None),
    ),
)
def test_hours_are_read_as_people_cut_them_short(
    knowledge: Knowledge, text: str, window: tuple[int | None, int | None], hours: float | None
) -> None:
    known = read(knowledge, text, employer="Chez Nous").conditions

    assert ((known.starts_at, known.ends_at), known.hours_per_week) == (window, hours)


@pytest.mark.parametrize(
    ("text", "nights"),
    (
        ("aide-soignant de nuit parfois", True),
        ("agent de sécurité 3 nuits par semaine", True),
        ("vendeuse, pas de travail de nuit", False),
        ("serveur, hôtel ouvert la nuit", None),
    ),
)
def test_nights_are_those_that_one_works(knowledge: Knowledge, text: str, *, nights: bool | None) -> None:
    assert read(knowledge, text, employer="Chez Nous").conditions.nights is nights
