"""Les emplois de l'inclusion: the inclusion employers (SIAE) of a department, their open posts, and those to know."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import httpx2
from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.connector import Page, count_in, records_of, told
from ingest.draft import Draft, Reject, Whereabouts
from ingest.errors import PartnerSilent
from ingest.listing import Part, read_list
from ingest.shapes import Code, Flag, Insee, Instant, Link, Number, Postcode, Record, Siret, Text, table, tables
from ingest.support import StructureDraft
from ingest.wording import count_of, name_of, tidy_title
from kit import Client, HttpFailure
from matching import Conditions, Kind
from matching.words import conditions as said
from matching.words.conditions.silence import work_with_text

PARTNER = "Les emplois de l'inclusion"
PATH = "/api/v1/siaes/"
SITE = "https://emplois.inclusion.beta.gouv.fr"
PAGE_LENGTH = 100
MOST_PAGES = 200
SORTS = {
    "ACI": "Atelier et chantier d'insertion",
    "AI": "Association intermédiaire",
    "EI": "Entreprise d'insertion",
    "EITI": "Entreprise d'insertion par le travail indépendant",
    "ETTI": "Entreprise de travail temporaire d'insertion",
    "GEIQ": "Groupement d'employeurs pour l'insertion et la qualification",
    "OPCS": "Organisation porteuse de la clause sociale",
}
_ROME = re.compile(r"(?P<label>.*?)\(?\b(?P<code>[A-N]\d{4})\)?\s*$", re.DOTALL)


class LesEmploisSettings(BaseSettings):
    """Les emplois de l'inclusion: open to all; a token only allows more calls."""

    model_config = SettingsConfigDict(env_prefix="LES_EMPLOIS_", env_file=".env", env_ignore_empty=True, extra="ignore")

    token: SecretStr = SecretStr("")
    base_url: str = SITE
    pause_seconds: float = Field(default=5.0, ge=0)
    """Twelve calls a minute without a token; 0.5 is enough with one."""


@dataclass(slots=True)
class LesEmplois:
    """The connector. `transport` replaces the network in tests."""

    settings: LesEmploisSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """The SIAE of a department with all their posts, then those from elsewhere with their posts in it."""
        token = self.settings.token.get_secret_value()
        headers = {"authorization": f"Token {token}"} if token else {}
        with Client(self.settings.base_url, headers=headers, transport=self.transport) as client:
            yield from self._search(client, {"departement": department.code})
            for page in self._search(client, {"postes_dans_le_departement": department.code}):
                elsewhere = [siae for siae in page if siae.get("departement") != department.code]
                yield [siae | {"postes": _posts_in(siae, department.code)} for siae in elsewhere]

    def _search(self, client: Client, search: Mapping[str, str]) -> Iterator[Page]:
        following: dict[str, str] | None = None

        def ask(_: int, number: int) -> Part:
            nonlocal following
            if number == 1:
                following = {**search, "o": "siret", "page_size": str(PAGE_LENGTH), "format": "json"}
            page, total, following = self._page(client, following)
            return Part(page, total)

        yield from read_list(
            ask,
            partner=PARTNER,
            key_fields=("id",),
            pause_seconds=self.settings.pause_seconds,
            most_pages=MOST_PAGES,
        )

    def _page(self, client: Client, asked: Mapping[str, str] | None) -> tuple[Page, int, dict[str, str] | None]:
        """A page, how many SIAE there are, and what to ask for the next page; an empty page after the last one."""
        if asked is None:
            return [], 0, None
        try:
            reply = client.get(PATH, params=asked)
        except HttpFailure as failure:
            raise told(failure, partner=PARTNER) from failure
        page = records_of(reply, "results", partner=PARTNER)
        total, following = count_in(reply.json(), "count"), reply.json().get("next")
        if total is None:
            raise PartnerSilent(f"{PARTNER} a changé sa réponse : « count » n'y est plus.")
        return page, total, self._asked_by(following) if isinstance(following, str) else None

    def _asked_by(self, address: str) -> dict[str, str]:
        """What the address of the next page asks; raises PartnerSilent where it leads to another server."""
        there = httpx2.URL(self.settings.base_url).join(address)
        if there.host != httpx2.URL(self.settings.base_url).host:
            raise PartnerSilent(f"{PARTNER} renvoie vers un autre site : la lecture s'arrête là.")
        return dict(there.params)


def _posts_in(siae: Mapping[str, Any], department_code: str) -> Page:
    """The posts of a SIAE whose place is in a department."""
    return [
        post for post in tables(siae.get("postes")) if table(post.get("lieu")).get("departement") == department_code
    ]


class PostPlace(Record):
    """`lieu` of a post."""

    city: Text = Field(default=None, alias="nom")
    department: Code = Field(default=None, alias="departement")
    postcodes: Annotated[list[Postcode], BeforeValidator(lambda value: value if isinstance(value, list) else [])] = (
        Field(default=[], alias="code_postaux")
    )
    insee: Insee = Field(default=None, alias="code_insee")


class Post(Record):
    """A post of a SIAE. Without a place of its own, it is at the structure."""

    id: Code = None
    rome: Text = None
    """"Label (CODE)"."""
    open: Flag = Field(default=None, alias="recrutement_ouvert")
    title: Text = Field(default=None, alias="appellation_modifiee")
    description: Text = None
    wanted: Text = Field(default=None, alias="profil_recherche")
    contract: Text = Field(default=None, alias="type_contrat")
    positions: Number = Field(default=None, alias="nombre_postes_ouverts")
    created: Instant = Field(default=None, alias="cree_le")
    updated: Instant = Field(default=None, alias="mis_a_jour_le")
    place: Annotated[PostPlace | None, BeforeValidator(lambda value: value if isinstance(value, dict) else None)] = (
        Field(default=None, alias="lieu")
    )


class Siae(Record):
    """An inclusion employer."""

    id: Code = None
    siret: Siret = None
    sort: Code = Field(default=None, alias="type")
    legal_name: Text = Field(default=None, alias="raison_sociale")
    sign: Text = Field(default=None, alias="enseigne")
    description: Text = None
    website: Link = Field(default=None, alias="site_web")
    blocked: Flag = Field(default=None, alias="bloque_candidatures")
    postcode: Postcode = Field(default=None, alias="code_postal")
    city: Text = Field(default=None, alias="ville")
    department: Code = Field(default=None, alias="departement")
    posts: Annotated[list[Post], BeforeValidator(tables)] = Field(default=[], alias="postes")


def clean_siae(raw: dict[str, Any]) -> Iterator[Draft | StructureDraft | Reject]:
    """The drafts of the open posts of a SIAE; where there is none, the SIAE itself as one to know."""
    siae = Siae.model_validate(raw)
    key, name = siae.id or siae.siret, name_of(siae.sign) or name_of(siae.legal_name)
    if key is None or name is None:
        yield Reject(key, "sans identifiant" if key is None else "sans nom", "id" if key is None else "raison_sociale")
        return
    recruits = False
    for post in siae.posts:
        one = _post(siae, post, key=key, name=name)
        recruits = recruits or isinstance(one, Draft)
        yield one
    if not recruits:
        yield StructureDraft(
            key=key,
            name=name,
            text=siae.description or "",
            sort=siae.sort or "SIAE",
            whereabouts=_at(siae),
            siret=siae.siret,
            url=siae.website or f"{SITE}/search/employers",
        )


def _post(siae: Siae, post: Post, *, key: str, name: str) -> Draft | Reject:
    if post.id is None:
        return Reject(None, "sans identifiant", "postes.id")
    post_key = f"{key}/{post.id}"
    if siae.blocked:
        return Reject(post_key, "ne recrute pas en ce moment", "bloque_candidatures", gone=True)
    if post.open is False:
        return Reject(post_key, "recrutement fermé", "recrutement_ouvert", gone=True)
    trade = _ROME.fullmatch(post.rome or "")
    label = (trade["label"].strip() if trade else post.rome) or None
    title = tidy_title(post.title or label)
    if not title:
        return Reject(post_key, "sans titre", "appellation_modifiee")
    known = Conditions(
        contract=said.contract(post.contract),
        contract_months=said.contract_months(post.contract),
        positions=count_of(post.positions),
    )
    published = post.updated or post.created
    return Draft(
        key=post_key,
        kind=Kind.INCLUSION_JOB,
        title=title,
        text=_text(siae, post),
        whereabouts=_in(post.place) if post.place is not None else _at(siae),
        # What the employer says of itself, its opening hours for one, is no condition of the post.
        conditions=work_with_text(known, "\n".join((title, *_of_post(post))), published=published),
        rome=trade["code"] if trade else None,
        rome_label=label if trade else None,
        employer=name,
        siret=siae.siret,
        url=f"{SITE}/company/job_description/{post.id}/card" if post.id.isdecimal() else SITE,
        published=published,
    )


def _of_post(post: Post) -> list[str]:
    """What the post says of itself."""
    wanted = f"Profil recherché : {post.wanted}" if post.wanted else ""
    return [line for line in (post.description, wanted) if line]


def _text(siae: Siae, post: Post) -> str:
    lines = [
        *_of_post(post),
        f"Employeur : {SORTS[siae.sort]} ({siae.sort})." if siae.sort in SORTS else "",
        siae.description or "",
    ]
    return "\n".join(line for line in lines if line)


def _in(place: PostPlace) -> Whereabouts:
    return Whereabouts(
        insee=place.insee,
        postcode=next((one for one in place.postcodes if one), None),
        city=place.city,
        department=place.department,
    )


def _at(siae: Siae) -> Whereabouts:
    return Whereabouts(postcode=siae.postcode, city=siae.city, department=siae.department)
