"""What an employer types in one box is read: trades, hours, days, papers; the rest stays for them to say."""

from collections.abc import Iterator
from datetime import date

import pytest

from matching import Kind, Knowledge
from matching.live.known import read_knowledge
from matching.words.described import Described, describe
from matching.words.named_work import named_work
from store import create_store, session
from tests.fixtures.database import Server

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def knowledge(server: Server) -> Iterator[Knowledge]:
    with server.clone(of=server.creuse()) as url:
        engine = create_store(url)
        with session(engine) as opened:
            yield read_knowledge(opened)
        engine.dispose()


def read(knowledge: Knowledge, text: str, employer: str = "Boulangerie du Pont") -> Described:
    return describe(text, employer=employer, titles=knowledge.titles, rome=knowledge.rome, today=TODAY)


@pytest.mark.parametrize("employer", ("Boulangerie du Pont", "Le Fournil de la Terrade"))
def test_the_bakers_sentence_fills_the_form(knowledge: Knowledge, employer: str) -> None:
    found = read(
        knowledge, "Je cherche quelqu'un pour vendre le matin, 20 h, du mardi au samedi, débutant ok", employer
    )

    assert found.proposals[0].rome == "D1106"
    assert found.title == "Vendeur / Vendeuse en boulangerie-pâtisserie"
    assert found.kind is Kind.JOB
    assert found.conditions.hours_per_week == 20
    assert found.conditions.days == (1, 2, 3, 4, 5)
    assert found.conditions.ends_at == 13 * 60
    assert found.conditions.experience_months == 0


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("Nous cherchons un apprenti boulanger", "D1102"),
        ("faire le ménage dans un hôtel", "G1501"),
        ("quelqu'un pour servir en salle le week-end, 2 personnes", "G1803"),
        ("Besoin de deux serveurs pour la saison", "G1803"),
        ("j'ai besoin d'un maçon avec permis B, CDI 35h", "F1703"),
        ("livrer le pain dans les villages", "N4105"),
    ),
)
def test_everyday_words_name_a_trade(knowledge: Knowledge, text: str, rome: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").proposals[0].rome == rome


@pytest.mark.parametrize(
    ("text", "months"),
    (
        ("une apprentie boulangère, 2 ans, cap", 24),
        ("un apprenti boulanger pour un an", 12),
        ("apprenti boulanger, 2 ans d'expérience", None),
    ),
)
def test_the_years_of_an_apprentice_are_read(knowledge: Knowledge, text: str, months: int | None) -> None:
    assert read(knowledge, text).conditions.contract_months == months


def test_contract_papers_posts_and_start_are_read(knowledge: Knowledge) -> None:
    found = read(
        knowledge, "On recrute deux maçons, CDD de 6 mois, permis B, à partir du 1er mars, expérience souhaitée"
    )

    assert (found.conditions.contract, found.conditions.contract_months) == ("CDD", 6)
    assert [one.code for one in found.conditions.licences] == ["B"]
    assert found.conditions.positions == 2
    assert found.conditions.experience_months == 12
    assert found.starts == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    (
        ("Notre association cherche des bénévoles pour trier des vêtements", Kind.VOLUNTEERING),
        ("Un stage de quelques jours en mécanique pour découvrir le métier", Kind.IMMERSION),
        ("Serveuse, CDI", Kind.JOB),
    ),
)
def test_the_kind_is_read(knowledge: Knowledge, text: str, kind: Kind) -> None:
    assert read(knowledge, text).kind is kind


@pytest.mark.parametrize(
    ("text", "trial"),
    (
        ("Vendeuse 20 h. Je prends aussi quelqu'un quelques jours pour essayer.", True),
        ("Vendeuse le matin, immersion possible", True),
        ("Vendeuse, CDI, avec aussi une période d'essai", False),
        ("Vendeuse aussi le samedi", False),
    ),
)
def test_some_days_to_try_a_job_are_read_beside_it(knowledge: Knowledge, text: str, *, trial: bool) -> None:
    found = read(knowledge, text)

    assert (found.kind, found.trial_too) == (Kind.JOB, trial)


@pytest.mark.parametrize(
    ("text", "days"),
    (
        ("boulanger 35h cdi, je prend a l essai 5 jours d abord", 5),
        ("boulanger, essai de 3 jours avant, smic", 3),
        ("boulanger, essai de 5 jours avant de signer", 5),
        ("boulanger, essai quelques jours possible", None),
        ("boulanger CDI, une semaine d'essai", 7),
    ),
)
def test_a_trial_before_the_job_is_read_beside_it(knowledge: Knowledge, text: str, days: int | None) -> None:
    found = read(knowledge, text)

    assert (found.kind, found.trial_too, found.trial_days) == (Kind.JOB, True, days)


@pytest.mark.parametrize("text", ("boulanger CDI, 1 mois d'essai", "boulanger CDI, période d'essai de 2 semaines"))
def test_the_trial_period_of_a_contract_is_no_trial(knowledge: Knowledge, text: str) -> None:
    assert not read(knowledge, text).trial_too


@pytest.mark.parametrize(
    ("text", "employer", "usual", "title"),
    (
        (
            "cherche vendeuse ou vendeur du mardi au samedi 25h",
            "Boulangerie Bernard",
            "",
            "Vendeur / Vendeuse en boulang",
        ),
        ("cherche vendeuse ou vendeur de 6h30 a 12h30", "Boulangerie Bernard", "", "Vendeur / Vendeuse en boulang"),
        ("vendeuse 20h", "Chaussures Martin", "", "Vendeur / Vendeuse en chaussures"),
        ("vendeur 20h", "Chez Nous", "D1106", "Vendeur / Vendeuse"),
    ),
)
def test_whoever_sells_sells_what_the_shop_does(
    knowledge: Knowledge, text: str, employer: str, usual: str, title: str
) -> None:
    found = describe(
        text,
        employer=employer,
        titles=knowledge.titles,
        rome=knowledge.rome,
        today=TODAY,
        usual=frozenset(usual.split()),
    )

    assert found.title.startswith(title)
    assert not found.trade_is_open


def test_what_is_sold_is_asked_where_nothing_tells(knowledge: Knowledge) -> None:
    found = read(knowledge, "cherche vendeuse 20h", employer="Chez Nous")

    assert (found.title, found.trade_is_open) == ("Vendeuse", True)


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("s'occuper des chiens et nettoyer les boxes", "A1511"),
        ("s'occuper des chats, 20 h", "A1511"),
        ("s'occuper des animaux", "A1511"),
        ("soigneur animalier", "A15"),
        ("gardien d'animaux", "A1511"),
        ("s'occuper d'un cheval", "A1421"),
        ("s'occuper des enfants", "K1303"),
    ),
)
def test_animals_are_no_children(knowledge: Knowledge, text: str, rome: str) -> None:
    assert read(knowledge, text, employer="Les Quatre Pattes").proposals[0].rome.startswith(rome)


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


def test_words_that_say_when_or_who_name_no_trade(knowledge: Knowledge) -> None:
    plain = read(knowledge, "Vendre le pain").proposals

    assert read(knowledge, "des maintenant, vendre le pain").proposals == plain
    assert read(knowledge, "je cherche quelqu un pour vendre le pain").proposals == plain


@pytest.mark.parametrize(
    ("text", "pay"),
    (
        ("Vendeuse, 12,50 € net", "12,50 € net de l'heure"),
        ("Vendeuse payée smic", "Au SMIC"),
        ("Vendeuse, smic + prime", "SMIC + prime"),
        ("Vendeuse, 12,50 de l'heure", "12,50 € de l'heure"),
        ("Ouvrier maraîcher, logé, 12€50", "12€50"),
        ("Ouvrier maraîcher, 12€80, temps plein", "12€80"),
        ("Ouvrier maraîcher, 12 € 50", "12 € 50"),
        ("Ouvrier maraîcher 12 € 35 h", "12 €"),
        ("Ouvrier maraîcher, 12€5", None),
        ("Vendeuse", None),
    ),
)
def test_the_pay_is_kept_as_it_is_said(knowledge: Knowledge, text: str, pay: str | None) -> None:
    assert read(knowledge, text).conditions.salary == pay


def test_no_licence_is_asked_by_who_says_so(knowledge: Knowledge) -> None:
    assert read(knowledge, "Vendeuse, pas besoin de permis, dès que possible").conditions.licences == ()
    assert read(knowledge, "Vendeuse, dès que possible").conditions.soon


@pytest.mark.parametrize(
    ("text", "title"),
    (
        ("bénévoles, 17h30, à Bourganeuf, tenir la buvette", "Tenir la buvette"),
        ("Bourganeuf : bénévole pour tenir le stand à Felletin", "Tenir le stand"),
        ("gratuit, bénévoles pour aider aux devoirs", "Aider aux devoirs"),
        ("un jeune en service civique pour animer les ateliers", "Animer les ateliers"),
        ("bénévole à l'aise avec l'ordinateur", "À l'aise avec l'ordinateur"),
        ("nous avons besoin d'un bénévole pour tenir la caisse", "Tenir la caisse"),
        ("bénévoles le samedi 17h30, gratuit, Felletin", ""),
    ),
)
def test_no_title_is_an_hour_a_place_or_a_price(text: str, title: str) -> None:
    assert named_work(text, places=("Bourganeuf", "Felletin")) == title


@pytest.mark.parametrize(
    ("employer", "text", "rome"),
    (
        ("Boulangerie du Pont", "aide au magasin", "D1106"),
        ("Boulangerie du Pont", "aider et servir au magasin", "D1106"),
        ("Boulangerie du Pont", "remplacer ma vendeuse qui part en congé maternité", "D1106"),
        ("Les Jardins de Thierry", "ouvrier pour les serres", "A1402"),
        ("Le Bistrot", "plonge après la fermeture", "G1605"),
    ),
)
def test_where_one_works_and_who_is_sought_tell_the_trade_that_a_rank_does_not(
    knowledge: Knowledge, employer: str, text: str, rome: str
) -> None:
    found = read(knowledge, text, employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


@pytest.mark.parametrize(
    ("employer", "text", "romes"),
    (
        ("Boulangerie du Pont", "servir au magasin et emballer les bûches", {"D1106", "H3302"}),
        ("Les Jardins de Thierry", "vendre mes légumes sur le marché", {"D1106"}),
        ("Les Jardins de Thierry", "ramasser les salades et préparer les paniers", {"A1402", "A1433"}),
    ),
)
def test_trades_that_the_words_leave_open_are_proposed_and_none_is_chosen(
    knowledge: Knowledge, employer: str, text: str, romes: set[str]
) -> None:
    found = read(knowledge, text, employer)

    assert found.trade_is_open
    assert romes <= {one.rome for one in found.proposals}
    assert found.title.lower().startswith(text[:12].lower())


def test_words_that_name_no_trade_propose_none_and_keep_a_title(knowledge: Knowledge) -> None:
    found = read(knowledge, "zzz qqq www", employer="Xxyy")

    assert (found.proposals, found.title) == ((), "Zzz qqq www")


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
    ("text", "kind", "named"),
    (
        ("Je prends un stagiaire en boulangerie", Kind.IMMERSION, True),
        ("tester quelqu'un à la vente pour voir si le métier lui plaît", Kind.IMMERSION, True),
        ("quelqu'un pour vendre quelques jours", Kind.IMMERSION, True),
        ("quelqu'un pour vendre quelques jours, CDD", Kind.JOB, True),
        ("Vendre à la fête sans être payé", Kind.VOLUNTEERING, True),
        ("Un coup de main pour la buvette", Kind.VOLUNTEERING, True),
        ("Notre association cherche quelqu'un pour trier des vêtements", Kind.VOLUNTEERING, True),
        ("Notre association recrute un comptable, CDI", Kind.JOB, True),
        ("quelqu'un pour vendre le matin, 20 h", Kind.JOB, False),
    ),
)
def test_what_is_offered_is_read_and_told_from_what_is_supposed(
    knowledge: Knowledge, text: str, kind: Kind, *, named: bool
) -> None:
    found = read(knowledge, text)

    assert (found.kind, found.kind_named) == (kind, named)


def test_a_mission_is_called_by_its_own_words(knowledge: Knowledge) -> None:
    found = read(knowledge, "On a besoin de bras pour allumer le four du village une fois par mois, bénévole")

    assert found.title == "Allumer le four du village"


def test_words_against_the_law_and_the_pay_name_no_trade(knowledge: Knowledge) -> None:
    assert read(knowledge, "un gars costaud au noir 8 eur de l'heure, payé en liquide", "Xxyy").proposals == ()


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
        ("pas de travail le week-end, vendeuse 20 h", (0, 1, 2, 3, 4), False),
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
    ("text", "title", "starts"),
    (
        (
            "Tenir la buvette de la fête du village samedi 12 décembre de 14h à 18h avec le comité des fêtes",
            "Tenir la buvette de la fête du village",
            date(2026, 12, 12),
        ),
        (
            "La brocante de l'école dimanche 13 décembre de 9h à 12h avec l'association des parents",
            "La brocante de l'école",
            date(2026, 12, 13),
        ),
    ),
)
def test_what_has_a_date_is_done_once(knowledge: Knowledge, text: str, title: str, starts: date) -> None:
    found = read(knowledge, text)

    assert (found.title, found.kind, found.starts, found.once) == (title, Kind.VOLUNTEERING, starts, True)
    assert (found.conditions.days, found.conditions.hours_per_week) == ((), None)


def test_a_title_of_ones_own_words_has_no_holes(knowledge: Knowledge) -> None:
    text = "Mission benevole : aider a distribuer les colis alimentaire le jeudi aprem avec notre asso"

    assert read(knowledge, text).title == "Aider a distribuer les colis alimentaire"


@pytest.mark.parametrize(
    "text",
    (
        "apprentissage plombier chauffagiste a felletin, ou dabord une semaine pour voir",
        "un apprenti plombier à Felletin, ou un stage d'une semaine pour essayer",
    ),
)
def test_an_apprenticeship_stays_beside_its_trial(knowledge: Knowledge, text: str) -> None:
    found = read(knowledge, text, "Chauffage Petit")

    assert (found.kind, found.conditions.contract, found.trial_too, found.trial_days) == (
        Kind.JOB,
        "Apprentissage",
        True,
        7,
    )
    assert found.proposals[0].title.startswith("Plombier")


@pytest.mark.parametrize(
    ("text", "days"),
    (("vendeuse, essai de 2 semaines", 14), ("essai non payé de 15 jours avant embauche comme vendeur 35h", 15)),
)
def test_an_unpaid_trial_is_no_volunteering(knowledge: Knowledge, text: str, days: int) -> None:
    found = read(knowledge, text)

    assert (found.kind, found.trial_days, found.conditions.salary) == (Kind.IMMERSION, days, None)


@pytest.mark.parametrize(
    "text",
    (
        "quelqu'un pour le ménage du fournil 2h le soir",
        "quelqu'un pour nettoyer le fournil 2h le soir",
        "laver les sols de la boulangerie 1h par jour",
    ),
)
def test_who_cleans_a_bakery_is_no_baker(knowledge: Knowledge, text: str) -> None:
    found = read(knowledge, text, "Le Fournil de la Terrade").proposals

    assert found[0].rome == "K2205"
    assert "D1102" not in {one.rome for one in found}


@pytest.mark.parametrize(
    ("text", "hours", "window"),
    (
        ("deux heures de menage le soir a felletin du lundi au vendredi apres 19h", 10, (19 * 60, None)),
        ("2h de ménage le soir à Felletin", 10, (18 * 60, None)),
        ("nettoyage de la boutique le soir, deux heures, à partir de 19h30", 10, (19 * 60 + 30, None)),
        ("ménage du magasin le soir après la fermeture 19h, 10h par semaine", 10, (19 * 60, None)),
        ("ménage 10h par semaine, horaires du soir, à Felletin", 10, (18 * 60, None)),
        ("vendeur vendeuse, weekend, 8h par semaine, horaires du soir", 8, (18 * 60, None)),
        ("serveur le soir 20h par semaine", 20, (18 * 60, None)),
        ("vendeuse 20h, horaires du matin", 20, (None, 13 * 60)),
        ("vendeuse 20h, l'après-midi", 20, (12 * 60, None)),
        ("vendeuse 20h, pas le soir", 20, (None, None)),
        ("serveur le midi et le soir, 20h", 20, (None, None)),
        ("vendeuse le matin, jusqu'à 12h30, 20h", 20, (None, 12 * 60 + 30)),
        ("ménage à partir de 10h par semaine", 10, (None, None)),
        ("vendeuse débutante ok, débutant 20h", 20, (None, None)),
    ),
)
def test_one_end_of_the_day_is_read_where_only_one_is_said(
    knowledge: Knowledge, text: str, hours: float, window: tuple[int | None, int | None]
) -> None:
    known = read(knowledge, text).conditions

    assert (known.hours_per_week, (known.starts_at, known.ends_at)) == (hours, window)


@pytest.mark.parametrize(
    ("text", "hours", "starts"),
    (
        ("ménage apres la fermeture, 1h30 tout les soirs sauf le lundi, on ferme a 19h30", 9, 19 * 60 + 30),
        ("nettoyer après la fermeture, 1h30 tous les soirs, on ferme à 19h", 7.5, 19 * 60),
        ("faire le ménage après la fermeture, 2h tous les soirs sauf le lundi", 12, 18 * 60),
        ("ménage 1h30 par soir du mardi au samedi", 7.5, 18 * 60),
        ("ménage 1h30 chaque soir après la fermeture, du mardi au samedi", 7.5, 18 * 60),
        ("ménage 1h30 après la fermeture du mardi au samedi", None, 18 * 60),
        ("plonge après la fermeture vers 22h, 2h tous les soirs", 10, 22 * 60),
        ("vendeuse 20h par semaine, on ferme à 19h30", 20, None),
    ),
)
def test_how_long_each_evening_lasts_is_no_time_of_day(
    knowledge: Knowledge, text: str, hours: float | None, starts: int | None
) -> None:
    known = read(knowledge, text).conditions

    assert (known.hours_per_week, known.starts_at, known.nights) == (hours, starts, None)


@pytest.mark.parametrize(
    ("text", "employer", "rome"),
    (
        ("vendeuse pour le matin au magasin, 25h", "Boulangerie du Pont", "D1106"),
        ("vendeuse en magasin le matin 25h", "Boulangerie du Pont", "D1106"),
        ("boulangerie cherche vendeuse le matin", "Chez Nous", "D1106"),
        ("boulangerie cherche vendeuse 20h", "Boulangerie du Pont", "D1106"),
        ("apprenti boulanger moins de 26 ans", "Boulangerie du Pont", "D1102"),
        ("apprenti boulanger", "Boulangerie du Pont", "D1102"),
        ("je cherche un apprenti en boulangerie pour septembre", "Boulangerie du Pont", "D1102"),
    ),
)
def test_the_shop_tells_what_is_sold_and_an_apprentice_learns_the_trade_that_is_said(
    knowledge: Knowledge, text: str, employer: str, rome: str
) -> None:
    found = read(knowledge, text, employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)
    assert not found.title.startswith(("Pâtissier", "Vendeur / Vendeuse en chaussures"))


def test_what_is_cut_short_fills_the_form_like_whole_words(knowledge: Knowledge) -> None:
    found = read(knowledge, "serveuse, ven sam soir, jan à mars, exp 2 ans", employer="Café des Sports")

    assert found.conditions.days == (4, 5)
    assert (found.starts, found.conditions.contract_months) == (date(2027, 1, 1), 3)
    assert found.conditions.experience_months == 24


def test_the_day_on_which_work_begins_is_no_day_of_each_week(knowledge: Knowledge) -> None:
    found = read(knowledge, "maçon 35h, dès lundi", employer="Jouhet")

    assert (found.conditions.days, found.starts) == ((), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "employer", "rome"),
    (
        ("chauffeur taxi carte pro, transport malades VSL, CDI", "Taxi Creusois", "N4102"),
        ("secrétaire mi-temps le matin, factures et téléphone", "Garage Mazet", "M1607"),
        ("Femme de ménage chez particuliers, 15h, permis+voiture, indemnités km", "Net Plus", "K1304"),
        ("vendeur en boucherie, 24h", "Boucherie Peyrot", "D1106"),
    ),
)
def test_the_trade_that_is_named_first_is_the_one_that_is_sought(
    knowledge: Knowledge, text: str, employer: str, rome: str
) -> None:
    found = read(knowledge, text, employer=employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


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


def test_a_part_of_the_day_is_read_behind_its_days(knowledge: Knowledge) -> None:
    assert read(knowledge, "serveur ven sam soir, 10h", employer="Café").conditions.starts_at == 18 * 60


def test_who_teaches_nobody_takes_no_beginners(knowledge: Knowledge) -> None:
    assert read(knowledge, "coiffeuse, on forme").conditions.experience_months == 0
    assert read(knowledge, "coiffeuse, on forme pas").conditions.experience_months is None


@pytest.mark.parametrize("text", ("du 15 au 24 décembre, trier des zzz", "Trier des zzz du 15 au 24 décembre"))
def test_days_of_a_month_are_no_title(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, f"Bénévoles, {text}").title == "Trier des zzz"


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
    ("text", "contract", "months"),
    (
        ("une aprentie vendeuse", "Apprentissage", None),
        ("remplacer ma vendeuse qui part en congé maternité, 4 mois", "CDD", 4),
        ("remplacer les pneus des clients", None, None),
    ),
)
def test_a_contract_is_read_in_ordinary_words(
    knowledge: Knowledge, text: str, contract: str | None, months: int | None
) -> None:
    known = read(knowledge, text).conditions

    assert (known.contract, known.contract_months) == (contract, months)


def test_who_drives_a_tractor_needs_no_licence_of_cars(knowledge: Knowledge) -> None:
    assert read(knowledge, "ouvrier maraîcher, permis tracteur").conditions.licences == ()


@pytest.mark.parametrize("text", ("vendeuse pour mon magasin à Aubusson", "vendeuse dans ma boutique"))
def test_a_shop_that_tells_nothing_sells_no_shoes(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").trade_is_open
    assert read(knowledge, text).proposals[0].rome == "D1106"


@pytest.mark.parametrize("text", ("vendeuse, on ferme à 19h30", "vendeur, magasin fermé du 1er au 15 août"))
def test_a_shop_that_closes_is_no_farm(knowledge: Knowledge, text: str) -> None:
    assert not [one for one in read(knowledge, text, employer="Chez Nous").proposals if one.rome.startswith("A")]


def test_a_farm_stays_a_farm(knowledge: Knowledge) -> None:
    assert read(knowledge, "ferme à Felletin cherche ouvrier agricole").proposals[0].rome.startswith("A")
