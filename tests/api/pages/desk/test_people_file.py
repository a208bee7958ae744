"""People come into a portfolio out of a file: tried first, whole or not at all, nothing kept of the file."""

import re
from html import unescape

import pytest
from httpx2 import Response
from sqlalchemy import select, text

import store
from geo import Means, Mode
from store.accounts.account import Role
from store.tables import PersonRow
from tests.api.pages.desk.test_newcomers_pages import followed
from tests.fixtures.site import Site

HEADERS = "Prénom;Nom;Commune;Étape;Souhaits;Voiture;Vélo;Permis;Début du contrat\n"
GOOD = HEADERS + 'Kévin;Durand;Aubusson;Projet à construire;"pain ; tôt";;30 min;aucun;01/09/2026\n'


def hand_in(site: Site, content: str | bytes) -> Response:
    file = {"file": ("personnes.csv", content, "text/csv")}
    return site.browser(Role.COUNSELLOR).post("/conseil/fichier", files=file)


def confirm(site: Site, content: str) -> Response:
    told = {"text": content, "confirmed": "true"}
    return site.browser(Role.COUNSELLOR).post("/conseil/fichier", data=told, files={"x": ("", b"")})


def test_a_wrong_length_of_a_contract_is_told_of_its_own_column(shared_site: Site) -> None:
    page = hand_in(shared_site, "Prénom;Commune;Début du contrat;Durée du contrat\nKarim;Guéret;01/12/2026;1 an\n").text

    assert '<span lang="fr">Durée du contrat</span> : Ce mot n&#39;est pas prévu.' in page
    assert '<span lang="fr">Début du contrat</span>' not in page


@pytest.mark.parametrize("place", ["Saint-Machin;23999", "Saint-Fiacre;22720", "Saint-Junien;87200", "Guéret;23200"])
def test_a_line_whose_commune_is_not_exactly_known_is_held_back(shared_site: Site, place: str) -> None:
    page = hand_in(shared_site, f"Prénom;Commune;Code postal\nKarim;{place}\n").text

    assert re.findall(r"<dd>(\d+)</dd>", page) == ["0", "0", "1"]


def test_a_file_is_tried_then_done_and_nothing_of_it_stays(site: Site) -> None:
    tried = hand_in(site, GOOD)
    assert tried.status_code == 200
    assert "Ajouter 1 personne<" in tried.text
    assert "Colonnes non lues, et non gardées : Nom." in tried.text
    assert list(followed(site)) == ["Awa"]

    done = confirm(site, GOOD)

    assert done.headers["location"] == "/conseil/fichier?fait=1"
    card = followed(site)["Kévin"]
    assert (card.place, card.stage, card.means) == ("Aubusson", "socio_pro", (Means(Mode.BIKE, 30),))
    assert card.wishes == ("pain", "tôt")
    with store.session(site.engine) as session:
        tables = session.scalars(text("select tablename from pg_tables where schemaname = 'public'")).all()
        for table in tables:
            rows = session.scalars(text(f'select row_to_json(t)::text from "{table}" t')).all()
            assert not any("Durand" in row for row in rows), table


def test_a_file_handed_in_twice_adds_nobody_twice(site: Site) -> None:
    confirm(site, GOOD)

    again = hand_in(site, GOOD + "KÉVIN;Durand;Aubusson;;;;;;\n")

    assert re.findall(r"<dd>(\d+)</dd>", again.text) == ["0", "2", "0"]
    assert "Ajouter les personnes cochées" in again.text


def test_a_namesake_of_the_same_file_is_told_apart_from_who_is_followed_and_comes_in_when_ticked(site: Site) -> None:
    content = "Prénom;Commune\nLucas;Guéret\nLUCAS;Guéret\nAwa;Guéret\n"
    page = hand_in(site, content).text
    assert "même prénom et même commune que la ligne 2." in page
    assert page.count("vous suivez déjà une personne de ce prénom") == 1

    told = {"text": content, "confirmed": "true", "other": "3"}
    done = site.browser(Role.COUNSELLOR).post("/conseil/fichier", data=told, files={"x": ("", b"")})

    assert done.headers["location"] == "/conseil/fichier?fait=2"
    assert sorted(followed(site)) == ["Awa", "LUCAS", "Lucas"]


def test_what_looks_like_a_surname_is_told_before_it_is_kept(shared_site: Site) -> None:
    names = ("Marie MARTIN", "Jean Luc", "ANNE", "Odile Bernard", "Karim (vélo)", "Paul Durand", "Mohamed Lamine")
    page = hand_in(shared_site, "\n".join(("Prénom;Commune", *(f"{name};Guéret" for name in names)))).text

    assert "Un nom de famille est peut-être écrit à la ligne 2, 5, 7." in page
    assert page.count("Nom de famille ?") == 3, "beside its line too"


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ("je suis diabétique, cantine", "À relire : « diabétique »"),
        ("ménage, mal au dos", "À relire : « mal au dos »"),
        ("aider des personnes handicapées", ""),
        ("aide-soignante en psychiatrie", ""),
    ],
)
def test_what_speaks_of_health_is_told_before_it_is_kept(shared_site: Site, wishes: str, told: str) -> None:
    page = hand_in(shared_site, f"Prénom;Commune;Souhaits\nOdile;Guéret;{wishes}\n").text

    assert ("Ligne 2 : rien sur la santé, la famille ou la justice" in page) == bool(told)
    assert told in page


def test_what_a_file_tells_too_much_of_is_looked_over_before_it_comes_in(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    text = "Prénom;Commune;Souhaits\nAwa;Guéret;ménage, dépression\n"
    told = {"text": text, "confirmed": "true", "other": "2"}

    asked = browser.post("/conseil/fichier", data=told, files={"x": ("", b"")})
    assert asked.status_code == 422
    assert "ce qui est signalé plus haut." in asked.text
    assert 'name="other" value="2"' in asked.text, "the tick stays"
    assert list(followed(site)) == ["Awa"]

    done = browser.post("/conseil/fichier", data=told | {"looked": "true"}, files={"x": ("", b"")})
    assert done.headers["location"] == "/conseil/fichier?fait=1"


def test_a_line_to_put_right_tells_too_what_is_not_to_be_kept(shared_site: Site) -> None:
    line = "Marie MARTIN;Guéret;sortie de prison;30/02/2026"

    page = hand_in(shared_site, f"Prénom;Commune;Souhaits;Début du contrat\n{line}\n").text

    assert "Un nom de famille est peut-être écrit à la ligne 2." in page
    assert "Ligne 2 : rien sur la santé" in page


def test_a_line_with_a_cell_too_many_is_put_right_rather_than_read_askew(shared_site: Site) -> None:
    page = hand_in(shared_site, "Prénom;Souhaits;Commune\nAwa;ménage; cuisine;Guéret\n").text

    assert "Mettez entre guillemets ce qui contient « ; »." in page


def test_each_wrong_line_is_told_with_what_to_do(site: Site) -> None:
    content = GOOD + ";;zzyzx;ailleurs;;loin;;Z;\n"

    page = hand_in(site, content).text

    assert re.findall(r"<dd>(\d+)</dd>", page) == ["1", "0", "1"]
    for said in (
        "Ligne 3",
        "Écrivez un prénom.",
        "Nous ne trouvons pas cette commune.",
        "Choisissez parmi « Vers l&#39;emploi », « Projet à construire », « Reprendre pied ».",
        "Écrivez des minutes, de 1 à",
        "Écrivez les permis par leurs lettres",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("content", "said"),
    (
        (b"", "Ce fichier est vide."),
        (b"PK\x03\x04\0", "n&#39;est pas un CSV"),
        (b"a;b\n1;2\n", "Il manque les colonnes « Prénom », « Commune »."),
        (HEADERS.encode(), "pas de ligne sous ses titres"),
        (("Prénom;Commune\n" + "Zoé;Guéret\n" * 201).encode(), "plus de 200 lignes"),
    ),
)
def test_a_file_that_is_none_is_refused_with_what_to_do(shared_site: Site, content: bytes, said: str) -> None:
    answer = hand_in(shared_site, content)

    assert answer.status_code == 422
    assert said in answer.text
    assert 'type="file"' in answer.text


def test_the_template_can_be_handed_in_as_it_is(site: Site) -> None:
    template = site.browser(Role.COUNSELLOR).get("/conseil/fichier/modele.csv").content

    assert "Ajouter 1 personne<" in hand_in(site, template).text
    assert "Ajouter 1 personne<" in hand_in(site, template.decode("utf-8-sig").encode("cp1252")).text


@pytest.mark.parametrize(
    ("cells", "told"),
    (
        ("oui;;", "Voiture 30 min"),
        ("X;;", "Voiture 30 min"),
        ("non;;", "Déplacements à préciser"),
        ("1h;;", "Voiture 1 h"),
        ("1h15;;", "Voiture 1 h 15"),
        ("scooter / bus;;", "Scooter 30 min, Bus ou train 30 min"),
        ("vélo;20;", "Vélo 20 min"),
        (";;boulanger", "boulanger"),
    ),
)
def test_cells_as_people_fill_them_are_read_and_told_before_anything_is_kept(
    shared_site: Site, cells: str, told: str
) -> None:
    page = hand_in(shared_site, f"Prénom;Commune;Voiture;Vélo;Recherche\nZoé;Guéret;{cells}\n").text

    assert "Ajouter 1 personne<" in page
    assert told in page


@pytest.mark.parametrize(
    ("stage", "day"), (("vers emploi", "15/10/26"), ("projet", "15.10.2026"), ("reprendre pied", "15-10-2026"))
)
def test_stages_in_usual_words_and_short_dates_are_read(shared_site: Site, stage: str, day: str) -> None:
    page = hand_in(shared_site, f"Prénom;Commune;Étape;Signature CER\nZoé;Guéret;{stage};{day}\n").text

    assert "Ajouter 1 personne<" in page


def test_the_headers_of_a_department_of_its_own_are_read_too(site: Site) -> None:
    headers = "NOM;Prénom;Ville;Mobilité;Permis B;Projet professionnel;Date CER\n"

    confirm(site, headers + "Durand;Jeanne;Aubusson;bus / à pied;oui;aide à domicile;01/09/2026\n")

    card = followed(site)["Jeanne"]
    assert {(one.mode, one.max_minutes) for one in card.means} == {(Mode.BUS, 30), (Mode.WALK, 30)}
    assert card.wishes == ("aide à domicile",)
    assert card.engagement is not None
    with store.session(site.engine) as session:
        assert session.scalars(select(PersonRow.licences).where(PersonRow.first_name == "Jeanne")).one() == ["B"]


@pytest.mark.parametrize(
    ("ways", "modes"),
    [
        ("voiture", {Mode.CAR}),
        ("Véhiculée", {Mode.CAR}),
        ("vélo ou marche", {Mode.BIKE, Mode.WALK}),
        ("Transports en commun", {Mode.BUS}),
        ("scooter + bus", {Mode.MOPED, Mode.BUS}),
        ("sans", set()),
        ("aucun", set()),
    ],
)
def test_one_column_tells_the_means_by_their_names(site: Site, ways: str, modes: set[Mode]) -> None:
    confirm(site, f"Prénom;Commune;Moyen de locomotion\nJeanne;Aubusson;{ways}\n")

    assert {one.mode for one in followed(site)["Jeanne"].means} == modes


@pytest.mark.parametrize(
    ("header", "cell", "asked"),
    [
        ("Mobilité", "oui", "Écrivez les moyens par leur nom"),
        ("Mobilité", "pas de voiture", "Écrivez les moyens par leur nom"),
        ("Mobilité", "30 km", "Écrivez les moyens par leur nom"),
        ("Permis B", "en cours", "Écrivez « oui » ou « non »."),
        ("Permis", "oui", "Écrivez les permis par leurs lettres"),
    ],
)
def test_what_a_header_of_its_own_leaves_unclear_is_asked_by_that_header(
    site: Site, header: str, cell: str, asked: str
) -> None:
    page = unescape(hand_in(site, f"Prénom;Commune;{header}\nJeanne;Aubusson;{cell}\n").text)

    assert f'<span lang="fr">{header}</span> : {asked}' in page
    assert "Jeanne" not in followed(site)


def test_the_licences_of_who_comes_in_are_shown_before(site: Site) -> None:
    page = unescape(hand_in(site, "Prénom;Commune;Permis B\nJeanne;Aubusson;oui\nPaul;Aubusson;non\n").text)

    assert re.search(r"Jeanne.{0,120}Permis B \(voiture\)", page, re.DOTALL)
    assert re.search(r"Paul.{0,120}Pas de permis", page, re.DOTALL)


def test_rows_pasted_out_of_a_spreadsheet_are_tried_as_a_file_is(site: Site) -> None:
    browser, rows = site.browser(Role.COUNSELLOR), "Prénom\tCommune\tSouhaits\nJeanne\tAubusson\tcouture\n"

    tried = browser.post("/conseil/fichier", data={"pasted": rows}, files={"file": ("", b"")})
    refused = browser.post("/conseil/fichier", data={"pasted": "Jeanne, Aubusson"}, files={"file": ("", b"")})

    assert "Ajouter 1 personne" in tried.text
    assert "couture" in tried.text
    assert "Jeanne, Aubusson</textarea>" in refused.text, "what was pasted stays to be put right"
