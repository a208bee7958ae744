"""An offer as France Travail writes it: only the fields we read. All may be missing."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from ingest.shapes import (
    AskedForList,
    Code,
    Flag,
    Insee,
    Link,
    Number,
    Postcode,
    Record,
    Siret,
    Text,
    Texts,
    Trade,
    table,
    tables,
)


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
    partners: Annotated[list[Partner], BeforeValidator(tables)] = Field(default=[], alias="partenaires")


class WorkContext(Record):
    """`contexteTravail` of an offer."""

    horaires: Texts = Field(default=[])
    conditions: Texts = Field(default=[], alias="conditionsExercice")


class FranceTravailOffer(Record):
    """An offer of France Travail v2."""

    id: Code = None
    title: Text = Field(default=None, alias="intitule")
    description: Text = None
    created: Code = Field(default=None, alias="dateCreation")
    updated: Code = Field(default=None, alias="dateActualisation")
    workplace: Annotated[Workplace, BeforeValidator(table)] = Field(default=Workplace(), alias="lieuTravail")
    rome: Trade = Field(default=None, alias="romeCode")
    rome_label: Text = Field(default=None, alias="romeLibelle")
    company: Annotated[Company, BeforeValidator(table)] = Field(default=Company(), alias="entreprise")
    contract: Text = Field(default=None, alias="typeContratLibelle")
    nature: Text = Field(default=None, alias="natureContrat")
    apprenticeship: Flag = Field(default=None, alias="alternance")
    experience_code: Code = Field(default=None, alias="experienceExige")
    experience: Text = Field(default=None, alias="experienceLibelle")
    diplomas: AskedForList = Field(default=[], alias="formations")
    licences: AskedForList = Field(default=[], alias="permis")
    languages: AskedForList = Field(default=[], alias="langues")
    skills: AskedForList = Field(default=[], alias="competences")
    salary: Annotated[Salary, BeforeValidator(table)] = Field(default=Salary(), alias="salaire")
    hours: Text = Field(default=None, alias="dureeTravailLibelle")
    pace: Text = Field(default=None, alias="dureeTravailLibelleConverti")
    context: Annotated[WorkContext, BeforeValidator(table)] = Field(default=WorkContext(), alias="contexteTravail")
    positions: Number = Field(default=None, alias="nombrePostes")
    accessible: Flag = Field(default=None, alias="accessibleTH")
    origin: Annotated[Origin, BeforeValidator(table)] = Field(default=Origin(), alias="origineOffre")
