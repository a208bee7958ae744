"""Employers' accounts: opened by themselves or by a counsellor on the phone, with a SIRET that is checked."""

import re
from html import unescape

import pytest
from sqlalchemy import select

import store
from geo import Means, Mode
from store.accounts.account import Role, user_by_email
from store.people.person import change_means
from store.tables import AuditRow, EmailRow, EmployerRow
from tests.fixtures.site import Site

FORM = {
    "siret": "732 829 320 00074",
    "nature": "company",
    "company": "Boulangerie Périchon",
    "lieu": "Aubusson",
    "phone": "05.55.66.77.88",
    "person": "Solange Périchon",
    "email": "solange@perichon.example",
}


def test_an_employer_opens_an_account_that_waits_for_an_approval(site: Site) -> None:
    answer = site.browser().post("/recruter", data=FORM)

    assert answer.status_code == 200
    with store.session(site.engine) as session:
        user = user_by_email(session, "solange@perichon.example")
        assert user is not None
        employer = session.get_one(EmployerRow, user.employer_id)
        assert (employer.siret, employer.phone, employer.approved_at) == ("73282932000074", "05 55 66 77 88", None)
        user_id = user.id
    desk = site.browser(user_id).get("/recrutement").text
    assert "dès que vous les publiez" in desk
    assert "sous deux jours ouvrés" in desk


def test_an_employer_is_written_to_in_the_language_in_which_the_account_was_opened(site: Site) -> None:
    site.browser().post("/recruter", data=FORM, headers={"Accept-Language": "uk"})

    with store.session(site.engine) as session:
        user = user_by_email(session, FORM["email"])
    assert user is not None
    assert user.language == "uk"


WRONG = (
    ("siret", "", "Écrivez le SIRET"),
    ("siret", "732829320", "Vous en avez écrit 9."),
    ("siret", "732 829 320 00075", "une faute de frappe"),
    ("siret", "7328293200007X", "Vous en avez écrit 13."),
    ("company", "", "Écrivez le nom"),
    ("lieu", "Zzyzx", "Nous ne trouvons pas"),
    ("phone", "12", "10 chiffres"),
    ("email", "solange", "adresse e-mail complète"),
    ("person", "", "Écrivez votre nom"),
)


def test_what_does_not_fit_is_said_in_words_and_what_was_typed_stays(shared_site: Site) -> None:
    browser = shared_site.browser()

    for field, typed, said in WRONG:
        answer = browser.post("/recruter", data=FORM | {field: typed})
        assert (answer.status_code, said in answer.text) == (422, True), (field, typed)
        assert f'value="{FORM["company"]}"' in answer.text or field == "company"


def test_an_address_or_a_siret_that_is_known_opens_nothing(site: Site) -> None:
    with store.session(site.engine) as session:
        session.add(EmployerRow(name="Autre", siret="40483304800022"))
    browser = site.browser()
    first = browser.post("/recruter", data=FORM)
    taken = browser.post("/recruter", data=FORM | {"email": "autre@perichon.example"})

    again = browser.post("/recruter", data=FORM | {"siret": "55210055400013", "company": "Imposteur"})
    alike = browser.post("/recruter", data=FORM | {"siret": "40483304800022"})

    assert (taken.status_code, "a déjà un compte ici" in taken.text) == (422, True), "a SIRET is not taken over"
    assert re.sub(r"\s+", " ", again.text) == re.sub(r"\s+", " ", first.text)
    told = [page.text.count("a déjà un compte ici") for page in (alike, taken)]
    assert told[0] == told[1] > 0, "nor does it tell whether the address is known"
    with store.session(site.engine) as session:
        assert session.scalar(select(EmployerRow.id).where(EmployerRow.name == "Imposteur")) is None


def test_a_counsellor_does_it_all_on_the_phone_and_it_is_written_down_as_theirs(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    form = FORM | {"email": "", "person": "", "known": "oui"}
    employer = browser.post("/conseil/employeurs/nouveau", data=form).headers["location"]

    words = {"words": "Besoin de quelqu'un pour le ménage, 10 h par semaine"}
    sheet = browser.post(f"{employer}/offres", data=words).headers["location"]
    page = browser.get(sheet).text
    trade = re.findall(r'name="trade" value="(K\d{4})" checked', page)[0]
    browser.post(sheet, data={"title": "Ménage", "trade": trade, "text": words["words"], "lieu": "Guéret"})
    published = browser.post(f"{sheet}/publier").headers["location"]
    opening = published.partition("?")[0]

    just_published = unescape(browser.get(published).text)
    assert "Dans vos dossiers, l'offre convient à 1 personne." in just_published
    assert "1 n'a pas d'accès à son espace : prévenez-la." in just_published
    assert "Les personnes suivies à qui elle convient" not in just_published
    assert "Ménage" in browser.get(employer).text
    shown = browser.get(opening).text
    assert "/conseil/opportunite/" in shown, "who of my own people could take it"
    assert "Peut se rendre sur place" in shown
    assert "Personne pour le moment" not in shown
    with store.session(site.engine) as session:
        written = set(session.execute(select(AuditRow.action, AuditRow.role)).all())
    assert {("opened_employer", "counsellor"), ("published_opening", "counsellor")} <= {tuple(one) for one in written}


def test_an_opening_suits_nobody_whom_the_way_keeps_away_and_that_is_said(site: Site) -> None:
    with store.session(site.engine) as session:
        change_means(session, site.town.own_person, (Means(Mode.CAR, 20),))
    browser = site.browser(Role.COUNSELLOR)
    form = FORM | {"email": "", "person": "", "known": "oui"}
    employer = browser.post("/conseil/employeurs/nouveau", data=form).headers["location"]
    words = "Besoin de quelqu'un pour le ménage, 10 h par semaine"
    sheet = browser.post(f"{employer}/offres", data={"words": words}).headers["location"]
    (trade, *_) = re.findall(r'name="trade" value="(K\d{4})" checked', browser.get(sheet).text)
    browser.post(sheet, data={"title": "Ménage", "trade": trade, "text": words, "lieu": "Bourganeuf"})

    published = unescape(browser.get(browser.post(f"{sheet}/publier").headers["location"]).text)

    assert "l'offre ne convient encore à personne" in published
    assert "1 personne cherche ou connaît ce travail, mais le trajet ou les heures ne lui vont pas." in published
    assert "/conseil/opportunite/" in published.split("ne lui vont pas.")[1]


def test_a_counsellor_gives_an_employer_a_way_in_that_works_once(site: Site) -> None:
    user_id, employer_id = enrolled(site)
    employer = f"/conseil/employeurs/{employer_id}"
    counsellor = site.browser(Role.COUNSELLOR)
    unknown = counsellor.post(f"{employer}/lien", data={"recruiter": str(user_id)})
    assert "Donner un lien d" not in counsellor.get(employer).text
    counsellor.post("/conseil/employeurs", data={"employer": str(employer_id), "answer": "valider", "requests": "10"})
    assert "Donner un lien d" in counsellor.get(employer).text

    given = counsellor.post(f"{employer}/lien", data={"recruiter": str(user_id)})
    (secret,) = re.findall(r"/connexion/([\w-]+)", re.findall(r"<bdi[^>]*>([^<]*)", given.text)[0])
    first, again = site.browser().post(f"/connexion/{secret}"), site.browser().post(f"/connexion/{secret}")

    assert unknown.status_code == 403, "whoever did not speak to the employer gives nothing"
    assert given.headers["cache-control"] == "no-store"
    assert "pendant 15 minutes" in given.text
    assert (first.status_code, again.status_code == 303) == (303, False)
    stranger = counsellor.post("/conseil/employeurs/1/lien", data={"recruiter": str(user_id)})
    assert stranger.status_code == 404, "not for who recruits elsewhere"


def test_a_colleague_who_changes_the_limit_gives_no_link_and_who_recruits_is_told_of_one(site: Site) -> None:
    user_id, employer_id = enrolled(site)
    link, recruiter = f"/conseil/employeurs/{employer_id}/lien", {"recruiter": str(user_id)}
    approval = {"employer": str(employer_id), "answer": "valider", "requests": "10"}
    counsellor, colleague = site.browser(Role.COUNSELLOR), site.browser(site.town.foreign_counsellor)
    counsellor.post("/conseil/employeurs", data=approval)

    colleague.post("/conseil/employeurs", data=approval | {"requests": "20"})

    assert colleague.post(link, data=recruiter).status_code == 403
    assert "Claire Dubost a validé ce compte." in colleague.get(f"/conseil/employeurs/{employer_id}").text
    assert letters_on_links(site) == []
    assert counsellor.post(link, data=recruiter).status_code == 200, "the approval stays theirs"
    assert letters_on_links(site) == [user_id]
    with store.session(site.engine) as session:
        done = select(AuditRow.action).where(AuditRow.subject == f"employer:{employer_id}").order_by(AuditRow.id)
        assert list(session.scalars(done)) == ["opened_employer", "approved_employer", "changed_limit", "gave_link"]


def test_who_approved_an_employer_gives_no_link_once_the_approval_has_ended(site: Site) -> None:
    user_id, employer_id = enrolled(site)
    link, recruiter = f"/conseil/employeurs/{employer_id}/lien", {"recruiter": str(user_id)}
    approval = {"employer": str(employer_id), "answer": "valider", "requests": "10"}
    first, second = site.browser(Role.COUNSELLOR), site.browser(site.town.foreign_counsellor)
    first.post("/conseil/employeurs", data=approval)
    second.post("/conseil/employeurs", data=approval | {"answer": "retirer"})
    assert first.post(link, data=recruiter).status_code == 403

    second.post("/conseil/employeurs", data=approval)

    assert first.post(link, data=recruiter).status_code == 403, "somebody else has called since"
    assert second.post(link, data=recruiter).status_code == 200


@pytest.mark.parametrize("approver", [None, Role.OPERATOR])
def test_where_who_approved_has_left_or_gives_no_links_one_is_told_what_to_do(
    site: Site, approver: Role | None
) -> None:
    _, employer_id = enrolled(site)
    with store.session(site.engine) as session:
        row = session.get_one(EmployerRow, employer_id)
        row.approved_at = site.now
        row.approved_by = None if approver is None else site.town.users[approver]

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/employeurs/{employer_id}").text

    assert "ne peut pas donner de lien. Appelez l'employeur" in unescape(page)
    assert "Donner un lien d" not in page


def enrolled(site: Site) -> tuple[int, int]:
    """Who recruits for an employer that opened its account by itself, and the employer."""
    site.browser().post("/recruter", data=FORM)
    with store.session(site.engine) as session:
        user = user_by_email(session, FORM["email"])
        assert user is not None
        assert user.employer_id is not None
        return user.id, user.employer_id


def letters_on_links(site: Site) -> list[int]:
    """To whom a letter waits that says that a link was given."""
    with store.session(site.engine) as session:
        return list(session.scalars(select(EmailRow.user_id).where(EmailRow.kind == "gave_link")))


def test_where_no_mail_leaves_nothing_promises_one(shared_site: Site) -> None:
    page = shared_site.browser().get("/recruter").text

    assert "un lien arrive" not in page
    assert "vous donne un lien" in page


def test_where_no_mail_leaves_one_is_told_which_number_is_called_and_how_to_come_back(site: Site) -> None:
    enrolled = site.browser().post("/recruter", data=FORM).text
    spent = site.browser().get("/connexion/deja-servi").text
    account = site.browser(Role.RECRUITER).get("/mon-compte").text

    assert "Nous vous appelons au 05 55 66 77 88." in enrolled
    assert "Demandez-en un autre à un conseiller." in spent
    assert "e-mail" not in spent.partition("<main")[2].partition("</main")[0]
    assert "Ensuite, appelez un conseiller" in account


def test_a_counsellor_opens_an_association_that_has_no_siret(site: Site) -> None:
    nameless = FORM | {"siret": "", "company": "Les Amis du four", "person": "", "email": ""}

    assert site.browser().post("/recruter", data=nameless).status_code == 422
    assert "pas de SIRET ? Appelez-nous" in site.browser().get("/recruter").text
    assert site.browser(Role.COUNSELLOR).post("/conseil/employeurs/nouveau", data=nameless).status_code == 303


def test_a_name_of_several_communes_lets_one_choose_without_a_script(site: Site) -> None:
    browser = site.browser()
    asked = browser.post("/recruter", data=FORM | {"lieu": "Saint-Maurice"})
    choices = re.findall(r'name="commune" value="(\d{5})"', asked.text)

    assert (asked.status_code, len(choices) > 1) == (422, True)
    assert browser.post("/recruter", data=FORM | {"lieu": "Saint-Maurice", "commune": choices[0]}).status_code == 200


def test_who_approves_an_employer_can_call_it(site: Site) -> None:
    site.browser().post("/recruter", data=FORM)

    assert 'href="tel:0555667788"' in site.browser(Role.COUNSELLOR).get("/conseil/employeurs").text


def test_an_opening_of_a_colleague_is_not_found(shared_site: Site) -> None:
    site, other = shared_site, shared_site.browser(shared_site.town.foreign_counsellor)

    assert other.get(f"/recrutement/offres/{site.town.own_opening}").status_code == 404
    assert other.get(f"/recrutement/fiches/{site.town.own_sheet}").status_code == 404
