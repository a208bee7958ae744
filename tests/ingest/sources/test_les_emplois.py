"""Inclusion employers: read to the end, their open posts as opportunities, themselves as places to know otherwise."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
import stamina
from pydantic import SecretStr

from geo import departments
from ingest.draft import Draft, Reject, Whereabouts
from ingest.errors import IngestError, KeyRefused, PartnerSilent, PullCutShort
from ingest.sources.les_emplois import LesEmplois, LesEmploisSettings, clean_siae
from ingest.support import StructureDraft
from matching import Kind

POST = {
    "id": 7,
    "rome": "Maraîcher / Maraîchère (A1433)",
    "recrutement_ouvert": "True",
    "appellation_modifiee": "",
    "description": "Planter et récolter.",
    "profil_recherche": "Aimer le grand air.",
    "type_contrat": "CDD Insertion",
    "nombre_postes_ouverts": 2,
    "lieu": None,
}
SIAE = {
    "id": "s1",
    "siret": "00012345600017",
    "type": "ACI",
    "raison_sociale": "LES JARDINS DU THAURION",
    "enseigne": "Les Jardins du Thaurion",
    "telephone": "05 36 49 01 02",
    "courriel": "accueil@jardins.example",
    "site_web": "",
    "description": "Un chantier de maraîchage.",
    "bloque_candidatures": False,
    "code_postal": "23400",
    "ville": "Bourganeuf",
    "departement": "23",
    "postes": [POST],
}


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


def siae(**changes: Any) -> dict[str, Any]:
    return {**SIAE, **changes}


def lists(*pages: list[dict[str, Any]], elsewhere: list[dict[str, Any]] | None = None) -> "FakeSiaes":
    return FakeSiaes(list(pages), elsewhere or [])


class FakeSiaes:
    """The list of a department in pages whose `next` is an address, and the SIAE from elsewhere with posts in it."""

    def __init__(self, pages: list[list[dict[str, Any]]], elsewhere: list[dict[str, Any]]) -> None:
        self.pages, self.elsewhere = pages, elsewhere
        self.asked: list[httpx2.Request] = []
        self.next = "http://emplois.example/api/v1/siaes/?cursor={}&departement=23"

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        if "postes_dans_le_departement" in request.url.params:
            return httpx2.Response(200, json={"count": len(self.elsewhere), "next": None, "results": self.elsewhere})
        number = int(request.url.params.get("cursor", "0"))
        following = self.next.format(number + 1) if number + 1 < len(self.pages) else None
        count = sum(map(len, self.pages))
        return httpx2.Response(200, json={"count": count, "next": following, "results": self.pages[number]})


def pull(
    handler: Callable[[httpx2.Request], httpx2.Response], token: str = ""
) -> tuple[list[dict[str, Any]], IngestError | None]:
    settings = LesEmploisSettings(token=SecretStr(token), base_url="http://emplois.example", pause_seconds=0)
    found: list[dict[str, Any]] = []
    try:
        for page in LesEmplois(settings, transport=httpx2.MockTransport(handler)).pull(departments()["23"]):
            found += page
    except IngestError as error:
        return found, error
    return found, None


def test_pages_are_followed_by_their_addresses() -> None:
    partner = lists([siae(id="a"), siae(id="b")], [siae(id="c")])

    found, error = pull(partner, token="t")

    assert ([one["id"] for one in found], error) == (["a", "b", "c"], None)
    assert dict(partner.asked[1].url.params) == {"cursor": "1", "departement": "23"}
    assert {request.headers["authorization"] for request in partner.asked} == {"Token t"}


def test_no_token_is_needed() -> None:
    partner = lists([siae()])

    assert pull(partner)[1] is None
    assert "authorization" not in partner.asked[0].headers


def test_a_next_page_on_another_server_is_not_followed() -> None:
    partner = lists([siae(id="a")], [siae(id="b")])
    partner.next = "http://ailleurs.example/api/v1/siaes/?page={}"

    _, error = pull(partner, token="t")

    assert isinstance(error, PartnerSilent)
    assert {request.url.host for request in partner.asked} == {"emplois.example"}


def test_a_list_that_ends_before_its_count_is_cut_short() -> None:
    partner = lists([siae(id="a")], [siae(id="b")])
    partner.pages[1] = []

    def shorter(request: httpx2.Request) -> httpx2.Response:
        answer = partner(request).json()
        return httpx2.Response(200, json=answer | {"count": 2} if "cursor" not in request.url.params else answer)

    assert isinstance(pull(shorter)[1], PullCutShort)


def test_from_elsewhere_only_the_posts_of_the_department_are_kept() -> None:
    here = {"nom": "Guéret", "departement": "23", "code_postaux": ["23000"], "code_insee": "23096"}
    posts = [{**POST, "id": 1, "lieu": here}, {**POST, "id": 2}]
    partner = lists([siae()], elsewhere=[siae(), siae(id="far", departement="87", postes=posts)])

    found, _ = pull(partner)

    assert [(one["id"], [post["id"] for post in one["postes"]]) for one in found] == [("s1", [7]), ("far", [1])]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (httpx2.Response(401, json={"detail": "Jeton invalide."}), KeyRefused),
        (httpx2.Response(400, json=["Les paramètres sont obligatoires."]), PartnerSilent),
        (httpx2.Response(429), PartnerSilent),
        (httpx2.Response(200, json={"results": [SIAE]}), PartnerSilent),
    ],
    ids=["token", "filter", "throttled for long", "no count"],
)
def test_what_goes_wrong_is_told(answer: httpx2.Response, fault: type[IngestError]) -> None:
    assert isinstance(pull(lambda _: answer)[1], fault)


def test_an_open_post_is_an_inclusion_job_at_the_structure() -> None:
    (draft,) = clean_siae(SIAE)

    assert isinstance(draft, Draft)
    assert (draft.key, draft.kind, draft.rome) == ("s1/7", Kind.INCLUSION_JOB, "A1433")
    assert (draft.title, draft.employer) == ("Maraîcher / Maraîchère", "Les Jardins du Thaurion")
    assert draft.whereabouts == Whereabouts(postcode="23400", city="Bourganeuf", department="23")
    assert "Atelier et chantier d'insertion (ACI)" in draft.text
    assert draft.conditions.positions == 2
    assert draft.url == "https://emplois.inclusion.beta.gouv.fr/company/job_description/7/card"


def test_a_post_has_a_place_of_its_own_where_it_says_so() -> None:
    place = {"nom": "Guéret", "departement": "23", "code_postaux": ["23000"], "code_insee": "23096"}
    (draft,) = clean_siae(siae(postes=[{**POST, "lieu": place, "rome": "A1433", "appellation_modifiee": "Jardinier"}]))

    assert isinstance(draft, Draft)
    assert draft.whereabouts == Whereabouts(insee="23096", postcode="23000", city="Guéret", department="23")
    assert draft.rome == "A1433"


@pytest.mark.parametrize(
    "change", [{"bloque_candidatures": True}, {"postes": [{**POST, "recrutement_ouvert": "False"}]}]
)
def test_who_does_not_recruit_now_is_a_place_to_know_and_its_posts_are_gone(change: dict[str, Any]) -> None:
    reject, structure = clean_siae(siae(**change))

    assert isinstance(reject, Reject)
    assert (reject.key, reject.gone) == ("s1/7", True)
    assert isinstance(structure, StructureDraft)
    assert (structure.key, structure.sort, structure.name) == ("s1", "ACI", "Les Jardins du Thaurion")


def test_no_contact_passes() -> None:
    told = siae(description="Appelez Mme Sylvie Peyrot au 05 36 49 01 02 ou accueil@jardins.example", postes=[])

    kept = repr(list(clean_siae(told)))

    assert not any(one in kept for one in ("Peyrot", "05 36 49", "accueil@"))


@pytest.mark.parametrize("change", [{"id": None, "siret": None}, {"enseigne": None, "raison_sociale": ""}])
def test_a_siae_without_a_key_or_a_name_is_refused(change: dict[str, Any]) -> None:
    (reject,) = clean_siae(siae(**change))

    assert isinstance(reject, Reject)
    assert not reject.gone


def test_what_the_text_of_a_post_asks_is_read_with_its_words() -> None:
    post = {**POST, "description": "26h par semaine.", "profil_recherche": "Permis B exigé. Débutant accepté."}
    (draft,) = clean_siae(
        siae(postes=[post], description="Nos bureaux sont ouverts du lundi au samedi, 35h par semaine.")
    )

    assert isinstance(draft, Draft)
    conditions = draft.conditions
    assert (conditions.hours_per_week, conditions.experience_months, conditions.days) == (26.0, 0, ())
    assert [(one.code, one.required) for one in conditions.licences] == [("B", True)]
    assert conditions.words("hours_per_week") == "26h par semaine"
