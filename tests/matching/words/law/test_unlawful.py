"""Words that the law forbids in an opening are told as they were written; ordinary words are left alone."""

import pytest

from matching.words.law.terms import (
    charged_words,
    contractless_words,
    in_kind_words,
    restless_words,
    undeclared_words,
    unpaid_words,
)
from matching.words.law.unlawful import unlawful_words


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Je cherche une vendeuse jeune et jolie, pas de voile", ("jeune et jolie", "pas de voile")),
        ("Serveur, moins de 30 ans", ("moins de 30 ans",)),
        ("Vendeuse, femme uniquement.", ("femme uniquement",)),
        ("Uniquement des hommes", ("Uniquement des hommes",)),
        ("Maçon. Français seulement", ("Français seulement",)),
        ("Besoin d'une jeune femme pour le service", ("Besoin d'une jeune femme",)),
        ("Nationalité française, entre 20 et 35 ans", ("Nationalité française", "entre 20 et 35 ans")),
        ("Pas d’étrangers", ("Pas d’étrangers",)),
        ("Une personne sans enfants, en bonne santé", ("personne sans enfants", "en bonne santé")),
        ("Je cherche une femme pour vendre", ("cherche une femme",)),
        ("un gars costaud au noir", ("un gars costaud",)),
        ("je cherche un jeune costaud", ("cherche un jeune costaud",)),
        ("une vendeuse française, sans enfants", ("française", "sans enfants")),
        ("Vendeuse. Pas de gens du voyage.", ("Pas de gens du voyage",)),
        ("vendeuse blanche", ("blanche",)),
        ("Une dame pour la caisse", ("Une dame",)),
        ("Il faut une personne valide", ("personne valide",)),
        ("Que des femmes, femme enceinte s'abstenir", ("Que des femmes", "femme enceinte s'abstenir")),
        (
            "jeune femme jolie de moins de 30 ans, française, sans enfants",
            ("jeune femme jolie", "moins de 30 ans", "française", "sans enfants"),
        ),
        ("Physique agréable, limite d'âge 40", ("Physique agréable", "limite d'âge")),
        ("personne de 20 a 30 ans pour vendre le pain", ("personne de 20 a 30 ans",)),
        ("serveuse, 18-25 ans", ("18-25 ans",)),
        ("Vendeuse jeune 20-30 ans dynamique pour boulangerie", ("jeune 20-30 ans",)),
        ("Vendeuse 20-30 ans disponible le samedi", ("20-30 ans",)),
        ("serveur, moins de 35 ans dynamique", ("moins de 35 ans",)),
        ("homme ou femme entre 25 et 45, motivé", ("femme entre 25 et 45",)),
        ("une jeunne fille pour vendre", ("jeunne fille",)),
        ("Vendeur âgé entre 25 et 40 ans", ("âgé entre 25 et 40 ans",)),
        ("20 à 30 ans pour vendre", ("20 à 30 ans",)),
        ("Vendeuse, 30 ans maxi", ("30 ans maxi",)),
        ("Vendeuse, plutôt dans la trentaine", ("dans la trentaine",)),
        ("apprenti boulanger 14 ans, la nuit", ("14 ans",)),
        ("apprenti patissier, treize ans", ("treize ans",)),
        ("je cherche un gamin de 13 ans pour les livraisons", ("cherche un gamin de 13 ans",)),
        (
            "cherche une jeune femme de 20 a 30 ans pour vendre, pas d'enfants",
            ("cherche une jeune femme de 20 a 30 ans", "pas d'enfants"),
        ),
        ("Pas d'étrangers, et plutôt une femme", ("Pas d'étrangers", "plutôt une femme")),
    ),
)
def test_what_the_law_forbids_is_told_in_the_words_that_were_written(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "Jeune entreprise en Creuse, à moins de 30 minutes de Guéret.",
        "Nous cherchons une femme de ménage ou un homme toutes mains.",
        "Je cherche un homme à tout faire.",
        "Garde d'enfants de moins de 3 ans, avec moins de 20 ans d'expérience.",
        "Maison fondée depuis plus de 30 ans, équipe jeune.",
        "Accompagner une jeune femme handicapée. Boutique jeune et dynamique, vendeur entre 25 et 35 h.",
        "Animer un groupe de jeunes, accueillir des jeunes femmes.",
        "Bien parler français, français obligatoire.",
        "Coiffure hommes uniquement.",
        "Un contrat d'apprentissage : moins de 30 ans.",
        "Apprenti boulanger, 16 à 29 ans. Alternance entre 18 et 25 ans.",
        "Vendeur, 20 à 25 h, 10 à 15 ans d'expérience, entreprise créée il y a plus de 35 ans.",
        "Garder deux enfants de 6 et 9 ans, accompagner des personnes de 60 à 80 ans, des jeunes de 14 à 18 ans.",
        "Quelqu'un pour garder ma fille, 8 ans. Permis de 18 ans minimum.",
        "Plutôt une femme de ménage, ou un homme. Pas d'enfants à garder le soir.",
        "Vendre de jolies robes dans une belle boutique.",
        "Moniteur de voile, pas de voile en hiver sur la base nautique.",
        "Vendeuse, 20 h, du mardi au samedi, débutant ok.",
        "Petite équipe de deux femmes et trois hommes.",
        "Aide à domicile auprès de personnes âgées, malades ou handicapées.",
        "Pain blanc seulement.",
        "Je cherche un jeune en apprentissage.",
        "Jeunes enfants : aide à la crèche. Nous cherchons une jeune entreprise partenaire.",
        "Accompagner un jeune, aider une dame âgée, être auprès d'une dame.",
        "Dame de compagnie chez une personne seule.",
        "Secrétaire français et anglais. Cuisinier de cuisine traditionnelle, française, familiale.",
        "Aire d'accueil des gens du voyage : un gardien.",
        "Un séjour pour couples sans enfants. Serveur, tenue noire.",
        "Un cabinet de recrutement français recrute une femme ou un homme de ménage auprès d'un jeune homme.",
        "Boulanger, pain noir et pain blanc. Permis valide.",
    ),
)
def test_ordinary_words_raise_no_alarm(text: str) -> None:
    assert unlawful_words(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("un gars au noir 8 euros de l'heure, payé en liquide", ("au noir", "euros de l'heure, payé en liquide")),
        ("Travail non déclaré, de la main à la main", ("non déclaré", "de la main à la main")),
        ("Vendeuse, photos en blanc au noir, encaisser les clients en espèces, savon liquide", ()),
        ("Tenir le compte des sinistres, déclarer les recettes", ()),
    ),
)
def test_undeclared_work_is_told_and_a_till_is_not(text: str, told: tuple[str, ...]) -> None:
    assert undeclared_words(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("mécanicien, faut etre francais", ("faut etre francais",)),
        ("berger, vous devez être française", ("devez être française",)),
        ("je prends que des français, papiers français", ("prends que des français", "papiers français")),
        ("Il faut parler français. Nos produits doivent être français. Papiers en règle.", ()),
    ),
)
def test_to_be_french_is_not_asked_but_to_speak_it_may_be(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("sans contrat au début", ("sans contrat",)),
        ("auto entrepreneur pour remplacer mon salarié 35h", ("auto entrepreneur",)),
        ("serveur en micro-entreprise", ("en micro-entreprise",)),
        ("Pas de contrat d'apprentissage. Contrat de 6 mois.", ()),
        ("Conseiller : accompagner des auto-entrepreneurs.", ()),
    ),
)
def test_a_job_without_its_contract_is_told(text: str, told: tuple[str, ...]) -> None:
    assert contractless_words(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("serveuse payée uniquement au pourboire", ("payée uniquement au pourboire",)),
        ("payé en nature le premier mois", ("payé en nature",)),
        ("pas de fixe, que les pourboires", ("que les pourboires",)),
        ("ménage en échange du logement", ("en échange du logement",)),
        ("woofing, une personne qui aide contre le gite et le couvert", ("woofing", "aide contre le gite")),
        ("25 h par semaine contre une chambre", ("25 h par semaine contre une chambre",)),
        ("gîte et couvert contre 4 h de travail par jour", ("gîte et couvert contre 4 h",)),
        ("logement et repas en échange", ("repas en échange",)),
        ("logé à la place du salaire", ("logé à la place du salaire",)),
        ("Lutte contre le logement indigne. Logement contre un petit loyer. Serres : contre le gel.", ()),
        ("Payé au SMIC, pourboires en plus. Repas payés. Logé, nourri.", ()),
    ),
)
def test_work_paid_without_money_is_told(text: str, told: tuple[str, ...]) -> None:
    assert in_kind_words(text) == told


def test_work_without_a_day_of_rest_is_told() -> None:
    assert restless_words("du lundi au dimanche, sans repos, 48h") == ("sans repos",)
    assert restless_words("Service sans coupure, repos le mercredi, repos compensateur") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Boulanger de 3h à 15h, 7 jours sur 7", ("7 jours sur 7",)),
        ("vendeuse 7j/7", ("7j/7",)),
        ("Hôtel ouvert 7 jours sur 7", ()),
        ("serveuse, 7j/7 en roulement", ()),
        ("serveuse 7j/7, 2 jours de repos par semaine", ()),
        ("serveuse 5 jours sur 7", ()),
    ),
)
def test_seven_days_are_told_where_they_are_those_of_one_person(text: str, told: tuple[str, ...]) -> None:
    assert restless_words(text) == told


def test_all_that_chooses_people_is_told_at_once_down_a_list() -> None:
    told = unlawful_words("jeune et dynamique, bonne présentation, française, sans enfants")

    assert told == ("jeune et dynamique", "bonne présentation", "française", "sans enfants")


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("chèque de caution demandé", ("chèque de caution demandé",)),
        ("il faudra laisser une caution de 100 €", ("laisser une caution",)),
        ("frais de dossier 30 euros", ("frais de dossier",)),
        ("formation payante avant embauche", ("formation payante",)),
        ("passeport à remettre à l'arrivée", ("passeport à remettre",)),
        ("on garde vos papiers pendant la saison", ("garde vos papiers",)),
        ("erreurs de caisse déduites du salaire", ("erreurs de caisse déduites",)),
        ("encaisser les chèques de caution des locataires", ()),
        ("vérifier les passeports des clients", ()),
        ("apporter votre carte d'identité", ()),
        ("photocopie de la carte d'identité demandée", ()),
        ("frais de formation pris en charge", ()),
        ("garder les papiers à jour dans le camion", ()),
        ("tri de verre, attention à la casse", ()),
    ),
)
def test_nobody_pays_or_leaves_papers_to_be_hired(text: str, told: tuple[str, ...]) -> None:
    assert charged_words(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("heures sup non payées", ("heures sup non payées",)),
        ("le dimanche est pas payé, dimanche pas payé", ("dimanche est pas payé", "dimanche pas payé")),
        ("nourri logé pas de salaire", ("pas de salaire",)),
        ("stage de découverte sans salaire", ()),
        ("heures supplémentaires payées", ()),
        ("pause d'une heure non payée", ()),
        ("aide au fournil à temps plein, non rémunéré", ("non rémunéré",)),
        ("aide au fournil 35 h pas payé pour commencer", ("pas payé",)),
        ("vente sans rémunération", ("sans rémunération",)),
        ("relancer les factures non payées", ()),
        ("vendeuse, pas payée au SMIC : 13 € de l'heure", ()),
        ("immersion non rémunérée", ()),
    ),
)
def test_each_hour_of_work_is_paid(text: str, told: tuple[str, ...]) -> None:
    assert unpaid_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "on déclare que la moitié des heures",
        "sans fiche de paie",
        "payée cash le samedi",
    ),
)
def test_half_declared_is_undeclared(text: str) -> None:
    assert undeclared_words(text)


@pytest.mark.parametrize("text", ("travail au noir interdit", "jamais au noir", "déclaration faite avant l'embauche"))
def test_whoever_declares_is_told_nothing(text: str) -> None:
    assert undeclared_words(text) == ()


@pytest.mark.parametrize("text", ("logé nourri contre travail", "payé en bons d'achat", "salaire : le logement"))
def test_a_roof_is_no_pay(text: str) -> None:
    assert in_kind_words(text)


@pytest.mark.parametrize("text", ("facturez-nous vos heures", "contrat après un mois"))
def test_a_contract_begins_with_the_work(text: str) -> None:
    assert contractless_words(text)


def test_a_contract_may_follow_an_immersion() -> None:
    assert contractless_words("contrat après un mois d'immersion") == ()


def test_holidays_are_the_law_too() -> None:
    assert restless_words("sans congés payés") == ("sans congés payés",)
    assert restless_words("congés payés en août, pas de congés en juillet") == ()


@pytest.mark.parametrize(
    "text",
    (
        "boulanger, pas au-delà de 40 ans",
        "pas de vieux svp",
        "plutôt un jeune en forme",
        "un étudiant, pas un retraité",
        "cherche gars de la trentaine",
        "métier d'homme",
        "une maman au foyer serait l'idéal",
        "il ne faut pas que la personne ait des enfants",
        "barmaid jolie pour bar de nuit",
        "pas de tatouages",
        "être né en France",
        "pas de ramadan",
        "ni CGT ni syndicat",
        "bonne santé exigée",
        "gens de Felletin seulement",
    ),
)
def test_turns_that_choose_people_are_told(text: str) -> None:
    assert unlawful_words(text)


@pytest.mark.parametrize(
    "text",
    (
        "cherche gars pour les foins",
        "un vendeur homme le samedi",
        "vendeur, 18 ans maximum",
        "apprenti, 18 ans ou moins",
        "vendeur entre 16 et 18 ans",
    ),
)
def test_a_sex_or_a_greatest_age_chooses_people_without_an_article_too(text: str) -> None:
    assert unlawful_words(text)


@pytest.mark.parametrize(
    "text",
    (
        "vendeur homme ou femme",
        "vendeur homme/femme",
        "coiffeur homme",
        "ouvrier homme toutes mains",
        "cherche une vendeuse",
        "une trentaine de vaches à traire",
        "accueillir un public jeune",
        "arrachage de souches",
        "syndicat de copropriété",
        "prévention santé au travail",
        "vieux fours à entretenir",
        "animateur pour des enfants",
        "poste ouvert aux hommes et aux femmes",
        "vêtements pour hommes",
        "gens de confiance uniquement",
        "restaurant marocain",
    ),
)
def test_words_that_look_alike_choose_nobody(text: str) -> None:
    assert unlawful_words(text) == ()
