"""What an employer types is told back on top of the form, and what only they can settle is asked."""

import re
from datetime import date
from html import unescape

import pytest

import store
from api.employers.filled import Filled
from api.pages.recruiting.opening_understood import understood
from store.accounts.account import Role
from store.tables import OpeningSheetRow
from tests.fixtures.site import Site
from tests.make.opening_sheets import WORDS, sheet_of


def test_hours_are_told_as_they_were_counted_and_a_difference_is_asked_about(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    counted = browser.get(sheet_of(browser, "Vendeuse de 6h à 11h du mardi au samedi")).text
    differs = browser.get(sheet_of(browser, "Vendeuse de 6h à 11h du mardi au samedi, 24h")).text

    assert "<li>Heures : 25 h par semaine (5 jours × 5 h).</li>" in counted.replace("\u00a0", " ")
    assert "Vos horaires font 25 h (5 jours × 5 h), pas 24 h. Quel nombre est juste ?" in differs.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "told"),
    (
        (
            "Vendeuse, CDD de 4 mois, smic, permis B",
            "Contrat : CDD, 4 mois.|Salaire : Au SMIC.|Permis : Permis B (voiture).",
        ),
        ("Vendeuse 20 h", "Contrat : à dire.|Salaire : à dire.|Permis : pas demandé."),
        ("Mécanicien, 2 ans d'expérience, logé", "Expérience : 2 ans.|Un logement est proposé."),
        ("Agent de tri, CDDI de 26h", "Contrat d&#39;insertion : ici, votre offre s&#39;affiche comme un emploi."),
        ("Faire les foins en juin, 15 jours", "Durée : vous écrivez « 15 jours ». Donnez le dernier jour."),
        ("Faire les foins du 15 septembre au 10 octobre", "Du 15 septembre 2027 au 10 octobre 2027"),
        (
            "Vendeuse du 24 décembre 2027 au 20 décembre 2027",
            "Du 24 décembre 2027 au 20 décembre 2027|Le dernier jour vient avant le premier. Corrigez une date",
        ),
        ("Boulanger, CAP exigé", "Diplôme demandé : « CAP exigé »."),
        ("Boulanger, brevet pro", "Diplôme souhaité : « brevet pro »."),
        ("Vendeuse, permis B souhaité", "Permis : Permis B (voiture) souhaité, pas obligatoire."),
        ("Vendeuse, permis obligatoire car pas de bus", "Permis : vous écrivez « permis obligatoire car pas de bus »."),
        ("Des extras pour la vente", "Nombre : vous écrivez « Des extras ». Combien de personnes ?"),
        ("Femme de chambre, 4 € la chambre", "Salaire : 4 € la chambre.|Payé à la pièce : chaque heure"),
        ("Mon cousin cherche un mécanicien", "Vous écrivez « Mon cousin cherche ». C&#39;est pour votre entreprise ?"),
        ("Vendeuse, la rentrée de septembre", "Début : vous écrivez « la rentrée de septembre »."),
        ("Deux vendeuses du 20 au 24", "Dates : vous écrivez « du 20 au 24 ». Est-ce le bon mois ?"),
        ("Vendeuse à Saint-Maurice", "Lieu : vous écrivez « Saint-Maurice ». Quelle commune ?"),
        (
            "Livrer le pain à Guéret et Bourganeuf",
            "Lieu : Aubusson. Vous écrivez « Guéret », « Bourganeuf ». Est-ce là ?",
        ),
        ("Maçon, il faut porter des sacs lourds", "Charges à porter : « porter des sacs »."),
        (
            "Serveuse 11h-15h 18h-minuit, repas du midi offert, à partir du lundi 24 décembre 2026",
            "Horaires : de 11 h à 15 h et de 18 h à minuit.|Repas : « repas du midi offert ».|"
            "Date : vous écrivez « lundi 24 décembre 2026 », mais c&#39;est un jeudi. Corrigez.",
        ),
        ("Nourrir les bêtes tous les jours", "Jours : vous écrivez « tous les jours ». Cochez-les."),
        ("Vendre de 7h à 13h sauf le lundi", "Jours : vous écrivez « sauf le lundi ». Cochez-les."),
        (
            "Ménage de la cantine 2h par jour, les jours de classe",
            "Heures : 2 h par jour. Donnez les jours.|Jours : vous écrivez « jours de classe ». Cochez-les.",
        ),
        ("Un maçon expérimenté, 35h", "Expérience : vous écrivez « expérimenté ». Dites combien."),
        ("Pâtissier, bonne expérience", "Expérience : vous écrivez « bonne expérience ». Dites combien."),
        ("Maçon du lundi au vendredi 7h du matin 39h", "Horaires : pas avant 7 h.|Heures : 39 h par semaine"),
        (
            "Vendeuse, coupure 7h-12h30 puis 15h30-19h, du mardi au samedi",
            "Horaires : de 7 h à 12 h 30 et de 15 h 30 à 19 h.|Heures : 45 h par semaine (5 jours × 9 h).",
        ),
        (
            "Vendeuse un week-end sur deux samedi et dimanche 7h30-13h",
            "Jours : « un week-end sur deux samedi et dimanche ».|"
            "Heures : 5,5 h par semaine (2 jours × 5 h 30, 1 semaine sur 2).",
        ),
        ("Vendeuse 9h-14h, w-e compris", "Jours : vous écrivez « week-end compris ». Cochez-les."),
        (
            "Vendeuse 7h-13h ou 13h-19h, du lundi au samedi",
            "Heures : vous écrivez « 7h-13h ou 13h-19h ». Donnez les heures d&#39;une semaine.",
        ),
        ("Un jeune en service civique pour 8 mois", "Un service civique ne se publie pas ici"),
    ),
)
def test_what_was_understood_and_what_is_to_say_stand_on_top(shared_site: Site, words: str, told: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, words)).text.replace("\u00a0", " ")

    for one in told.split("|"):
        assert f"<li>{one}" in page, one


def test_work_at_the_weekend_is_asked_about_where_no_day_of_it_is_ticked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "Vendeuse du lundi au vendredi 20 h, travail le week-end")).text

    assert "Travaille-t-on le week-end ?" in page


def test_a_start_that_only_the_employer_can_date_is_asked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "Vendeuse 20 h à la rentrée")).text

    assert "<li>Début : vous écrivez « à la rentrée ». Donnez la date.</li>" in page


def test_days_and_hours_that_were_understood_are_told_on_top(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    told = browser.get(sheet_of(browser, "Vendeuse de 6h30 à 12h30, repos lundi et dimanche, 25 h")).text
    asked = browser.get(sheet_of(browser, "Vendeuse en boulangerie, jamais le dimanche")).text

    assert "<li>Jours : mardi, mercredi, jeudi, vendredi, samedi.</li>" in told
    assert "<li>Horaires : de 6 h 30 à 12 h 30.</li>" in told
    assert "<li>Heures : 25 h par semaine.</li>" in told
    assert "<li>Jours : à dire.</li>" in asked


def test_a_past_start_is_asked_again_and_never_moved_to_another_year(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Vendeuse en boulangerie à partir du 3 mars 2024")

    page = browser.get(sheet).text

    assert 'name="start_on" type="date" value="2024-03-03"' in page
    assert "Le début est déjà passé" in page


def test_a_trade_that_nothing_tells_is_written_and_several_are_chosen_from(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    sheet = sheet_of(browser)
    with store.session(shared_site.engine) as session:
        known = session.get_one(OpeningSheetRow, int(sheet.rpartition("/")[2]))
        known.sheet = known.sheet | {"proposals": [], "trade": ""}
    unknown = browser.get(sheet).text
    several = browser.get(sheet_of(browser, "Boulanger ou maçon")).text

    assert "Quel métier ?" in unknown
    assert "Un autre métier" not in unknown
    assert "Choisissez-en un.</li>" in several
    assert not re.search(r'name="trade" value="\w+" checked', several)


@pytest.mark.parametrize(
    ("words", "experience", "told"),
    (
        ("Vendeuse, permis souhaité", "", "Permis : Permis B (voiture) souhaité, pas obligatoire."),
        ("Vendeuse, expérience d'un an souhaitée", "12", "Expérience : 1 an environ, souhaitée, pas obligatoire."),
        ("Vendeuse, expérience souhaitée", "", "Expérience : souhaitée, pas obligatoire."),
        ("Vendeuse, CDD ou CDI", "", "Contrat : CDI ou CDD ? Choisissez."),
        ("Ménage tous les soirs", "", "Horaires : vous écrivez « tous les soirs ». Donnez les heures."),
        ("Ménage après la fermeture", "", "Horaires : vous écrivez « après la fermeture ». Donnez les heures."),
        ("Accueil. Travail le week-end.", "", "Jours : vous écrivez « week-end ». Cochez-les."),
    ),
)
def test_what_is_wished_for_is_told_so_and_what_is_open_is_asked(words: str, experience: str, told: str) -> None:
    filled = Filled(text=words, experience=experience)

    assert told in understood(filled, "Boulangerie du Pont", date(2026, 11, 20))


def test_trade_and_place_are_told_first_and_a_part_of_the_day_without_hours_is_asked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "faire le ménage le midi et le soir, 20 h, à Bourganeuf")).text

    told = re.findall(r"<li>(.*?)</li>", page.partition("Ce que nous avons compris")[2].partition("</ul>")[0])
    assert told[0].startswith("Métier : ")
    assert told[1] == "Lieu : Bourganeuf."
    assert "Horaires : vous écrivez « le midi », « le soir ». Donnez les heures." in told
    assert re.search(r'<details class="panel" open>\s*<summary><span><strong>Horaires', page)


def test_what_is_offered_is_asked_where_no_word_says_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    supposed = browser.get(sheet_of(browser, WORDS.replace(" le matin", ""))).text
    mission = browser.get(sheet_of(browser, "Allumer le four du village, sans être payé")).text

    assert supposed.count('<details class="panel" open>') == 1
    assert mission.count('<details class="panel" open>') == 1, "it is declared who asks for unpaid work"
    assert 'value="Allumer le four du village"' in mission


@pytest.mark.parametrize(
    ("words", "told"),
    (
        ("vendeuse du mardi au vendredi et un samedi sur deux, 30h", "vendredi, « un samedi sur deux »."),
        ("boulanger de nuit jusqu'à 8h", "Horaires : jusqu'à 8 h (le lendemain)."),
        ("aide-soignant de nuit parfois", "Travail de nuit : oui."),
    ),
)
def test_days_of_now_and_then_and_nights_are_told(shared_site: Site, words: str, told: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = unescape(browser.get(sheet_of(browser, words)).text)

    assert told in page
    assert "Travaille-t-on le week-end" not in page


@pytest.mark.parametrize(
    ("words", "fault"),
    (
        ("Vendeuse du 24 décembre 2026 au 20 décembre 2026, smic", "Le dernier jour vient après le premier."),
        ("Vendeuse à Saint-Maurice, smic", "Plusieurs communes sont possibles. Choisissez la bonne."),
    ),
)
def test_what_is_asked_of_days_and_places_is_answered_before_anything_is_shown(
    shared_site: Site, words: str, fault: str
) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(f"{sheet_of(browser, words)}/apercu")

    assert page.status_code == 422
    assert fault in page.text


def test_an_apprentice_lodged_by_their_parents_is_offered_no_room(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    assert "Un logement est proposé" not in browser.get(sheet_of(browser, "Apprenti logé chez ses parents")).text


def test_what_is_missing_or_still_asked_is_told_again_before_publishing(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Du ménage, 15 jours renouvelables, smic")
    answers = {"kind": "job", "title": "Ménage", "trade": "K1304", "lieu": "Aubusson", "commune": "23008"}
    browser.post(sheet, data=answers | {"text": "Du ménage, 15 jours renouvelables, smic", "pay": "SMIC"})

    page = browser.get(f"{sheet}/apercu").text

    assert "Durée : vous écrivez « 15 jours renouvelables »" in page
    assert "Votre offre ne dit pas : les jours, le nombre d&#39;heures, les horaires, le début, le contrat." in page
