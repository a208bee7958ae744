"""Some days to try a job, published beside it from one sheet."""

import re
from typing import Any

import store
from store.accounts.account import Role
from store.employers.opening_sheets import sheet_of as sheet_of_id
from store.employers.publishing import Wording, publish_trial
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, WORDS, published, sheet_of
from tests.make.values import BOURGANEUF


def test_a_job_and_some_days_to_try_it_are_published_from_one_sheet(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"{WORDS}. Je prends aussi quelqu'un quelques jours pour essayer.")
    assert 'name="trial" value="oui" aria-describedby="trial-aide" checked' in browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"trial": "oui", "pay": "12,50 € de l'heure"})

    assert len(re.findall("<article", browser.get(f"{sheet}/apercu").text)) == 2
    job = browser.post(f"{sheet}/publier").headers["location"]
    again = browser.post(f"{sheet}/publier").headers["location"]

    openings = set(re.findall(r"/recrutement/offres/\d+", browser.get("/recrutement").text))
    assert (again.partition("?")[0], len(openings)) == (job.partition("?")[0], 3), (
        "the bakery's own, the job, the trial"
    )
    (trial,) = re.findall(r'href="/recrutement/offres/(\d+)">Voir l', browser.get(job).text)
    facts = browser.get(f"/opportunite/{trial}").text.partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert "1 à 5 jours" in facts
    assert not re.search(r"12,50|CDD|Salaire", facts), "nobody is paid for a trial"
    assert ">Essai : Agent d" in browser.get(f"/opportunite/{trial}").text
    assert 'name="trial"' not in browser.get(sheet).text, "from now on it has a sheet of its own"


def test_a_job_that_changes_changes_its_trial_only_where_it_is_asked(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    opening = published(browser, trial="oui", text="Vous nettoyez la boutique. SMIC plus une prime.")
    (trial,) = re.findall(r'href="/recrutement/offres/(\d+)">Voir l', browser.get(opening).text)
    before = browser.get(f"/opportunite/{trial}").text
    sheet = browser.post(f"{opening}/modifier").headers["location"]
    browser.post(sheet, data=SHEET | {"hours": "28"})

    changed = browser.get(browser.post(f"{sheet}/publier").headers["location"]).text
    kept = browser.get(f"/opportunite/{trial}").text
    browser.post(f"{sheet}/essai")

    assert "prime" not in before.partition("L'annonce")[2]
    assert "Changer l'essai aussi" in changed
    assert "20 h par semaine" in kept
    assert "28 h par semaine" in browser.get(f"/opportunite/{trial}").text


def test_two_presses_at_the_same_instant_publish_one_trial(site: Site) -> None:
    wording = Wording("immersion", "Vendeuse", "Vendre.", None, None, "23030", "Bourganeuf", BOURGANEUF, {})
    told: dict[str, Any] = {"filled": {}, "made_by": site.town.users[Role.RECRUITER], "now": site.now}
    with store.session(site.engine) as session:
        stale = sheet_of_id(session, site.town.own_sheet)
        assert stale is not None

        assert publish_trial(session, stale, wording, **told) == publish_trial(session, stale, wording, **told)


def test_a_trial_asked_for_beside_an_opening_is_ticked_and_what_is_online_stays(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    opening = published(browser)

    sheet = browser.post(f"{opening}/modifier", data={"essai": "oui"}).headers["location"]
    page = browser.get(sheet).text

    assert sheet.endswith("?essai=oui#essai")
    assert 'name="trial" value="oui" aria-describedby="trial-aide" checked' in page
    assert "Votre offre reste en ligne telle quelle" in page
    assert "Rien n'est encore publié" not in page


def test_a_trial_leads_to_the_form_of_its_convention(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    page = browser.get(published(browser, kind="immersion")).text

    assert 'href="https://immersion-facile.beta.gouv.fr/demande-immersion' in page
    assert "signe avant le premier jour" in page
