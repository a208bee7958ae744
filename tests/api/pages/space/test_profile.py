"""My file, seen and corrected by myself: saved at once, audited by part, and the list says what moved."""

import re

import pytest
from sqlalchemy import select

import store
from api.profile import ASKED, PARTS
from store.accounts.account import Role
from store.tables import AuditRow, ExperienceRow, PersonRow, WishRow
from tests.fixtures.site import Site


def changed_parts(site: Site) -> list[object]:
    with store.session(site.engine) as session:
        entries = session.scalars(select(AuditRow).where(AuditRow.action == "changed_file").order_by(AuditRow.id))
        return [entry.details["part"] for entry in entries]


def test_all_i_said_is_on_one_page_with_how_my_wishes_are_understood(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get("/mon-espace/dossier").text

    assert "« <bdi>ménage</bdi> » : <strong>" in page
    for slug in PARTS:
        assert f'href="/mon-espace/dossier/{slug}"' in page


@pytest.mark.parametrize("slug", PARTS)
def test_each_part_is_a_page_with_one_question_and_one_button(shared_site: Site, slug: str) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(f"/mon-espace/dossier/{slug}").text

    assert page.count("<h1>") == 1
    assert "Enregistrer" in page


def test_what_i_change_counts_at_once_and_my_file_says_what_moved(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/dossier/deplacements", data={"moyen": ["", "walk:10"], "permis": "aucun"})
    page = browser.get(told.headers["location"]).text

    assert told.headers["location"].startswith("/mon-espace/dossier?change=deplacements&bouge=")
    assert "C'est enregistré.</strong> Mes déplacements." in page
    assert "de moins" in page
    with store.session(site.engine) as session:
        assert session.get_one(PersonRow, site.town.beneficiary).licences == []
    assert changed_parts(site) == ["deplacements"]


@pytest.mark.parametrize(("moved", "is_said"), [("0-0-0-10", False), ("2-0-0-10", True)])
def test_a_list_that_stayed_as_it_was_is_not_spoken_of(shared_site: Site, *, moved: str, is_said: bool) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(f"/mon-espace/dossier?change=niveau&bouge={moved}").text

    assert "C'est enregistré." in page
    assert ("dans le temps de trajet" in page) is is_said


def test_after_the_last_part_asked_in_a_row_the_question_of_messages_says_what_moved(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/dossier/niveau", data={"francais": "A1", "suite": "1"})

    assert told.headers["location"].startswith("/mon-espace/messages?change=niveau&bouge=")
    assert "C'est enregistré." in browser.get(told.headers["location"]).text


def test_a_wish_that_names_no_trade_is_told_once_it_is_saved(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/dossier/souhaits", data={"souhait": ["ménage", "blablub zorg"], "suite": "1"})
    page = browser.get(told.headers["location"]).text

    assert "« <bdi>blablub zorg</bdi> » : pas de métier reconnu. Essayez un autre mot." in page
    assert "<bdi>ménage</bdi>" not in page


def test_what_a_wish_refuses_is_told_as_understood(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/dossier/souhaits", data={"souhait": ["pas de secrétariat", "pa le soir"]})
    page = browser.get(told.headers["location"]).text

    assert "pas de métier reconnu" not in page
    assert "« <bdi>pas de secrétariat</bdi> » : compris, sans : secrétariat" in page
    assert "« <bdi>pa le soir</bdi> » : compris, sans : le soir" in page


def test_every_part_is_written_to_my_file_and_to_nobody_elses(site: Site) -> None:
    browser, me = site.browser(Role.BENEFICIARY), site.town.beneficiary
    typed: dict[str, dict[str, object]] = {
        "souhaits": {"souhait": ["cuisine", ""]},
        "savoir-faire": {"savoir": ["repasser"]},
        "experience": {"fait": ["plonge"], "annees": ["0.5"]},
        "horaires": {"au_plus": "12", "jour": ["0", "2"], "de": "08:30", "nuit": "non"},
        "limites": {"limite": ["loads"]},
        "types": {"type": ["job"], "service_civique": "non"},
        "niveau": {"francais": "A1", "diplome": "none"},
        "moi": {"prenom": "Chloé-Anne", "lieu": "23000"},
    }

    for slug, data in typed.items():
        assert browser.post(f"/mon-espace/dossier/{slug}", data=data).status_code == 303, slug

    with store.session(site.engine) as session:
        row = session.get_one(PersonRow, me)
        wishes = session.execute(select(WishRow.person_id, WishRow.text)).all()
        done = session.scalars(select(ExperienceRow).where(ExperienceRow.person_id == me)).one()
        other = session.get_one(PersonRow, site.town.own_person)
        assert (row.first_name, row.insee, row.hours_max, row.days) == ("Chloé-Anne", "23096", 12.0, [0, 2])
        assert (row.day_start, row.nights, row.weekends) == (510, False, None)
        assert (row.limits, row.open_to, row.level, row.french) == (["pas de charges lourdes"], ["job"], "none", "A1")
        assert [text for person, text in wishes if person == me] == ["cuisine"]
        assert (done.text, done.years) == ("plonge", 0.5)
        assert other.first_name == "Awa"
    assert changed_parts(site) == list(typed)


def test_a_mistake_is_said_beside_its_field_and_what_was_typed_stays(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)

    hours = browser.post("/mon-espace/dossier/horaires", data={"au_moins": "vingt", "au_plus": "30"})
    means = browser.post("/mon-espace/dossier/deplacements", data={"moyen": ["", "car:9999"]})
    place = browser.post("/mon-espace/dossier/moi", data={"prenom": "Chloé", "lieu": "Saint-Maurice"})

    assert (hours.status_code, means.status_code, place.status_code) == (422, 422, 422)
    assert 'value="vingt"' in hours.text
    assert "de 1 à 48" in hours.text
    assert "Choisissez au moins un moyen" in means.text
    assert "Saint-Maurice-près-Crocq (23260)" in place.text


@pytest.mark.parametrize(
    ("slug", "typed", "field"),
    [
        ("horaires", {"au_moins": "vingt"}, "au_moins"),
        ("horaires", {"de": "8:30", "a": "8:30"}, "de"),
        ("deplacements", {"moyen": ""}, "moyen-walk"),
        ("deplacements", {"moyen": "car:30", "permis": ["aucun", "B"]}, "permis-aucun"),
        ("souhaits", {"souhait": [f"métier {number}" for number in range(20)]}, "souhait-0"),
        ("moi", {"prenom": "", "lieu": "Guéret"}, "prenom"),
    ],
)
def test_a_mistake_is_said_first_with_the_focus_and_leads_to_its_field(
    shared_site: Site, slug: str, typed: dict[str, str | list[str]], field: str
) -> None:
    page = shared_site.browser(Role.BENEFICIARY).post(f"/mon-espace/dossier/{slug}", data=typed).text

    summary = page.index('<div role="alert" id="a-corriger" tabindex="-1" autofocus>')
    assert summary < page.index(f'<a href="#{field}">') < page.index("<form class=") < page.index(f'id="{field}"')


def test_what_i_did_not_change_is_not_written(shared_site: Site) -> None:
    before = changed_parts(shared_site)

    told = shared_site.browser(Role.BENEFICIARY).post("/mon-espace/dossier/souhaits", data={"souhait": "ménage"})

    assert told.headers["location"] == "/mon-espace/dossier?change=souhaits"
    assert changed_parts(shared_site) == before


def test_a_part_that_does_not_exist_is_not_found(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)

    assert browser.get("/mon-espace/dossier/diagnostic").status_code == 404
    assert browser.post("/mon-espace/dossier/diagnostic", data={}).status_code == 404


def test_a_new_space_is_asked_each_question_once_and_may_pass_any(shared_site: Site) -> None:
    browser, slug, seen = shared_site.browser(Role.BENEFICIARY), ASKED[0], []

    address = f"/mon-espace/dossier/{slug}?suite=1"
    while address != "/mon-espace":
        page = browser.get(address).text
        seen.append(address)
        assert f"Question {len(seen)} sur {len(ASKED) + 1}" in page
        address = page.split('class="button second wide" href="')[1].split('"')[0]

    assert seen[-1] == "/mon-espace/messages"
    assert len(seen) == len(ASKED) + 1


def test_what_one_change_would_open_leads_to_the_page_that_changes_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)

    page = browser.get("/mon-espace/pistes").text

    counted = re.search(r"\d+ possibilités? à votre portée(, \d+ plus loin)?", page)
    assert counted is not None
    assert f"Autour de vous : {counted[0]}" in browser.get("/mon-espace").text
    assert 'href="/mon-espace/dossier/' in page
