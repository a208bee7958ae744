"""Records as partners write them: only the fields we read, each of a type that can hold no contact of a person.

Contacts are not fields, so reading drops them; `Text` masks those that people write into texts, `Code` and `Link`
refuse what is not one. Every field may be missing or wrong, and is then None or empty: a record is refused only
where it has no key or no title.
"""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from ingest.privacy import without_contacts
from kit import plain_text

LONGEST_TEXT = 5_000
_CODE = re.compile(r"[^\s@<>\"']{1,120}")
_LINK = re.compile(r"https?://[^\s\"'<>@]{1,2000}")
_PHONE_IN_LINK = re.compile(r"(?:=|%20|\+33|tel:)0?[1-9]\d{8}\b")


def _text(value: Any, info: ValidationInfo) -> str | None:
    """Plain text without contacts; `info.context` holds the people whom the record names as contacts."""
    if value is None or isinstance(value, dict | list):
        return None
    return without_contacts(plain_text(str(value), limit=LONGEST_TEXT), names=info.context or ()) or None


def _code(value: Any) -> str | None:
    tidy = str(value).strip() if isinstance(value, str | int) else ""
    return tidy if _CODE.fullmatch(tidy) else None


def _shaped(pattern: str) -> BeforeValidator:
    """Reads a code of a known shape; None where it has another."""
    shape = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str | None:
        tidy = str(value).strip().upper() if isinstance(value, str | int) else ""
        return tidy if shape.fullmatch(tidy) else None

    return BeforeValidator(read)


def _link(value: Any) -> str | None:
    """A web address that carries nobody's mail address or phone number."""
    tidy = value.strip() if isinstance(value, str) else ""
    return tidy if _LINK.fullmatch(tidy) and "%40" not in tidy and not _PHONE_IN_LINK.search(tidy) else None


def _number(value: Any) -> float | None:
    """A number, also out of "45,5"."""
    try:
        return float(str(value).replace(",", ".")) if not isinstance(value, bool | type(None)) else None
    except ValueError:
        return None


def _flag(value: Any) -> bool | None:
    """True or False, also as text."""
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(value).lower())


def _tables(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


Text = Annotated[str | None, BeforeValidator(_text)]
Code = Annotated[str | None, BeforeValidator(_code)]
Trade = Annotated[str | None, _shaped(r"[A-N]\d{4}")]
Siret = Annotated[str | None, _shaped(r"\d{14}")]
Insee = Annotated[str | None, _shaped(r"\d[\dAB]\d{3}")]
Postcode = Annotated[str | None, _shaped(r"\d{5}")]
Link = Annotated[str | None, BeforeValidator(_link)]
Number = Annotated[float | None, BeforeValidator(_number)]
Flag = Annotated[bool | None, BeforeValidator(_flag)]
Texts = Annotated[list[Text], BeforeValidator(_texts)]


class Record(BaseModel):
    """What all records have in common: unknown fields are left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class AskedFor(Record):
    """A licence, skill, diploma or language; `exigence` is "E" where it is required, "S" where it is wished for."""

    code: Code = None
    libelle: Text = None
    niveau: Text = Field(default=None, alias="niveauLibelle")
    exigence: Code = None


AskedForList = Annotated[list[AskedFor], BeforeValidator(_tables)]


class Workplace(Record):
    """`lieuTravail` of an offer."""

    libelle: Text = None
    latitude: Number = None
    longitude: Number = None
    code_postal: Postcode = Field(default=None, alias="codePostal")
    commune: Insee = None


class Company(Record):
    """`entreprise` of an offer."""

    nom: Text = None
    siret: Siret = None
    entreprise_adaptee: Flag = Field(default=None, alias="entrepriseAdaptee")


class Salary(Record):
    """`salaire` of an offer."""

    libelle: Text = None


class Partner(Record):
    """The job board that an offer comes from."""

    url: Link = None


class Origin(Record):
    """`origineOffre` of an offer."""

    url: Link = Field(default=None, alias="urlOrigine")
    partners: Annotated[list[Partner], BeforeValidator(_tables)] = Field(default=[], alias="partenaires")


class WorkContext(Record):
    """`contexteTravail` of an offer."""

    horaires: Texts = []
    conditions: Texts = Field(default=[], alias="conditionsExercice")


class FranceTravailOffer(Record):
    """An offer of France Travail v2."""

    id: Code = None
    title: Text = Field(default=None, alias="intitule")
    description: Text = None
    created: Code = Field(default=None, alias="dateCreation")
    updated: Code = Field(default=None, alias="dateActualisation")
    workplace: Annotated[Workplace, BeforeValidator(_table)] = Field(default=Workplace(), alias="lieuTravail")
    rome: Trade = Field(default=None, alias="romeCode")
    rome_label: Text = Field(default=None, alias="romeLibelle")
    company: Annotated[Company, BeforeValidator(_table)] = Field(default=Company(), alias="entreprise")
    contract: Text = Field(default=None, alias="typeContratLibelle")
    nature: Text = Field(default=None, alias="natureContrat")
    apprenticeship: Flag = Field(default=None, alias="alternance")
    experience_code: Code = Field(default=None, alias="experienceExige")
    experience: Text = Field(default=None, alias="experienceLibelle")
    diplomas: AskedForList = Field(default=[], alias="formations")
    licences: AskedForList = Field(default=[], alias="permis")
    languages: AskedForList = Field(default=[], alias="langues")
    skills: AskedForList = Field(default=[], alias="competences")
    salary: Annotated[Salary, BeforeValidator(_table)] = Field(default=Salary(), alias="salaire")
    hours: Text = Field(default=None, alias="dureeTravailLibelle")
    pace: Text = Field(default=None, alias="dureeTravailLibelleConverti")
    context: Annotated[WorkContext, BeforeValidator(_table)] = Field(default=WorkContext(), alias="contexteTravail")
    positions: Number = Field(default=None, alias="nombrePostes")
    accessible: Flag = Field(default=None, alias="accessibleTH")
    origin: Annotated[Origin, BeforeValidator(_table)] = Field(default=Origin(), alias="origineOffre")


class Position(Record):
    """A latitude and a longitude, in degrees."""

    lat: Number = None
    lon: Number = None


class ImmersionAddress(Record):
    """`address` of an immersion."""

    street: Text = Field(default=None, alias="streetNumberAndAddress")
    postcode: Postcode = None
    department: Code = Field(default=None, alias="departmentCode")
    city: Text = None


class Appellation(Record):
    """A ROME title of an immersion."""

    code: Code = Field(default=None, alias="appellationCode")
    label: Text = Field(default=None, alias="appellationLabel")


class ImmersionOffer(Record):
    """An offer of Immersion Facilitée v3. Its key is (siret, location, rome, remote work mode)."""

    siret: Siret = None
    location_id: Code = Field(default=None, alias="locationId")
    rome: Trade = None
    rome_label: Text = Field(default=None, alias="romeLabel")
    remote: Code = Field(default=None, alias="remoteWorkMode")
    appellations: Annotated[list[Appellation], BeforeValidator(_tables)] = []
    name: Text = None
    customized_name: Text = Field(default=None, alias="customizedName")
    employees: Code = Field(default=None, alias="numberOfEmployeeRange")
    activity: Text = Field(default=None, alias="nafLabel")
    score: Number = Field(default=None, alias="establishmentScore")
    disabled_workers: Code = Field(default=None, alias="fitForDisabledWorkers")
    position: Annotated[Position, BeforeValidator(_table)] = Position()
    address: Annotated[ImmersionAddress, BeforeValidator(_table)] = ImmersionAddress()
    additional: Text = Field(default=None, alias="additionalInformation")
    created: Code = Field(default=None, alias="createdAt")
    updated: Code = Field(default=None, alias="updatedAt")
    available: Flag = Field(default=None, alias="isAvailable")


class MissionAddress(Record):
    """One of the addresses of a mission."""

    street: Text = None
    postcode: Postcode = Field(default=None, alias="postalCode")
    city: Text = None
    department: Code = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(_table)] = Position()


class Mission(Record):
    """A mission of API Engagement. Its key is (publisher, client id, address)."""

    id: Code = None
    client_id: Code = Field(default=None, alias="clientId")
    publisher: Code = Field(default=None, alias="publisherId")
    title: Text = None
    description: Text = None
    domain: Text = None
    activity: Text = None
    type: Code = None
    remote: Code = None
    schedule: Text = None
    created: Code = Field(default=None, alias="postedAt")
    organization: Text = Field(default=None, alias="organizationName")
    reduced_mobility: Flag = Field(default=None, alias="reducedMobilityAccessible")
    places: Number = None
    deleted: Flag = None
    url: Link = Field(default=None, alias="applicationUrl")
    addresses: Annotated[list[MissionAddress], BeforeValidator(_tables)] = []
    city: Text = None
    postcode: Postcode = Field(default=None, alias="postalCode")
    department: Code = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(_table)] = Position()
