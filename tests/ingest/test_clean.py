"""A partner's record becomes a draft that people can read and that names nobody, or says why it cannot be one."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.draft import Draft, Reject
from ingest.sources.api_engagement import clean_mission
from ingest.sources.france_travail import clean_france_travail
from ingest.sources.immersion_facilitee import clean_immersion, responsiveness
from ingest.wording import tidy_title
from matching import Conditions, Kind


def offer(**said: Any) -> Draft:
    (cleaned,) = clean_france_travail({"id": "196CWQH", "intitule": "Boulanger", **said})
    assert isinstance(cleaned, Draft)
    return cleaned


def host(**said: Any) -> Draft | Reject:
    (cleaned,) = clean_immersion({"siret": "78000403200019", "rome": "D1102", "romeLabel": "Boulanger", **said})
    return cleaned


def missions(**said: Any) -> list[Draft | Reject]:
    return list(clean_mission({"id": "1", "title": "Visiter des aînés", "type": "benevolat", **said}))


def test_an_offer_keeps_what_matters() -> None:
    draft = offer(
        description="<p>Vous p&eacute;trissez.</p>",
        romeCode="D1102",
        entreprise={"nom": "Fournil du Pont", "siret": "12345678900017"},
        typeContratLibelle="Contrat à durée déterminée - 6 Mois",
        salaire={"libelle": "Mensuel de 1923.00 Euros sur 12 mois"},
        permis=[{"libelle": "B - Véhicule léger", "exigence": "E"}],
        lieuTravail={"libelle": "23 - AUBUSSON", "commune": "23008"},
        origineOffre={"urlOrigine": "https://candidat.francetravail.fr/offres/recherche/detail/196CWQH"},
    )

    assert (draft.kind, draft.text, draft.rome, draft.employer) == (
        Kind.JOB, "Vous pétrissez.", "D1102", "Fournil du Pont",
    )  # fmt: skip
    assert (draft.conditions.contract, draft.conditions.salary) == ("CDD - 6 mois", "1\u202f923 € par mois")
    assert [(one.code, one.required) for one in draft.conditions.licences] == [("B", True)]
    assert (draft.whereabouts.insee, draft.whereabouts.department) == ("23008", "23")


@pytest.mark.parametrize(
    ("nature", "said", "kind", "contract"),
    [
        ("Insertion par l'activ.éco.", "CDD Insertion - 4 Mois", Kind.INCLUSION_JOB, "CDD Insertion - 4 mois"),
        ("Contrat apprentissage", "CDD - 12 Mois", Kind.JOB, "CDD - 12 mois - apprentissage"),
        ("Contrat travail", "CDI", Kind.JOB, "CDI"),
    ],
)
def test_the_nature_of_a_contract_is_remembered(nature: str, said: str, kind: Kind, contract: str) -> None:
    draft = offer(natureContrat=nature, typeContratLibelle=said)

    assert (draft.kind, draft.conditions.contract) == (kind, contract)


def test_fields_of_another_type_are_left_aside() -> None:
    draft = offer(
        description=["?"],
        lieuTravail="23 - GUERET",
        permis="[{'libelle': 'B'}]",
        competences=["Pétrir", None, {"libelle": "Pétrir"}],
        accessibleTH="peut-être",
        nombrePostes="deux",
        entreprise=None,
        alternance="False",
    )

    assert (draft.text, draft.conditions.licences, draft.conditions.positions) == ("", (), None)
    assert [skill.label for skill in draft.conditions.skills] == ["Pétrir"]


@pytest.mark.parametrize(
    ("raw", "field"),
    [({}, "id"), ({"id": "  "}, "id"), ({"id": "1"}, "intitule"), ({"id": "1", "intitule": "<b>"}, "intitule")],
)
def test_an_offer_without_a_key_or_a_title_is_refused(raw: dict[str, Any], field: str) -> None:
    (cleaned,) = clean_france_travail(raw)

    assert isinstance(cleaned, Reject)
    assert cleaned.field == field


@pytest.mark.parametrize(
    ("shouted", "readable"),
    [
        ("AGENT D'ENTRETIEN H/F - BOURGANEUF", "Agent d'entretien H/F - Bourganeuf"),
        ("Aide à domicile (H/F)", "Aide à domicile (H/F)"),
        ("  Boulanger /\n Boulangère ", "Boulanger / Boulangère"),
        ("CACES R489", "CACES R489"),
    ],
)
def test_titles_are_not_shouted(shouted: str, readable: str) -> None:
    assert tidy_title(shouted) == readable


CONTACT = "Contactez Martine Dubreuil, martine.dubreuil@orange.fr, 05 55 41 22 33"
TRACES = ("martine", "dubreuil", "orange.fr", "41 22 33")


def planted(value: Any) -> Any:
    """The record with a person's contact at the end of every text in it."""
    if isinstance(value, dict):
        return {name: planted(one) for name, one in value.items()}
    if isinstance(value, list):
        return [planted(one) for one in value]
    return f"{value}. {CONTACT}" if isinstance(value, str) else value


def holding_codes(record: dict[str, Any], codes: tuple[str, ...]) -> dict[str, Any]:
    """`planted`, but for the fields whose code decides whether there is an opportunity at all."""
    return {name: record[name] if name in codes else planted(value) for name, value in record.items()}


def test_no_contact_of_an_offer_passes(shared_data: Path) -> None:
    page = shared_data / "offers/haute-savoie/2025-08-05/page-0.json.gz"
    for record in json.loads(gzip.decompress(page.read_bytes()))["resultats"][::5]:
        (draft,) = clean_france_travail(holding_codes(record, ("id",)))

        assert isinstance(draft, Draft)
        assert not [trace for trace in TRACES if trace in repr(draft).lower()], draft


def test_no_contact_of_a_host_or_of_a_mission_passes(shared_contracts: Path) -> None:
    hosts = json.loads((shared_contracts / "immersion-facilitee/v3_get_offers_200__e2e.json").read_bytes())["data"]
    listed = json.loads((shared_contracts / "api-engagement/v0-mission-list-response.json").read_bytes())["data"]
    cleaned = [one for record in hosts for one in clean_immersion(holding_codes(record, ("siret", "rome")))]
    for record in listed:
        cleaned += clean_mission(holding_codes(record, ("id", "clientId", "type", "remote")))

    assert len(cleaned) == len(hosts) + len(listed)
    assert not [trace for trace in TRACES if trace in repr(cleaned).lower()]


def test_the_person_whom_an_offer_names_is_taken_out_of_its_text() -> None:
    draft = offer(contact={"nom": "ADECCO - Mme Anne PETIT"}, description="Anne Petit vous attend chez Adecco.")

    assert draft.text == "[nom retiré] vous attend chez Adecco."


def test_an_employer_who_is_a_person_has_no_name() -> None:
    assert offer(entreprise={"nom": "M. Jean PETIT"}).employer is None


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "mailto:a@b.fr", "https://x.fr/?mail=anne%40b.fr", "http://a@b.fr"),
        *("https://wa.me/33612345678", "https://wa.me/+33612345678", "https://a.fr/0612345678"),
        *("https://a.fr/?t=06%2012%2034%2056%2078", "https://a.fr/?t=06.12.34.56.78&x=1", "https://a.fr/0033612345678"),
    ],
)
def test_a_link_that_is_none_or_names_somebody_is_dropped(link: str) -> None:
    assert offer(origineOffre={"urlOrigine": link}).url is None


@pytest.mark.parametrize(
    "link",
    ["https://a.fr/offre/20612345678", "https://a.fr/?siret=03361234567800", "https://a.fr/2026/01/12/06-annonce-3312"],
)
def test_a_link_with_numbers_that_are_no_phone_stays(link: str) -> None:
    assert offer(origineOffre={"urlOrigine": link}).url == link


def test_an_offer_without_a_page_of_its_own_leads_to_its_job_board() -> None:
    assert offer(origineOffre={"partenaires": [{"url": "https://aladom.example/1"}]}).url == "https://aladom.example/1"


def test_every_offer_of_the_contract_becomes_a_draft(shared_contracts: Path) -> None:
    found = 0
    for name in ("offres_resultats__les-emplois", "offres_search_real__labonneboite-esd-happypath"):
        answer = json.loads((shared_contracts / f"france-travail/{name}.json").read_bytes())
        for record in answer["resultats"]:
            (cleaned,) = clean_france_travail(record)
            assert isinstance(cleaned, Draft), cleaned
            found += 1

    assert found > 8


def test_a_host_that_is_full_is_gone_for_now() -> None:
    cleaned = host(isAvailable=False)

    assert isinstance(cleaned, Reject)
    assert cleaned.gone


def test_the_key_of_a_host_tells_place_trade_and_mode_apart() -> None:
    here = host(locationId="a", remoteWorkMode="ON_SITE", isAvailable=True)
    there = host(locationId="b", remoteWorkMode="ON_SITE")

    assert isinstance(here, Draft)
    assert isinstance(there, Draft)
    assert here.key == "78000403200019/a/D1102/ON_SITE" != there.key


def test_a_host_that_answers_and_signs_is_more_responsive() -> None:
    assert [responsiveness(score) for score in (0, 10, 30, 90)] == [0.0, 0.5, 0.75, 0.9]
    assert responsiveness(None) is None


def test_a_mission_is_one_opportunity_at_each_address() -> None:
    addresses = [
        {"postalCode": "23000", "city": "Guéret"},
        {"postalCode": "23200", "city": "Aubusson", "street": "Rue B"},
    ]

    found = missions(publisherId="p", clientId="c", addresses=addresses)

    assert [one.key for one in found] == ["p/c/23000/gueret", "p/c/23200/aubusson/rue-b"]


@pytest.mark.parametrize("said", [{"remote": "full", "city": "Paris"}, {"remote": "possible", "addresses": []}])
def test_a_mission_done_from_anywhere_has_no_place(said: dict[str, Any]) -> None:
    (found,) = missions(**said)

    assert isinstance(found, Draft)
    assert found.whereabouts.anywhere


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("benevolat", Kind.VOLUNTEERING),
        ("volontariat_sapeurs_pompiers", Kind.VOLUNTEERING),
        ("volontariat_service_civique", Kind.CIVIC_SERVICE),
    ],
)
def test_the_type_of_a_mission_gives_its_kind(type_: str, kind: Kind) -> None:
    (found,) = missions(type=type_, domain="autre")

    assert isinstance(found, Draft)
    assert (found.kind, found.conditions.domain) == (kind, "autre")


@pytest.mark.parametrize("said", [{"type": "inconnu"}, {"deleted": True}, {"title": ""}, {"id": None}])
def test_a_mission_that_cannot_be_shown_says_why(said: dict[str, Any]) -> None:
    (found,) = missions(**said)

    assert isinstance(found, Reject)
    assert found.reason


def test_what_is_unknown_stays_unknown() -> None:
    assert offer().conditions == Conditions()
