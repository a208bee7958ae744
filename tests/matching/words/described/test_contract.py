"""The kind, the contract, the pay and what is asked or offered in an employer's sentence."""

from datetime import date

import pytest

from matching import Kind, Knowledge
from matching.words.described.opening import describe
from tests.matching.words.described.reading import TODAY, read


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
    assert found.conditions.ends_at is None
    assert found.conditions.experience_months == 0


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
    assert found.conditions.experience_months is None
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


@pytest.mark.parametrize(
    "text",
    (
        "vendeuse du mardi au samedi 7h 13h, les deux premiers jours à l'essai non payés",
        "vendeuse en CDI, la première semaine à l'essai non payée",
        "vendeur CDI 35 h, deux jours d'essai non payés",
        "vendeuse, premiers jours pas payés",
    ),
)
def test_a_job_whose_first_days_are_unpaid_stays_a_job(knowledge: Knowledge, text: str) -> None:
    found = read(knowledge, text)

    assert (found.kind, found.kind_named, found.trial_too) == (Kind.JOB, True, False)


@pytest.mark.parametrize(
    "text", ("aide au fournil temps plein sans salaire au début", "aide au fournil 35 h, pas payé pour commencer")
)
def test_unpaid_work_for_a_company_is_no_mission(knowledge: Knowledge, text: str) -> None:
    found = describe(
        text, employer="Le Fournil", titles=knowledge.titles, rome=knowledge.rome, today=TODAY, is_company=True
    )

    assert (found.kind, found.kind_named) == (Kind.JOB, False)


@pytest.mark.parametrize("text", ("boulanger CDI, 1 mois d'essai", "boulanger CDI, période d'essai de 2 semaines"))
def test_the_trial_period_of_a_contract_is_no_trial(knowledge: Knowledge, text: str) -> None:
    assert not read(knowledge, text).trial_too


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
        ("Serveuse 80€ le we", "80€ le week-end"),
        ("Boulangère, 75€ les 2 matinées", "75€ les 2 matinées"),
        ("Serveur 180€ net les deux jours", "180€ net les deux jours"),
        ("Vendanges, 250 € pour les 3 jours", "250 € pour les 3 jours"),
        ("Veilleur 50€ la nuit", "50€ la nuit"),
        ("Serveur 90 euros jour", "90 € par jour"),
        ("Vendeuse, 12 € les mardis", "12 €"),
        ("Tondeur, payé à la bête 2€50", "2€50 à la bête"),
        ("Serveur à la soirée 60 €", "60 € à la soirée"),
        ("Vendeur au marché 12 €", "12 €"),
        ("Vendeuse", None),
    ),
)
def test_the_pay_is_kept_as_it_is_said(knowledge: Knowledge, text: str, pay: str | None) -> None:
    assert read(knowledge, text).conditions.salary == pay


def test_no_licence_is_asked_by_who_says_so(knowledge: Knowledge) -> None:
    assert read(knowledge, "Vendeuse, pas besoin de permis, dès que possible").conditions.licences == ()
    assert read(knowledge, "Vendeuse, dès que possible").conditions.soon


@pytest.mark.parametrize(
    ("text", "required"),
    (
        ("livreur, avec permis", True),
        ("aide à domicile, permis et voiture obligatoires", True),
        ("vendeuse, permis souhaité", False),
        ("cuisinier, le permis serait un plus", False),
        ("chauffeur livreur, permis B souhaité mais pas obligatoire", False),
    ),
)
def test_a_licence_is_asked_or_only_wished_as_the_words_say(knowledge: Knowledge, text: str, *, required: bool) -> None:
    (asked,) = read(knowledge, text).conditions.licences

    assert (asked.code, asked.required) == ("B", required)


@pytest.mark.parametrize("text", ("vendeuse, permis pas obligatoire", "livreur, nous payons le permis"))
def test_a_licence_that_is_not_needed_is_not_asked(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, text).conditions.licences == ()


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    (
        ("Je prends un stagiaire en boulangerie", Kind.IMMERSION, True),
        ("tester quelqu'un à la vente pour voir si le métier lui plaît", Kind.IMMERSION, True),
        ("quelqu'un pour vendre quelques jours", Kind.IMMERSION, True),
        ("quelqu'un pour vendre quelques jours, CDD", Kind.JOB, True),
        ("Vendre à la fête sans être payé", Kind.VOLUNTEERING, True),
        ("Un coup de main pour la buvette", Kind.VOLUNTEERING, False),
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


def test_what_is_cut_short_fills_the_form_like_whole_words(knowledge: Knowledge) -> None:
    found = read(knowledge, "serveuse, ven sam soir, jan à mars, exp 2 ans", employer="Café des Sports")

    assert found.conditions.days == (4, 5)
    assert (found.starts, found.conditions.contract_months) == (date(2027, 1, 1), 3)
    assert found.conditions.experience_months == 24


def test_who_teaches_nobody_takes_no_beginners(knowledge: Knowledge) -> None:
    assert read(knowledge, "coiffeuse, on forme").conditions.experience_months == 0
    assert read(knowledge, "coiffeuse, on forme pas").conditions.experience_months is None


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


@pytest.mark.parametrize(
    ("text", "contract"),
    (
        ("agent valoriste textile 26h cddi", "CDDI"),
        ("contrat d'insertion agent de tri 26h", "CDDI"),
        ("cdd, association d'insertion", "CDD"),
        ("valoriste en chantier d'insertion, accompagnement par une conseillère", "CDDI"),
        ("encadrante technique pour notre chantier d'insertion", None),
    ),
)
def test_a_contract_of_insertion_is_kept_as_such(knowledge: Knowledge, text: str, contract: str | None) -> None:
    assert read(knowledge, text).conditions.contract == contract


@pytest.mark.parametrize(
    ("text", "contract", "months"),
    (
        ("vendeuse pour 6 mois", "CDD", 6),
        ("mécanicien 6 mois renouvelable", "CDD", 6),
        ("cuisinier pendant un mois", "CDD", 1),
        ("vendeuse pour 3 semaines", "CDD", None),
        ("nounou pour un bébé de 6 mois", None, None),
        ("guide pour 2 jours d'essai", None, None),
    ),
)
def test_work_that_lasts_some_time_has_a_contract_that_ends(
    knowledge: Knowledge, text: str, contract: str | None, months: float | None
) -> None:
    known = read(knowledge, text, "Chez Nous").conditions

    assert (known.contract, known.contract_months) == (contract, months)


@pytest.mark.parametrize(
    ("text", "months"),
    (
        ("vendeuse du 28 décembre au 3 janvier", None),
        ("vendeuse du 1er mars 2027 jusqu'au 15 février 2027", None),
        ("vendeuse du 20 au 24 décembre", None),
        ("vendeuse jusqu'au 30 novembre", None),
        ("vendeuse du 1er au 31 décembre", 1),
        ("vendeuse du 15 décembre au 10 janvier", 1),
        ("vendeuse du 1er mars au 30 juin", 4),
    ),
)
def test_days_too_few_for_a_month_or_with_their_end_first_are_told_in_no_months(
    knowledge: Knowledge, text: str, months: float | None
) -> None:
    known = read(knowledge, text).conditions

    assert (known.contract, known.contract_months) == ("CDD", months)


def test_a_deposit_is_no_pay(knowledge: Knowledge) -> None:
    assert read(knowledge, "vendeuse, caution de 50 euros demandée").conditions.salary is None


@pytest.mark.parametrize(
    ("text", "months"),
    (("mécanicien 5 ans mini", 60), ("mécanicien six mois d'expérience", 6), ("gardienne, enfants de 5 ans", None)),
)
def test_experience_is_asked_without_its_name_too(knowledge: Knowledge, text: str, months: int | None) -> None:
    assert read(knowledge, text, "Chez Nous").conditions.experience_months == months


@pytest.mark.parametrize(
    ("text", "months", "required"),
    (
        ("conditionnement, pas de diplôme, pas d'exp", 0, None),
        ("traite du soir, pas besoin d'exp on montrera", 0, None),
        ("maçon, débutants s'abstenir", None, True),
    ),
)
def test_none_is_asked_of_beginners_and_some_where_they_are_not_wanted(
    knowledge: Knowledge, text: str, months: int | None, *, required: bool | None
) -> None:
    found = read(knowledge, text).conditions

    assert (found.experience_months, found.experience_required) == (months, required)


def test_weekends_that_are_worked_too_are_not_all_that_is_worked(knowledge: Knowledge) -> None:
    for text in ("ambulancier, nuits et WE prévus", "fleuriste, samedi et dimanche matin travaillés"):
        assert read(knowledge, text).conditions.days == ()
        assert read(knowledge, text).conditions.weekends
    assert read(knowledge, "serveur samedi et dimanche").conditions.days == (5, 6)


def test_no_night_is_worked_where_teams_are_denied(knowledge: Knowledge) -> None:
    assert not read(knowledge, "soudeur, 3x8 non, que du jour").conditions.nights


def test_times_of_day_before_a_time_of_the_year_are_no_hours_of_a_week(knowledge: Knowledge) -> None:
    found = read(knowledge, "ménage le samedi 10h-16h de mars à octobre").conditions

    assert (found.starts_at, found.ends_at, found.hours_per_week) == (10 * 60, 16 * 60, 6)


@pytest.mark.parametrize(
    "text", ("une remplaçante pour notre secrétaire", "Il nous faut une remplaçante au secrétariat")
)
def test_who_replaces_somebody_is_no_teacher(knowledge: Knowledge, text: str) -> None:
    proposals = read(knowledge, text).proposals

    assert proposals
    assert not any(one.rome.startswith("K21") for one in proposals)


def test_who_seeks_tells_what_to_choose_from_where_nothing_else_does(knowledge: Knowledge) -> None:
    found = read(knowledge, "apiculteur cherche aide")

    assert found.trade_is_open
    assert found.proposals[0].rome == "A1429"
