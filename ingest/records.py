"""Records as partners write them: only the fields we read. Contacts are not fields, so reading drops them.

Every field may be missing and enumerations may grow: a record is refused only where it has no key or no title.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _a_list(value: Any) -> Any:
    """A list where one is expected: null and text become an empty list."""
    return value if isinstance(value, list) else []


def _a_table(value: Any) -> Any:
    return value if isinstance(value, dict) else {}


def _a_number(value: Any) -> Any:
    """A number, also out of "45,5"; None where it is something else."""
    try:
        return float(str(value).replace(",", ".")) if not isinstance(value, bool | type(None)) else None
    except ValueError:
        return None


def _a_text(value: Any) -> Any:
    return None if value is None or isinstance(value, dict | list) else str(value)


Text = Annotated[str | None, BeforeValidator(_a_text)]
Number = Annotated[float | None, BeforeValidator(_a_number)]


class Record(BaseModel):
    """What all records have in common: unknown fields are left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class AskedFor(Record):
    """A licence, skill, diploma or language; `exigence` is "E" where it is required, "S" where it is wished for."""

    code: Text = None
    libelle: Text = None
    niveau: Text = Field(default=None, alias="niveauLibelle")
    exigence: Text = None


AskedForList = Annotated[list[AskedFor], BeforeValidator(_a_list)]


class Workplace(Record):
    """`lieuTravail` of an offer."""

    libelle: Text = None
    latitude: Number = None
    longitude: Number = None
    code_postal: Text = Field(default=None, alias="codePostal")
    commune: Text = None


class Company(Record):
    """`entreprise` of an offer."""

    nom: Text = None
    siret: Text = None
    entreprise_adaptee: bool | None = Field(default=None, alias="entrepriseAdaptee")


class Salary(Record):
    """`salaire` of an offer."""

    libelle: Text = None
    commentaire: Text = None


class Origin(Record):
    """`origineOffre` of an offer."""

    url: Text = Field(default=None, alias="urlOrigine")


class WorkContext(Record):
    """`contexteTravail` of an offer."""

    horaires: Annotated[list[Any], BeforeValidator(_a_list)] = []
    conditions: Annotated[list[Any], BeforeValidator(_a_list)] = Field(default=[], alias="conditionsExercice")


class FranceTravailOffer(Record):
    """An offer of France Travail v2."""

    id: Text = None
    title: Text = Field(default=None, alias="intitule")
    description: Text = None
    created: Text = Field(default=None, alias="dateCreation")
    updated: Text = Field(default=None, alias="dateActualisation")
    workplace: Annotated[Workplace, BeforeValidator(_a_table)] = Field(default=Workplace(), alias="lieuTravail")
    rome: Text = Field(default=None, alias="romeCode")
    rome_label: Text = Field(default=None, alias="romeLibelle")
    company: Annotated[Company, BeforeValidator(_a_table)] = Field(default=Company(), alias="entreprise")
    contract: Text = Field(default=None, alias="typeContratLibelle")
    nature: Text = Field(default=None, alias="natureContrat")
    experience_code: Text = Field(default=None, alias="experienceExige")
    experience: Text = Field(default=None, alias="experienceLibelle")
    diplomas: AskedForList = Field(default=[], alias="formations")
    licences: AskedForList = Field(default=[], alias="permis")
    languages: AskedForList = Field(default=[], alias="langues")
    skills: AskedForList = Field(default=[], alias="competences")
    salary: Annotated[Salary, BeforeValidator(_a_table)] = Field(default=Salary(), alias="salaire")
    hours: Text = Field(default=None, alias="dureeTravailLibelle")
    pace: Text = Field(default=None, alias="dureeTravailLibelleConverti")
    context: Annotated[WorkContext, BeforeValidator(_a_table)] = Field(default=WorkContext(), alias="contexteTravail")
    positions: Number = Field(default=None, alias="nombrePostes")
    accessible: bool | None = Field(default=None, alias="accessibleTH")
    origin: Annotated[Origin, BeforeValidator(_a_table)] = Field(default=Origin(), alias="origineOffre")


class Position(Record):
    """A latitude and a longitude, in degrees."""

    lat: Number = None
    lon: Number = None


class ImmersionAddress(Record):
    """`address` of an immersion."""

    street: Text = Field(default=None, alias="streetNumberAndAddress")
    postcode: Text = None
    department: Text = Field(default=None, alias="departmentCode")
    city: Text = None


class Appellation(Record):
    """A ROME title of an immersion."""

    code: Text = Field(default=None, alias="appellationCode")
    label: Text = Field(default=None, alias="appellationLabel")


class ImmersionOffer(Record):
    """An offer of Immersion Facilitée v3. Its key is (siret, location, rome, remote work mode)."""

    siret: Text = None
    location_id: Text = Field(default=None, alias="locationId")
    rome: Text = None
    rome_label: Text = Field(default=None, alias="romeLabel")
    remote: Text = Field(default=None, alias="remoteWorkMode")
    appellations: Annotated[list[Appellation], BeforeValidator(_a_list)] = []
    name: Text = None
    customized_name: Text = Field(default=None, alias="customizedName")
    employees: Text = Field(default=None, alias="numberOfEmployeeRange")
    activity: Text = Field(default=None, alias="nafLabel")
    score: Number = Field(default=None, alias="establishmentScore")
    disabled_workers: Text = Field(default=None, alias="fitForDisabledWorkers")
    position: Annotated[Position, BeforeValidator(_a_table)] = Position()
    address: Annotated[ImmersionAddress, BeforeValidator(_a_table)] = ImmersionAddress()
    additional: Text = Field(default=None, alias="additionalInformation")
    created: Text = Field(default=None, alias="createdAt")
    updated: Text = Field(default=None, alias="updatedAt")
    available: bool | None = Field(default=None, alias="isAvailable")


class MissionAddress(Record):
    """One of the addresses of a mission."""

    street: Text = None
    postcode: Text = Field(default=None, alias="postalCode")
    city: Text = None
    department: Text = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(_a_table)] = Position()


class Mission(Record):
    """A mission of API Engagement. Its key is (publisher, client id, address)."""

    id: Text = None
    client_id: Text = Field(default=None, alias="clientId")
    publisher: Text = Field(default=None, alias="publisherId")
    title: Text = None
    description: Text = None
    domain: Text = None
    activity: Text = None
    type: Text = None
    remote: Text = None
    schedule: Text = None
    created: Text = Field(default=None, alias="postedAt")
    organization: Text = Field(default=None, alias="organizationName")
    open_to_minors: Text = Field(default=None, alias="openToMinors")
    reduced_mobility: Text = Field(default=None, alias="reducedMobilityAccessible")
    places: Number = None
    deleted: bool | None = None
    url: Text = Field(default=None, alias="applicationUrl")
    addresses: Annotated[list[MissionAddress], BeforeValidator(_a_list)] = []
    city: Text = None
    postcode: Text = Field(default=None, alias="postalCode")
    department: Text = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(_a_table)] = Position()
