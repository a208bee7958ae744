"""The parts of a file in the order in which they are asked, each with its question and its place in the address."""

from dataclasses import dataclass

from api.profile.chosen import Kinds, Levels, Limits
from api.profile.own_words import Past, Skills, Wishes
from api.profile.part import Part
from api.profile.times import Times
from api.profile.ways import Myself, Travel
from api.wording.languages import Lazy, lazy


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part as it is asked: its place in the address, its icon, its name in the file, the question and a hint."""

    slug: str
    form: type[Part]
    icon: str
    name: Lazy
    question: Lazy
    hint: Lazy


PARTS: dict[str, AskedPart] = {
    one.slug: one
    for one in (
        AskedPart(
            slug="souhaits",
            form=Wishes,
            icon="search",
            name=lazy("Ce que je cherche"),
            question=lazy("Que cherchez-vous ?"),
            hint=lazy("Avec vos mots. Le plus important en premier. Par exemple : ménage, cuisine, jardin."),
        ),
        AskedPart(
            slug="deplacements",
            form=Travel,
            icon="bus",
            name=lazy("Mes déplacements"),
            question=lazy("Comment vous déplacez-vous ?"),
            hint=lazy("Pour chaque moyen, dites combien de temps vous acceptez, à l'aller."),
        ),
        AskedPart(
            slug="horaires",
            form=Times,
            icon="clock",
            name=lazy("Mes heures et mes jours"),
            question=lazy("Quand pouvez-vous travailler ?"),
            hint=lazy("Laissez vide ce que vous ne savez pas."),
        ),
        AskedPart(
            slug="savoir-faire",
            form=Skills,
            icon="check",
            name=lazy("Ce que je sais faire"),
            question=lazy("Que savez-vous faire ?"),
            hint=lazy("Au travail ou chez vous. Par exemple : repasser, tenir une caisse, parler arabe."),
        ),
        AskedPart(
            slug="experience",
            form=Past,
            icon="job",
            name=lazy("Ce que j'ai fait"),
            question=lazy("Qu'avez-vous déjà fait ?"),
            hint=lazy("Un travail, un stage, du bénévolat, ici ou dans un autre pays."),
        ),
        AskedPart(
            slug="limites",
            form=Limits,
            icon="info",
            name=lazy("Ce que je dois éviter"),
            question=lazy("Que devez-vous éviter au travail ?"),
            hint=lazy("Ne dites jamais pourquoi : cela ne regarde que vous."),
        ),
        AskedPart(
            slug="types",
            form=Kinds,
            icon="inclusion_job",
            name=lazy("Ce que j'accepte"),
            question=lazy("Qu'acceptez-vous ?"),
            hint=lazy("Si vous ne cochez rien, nous vous montrons tout."),
        ),
        AskedPart(
            slug="niveau",
            form=Levels,
            icon="training",
            name=lazy("Mon français et mon diplôme"),
            question=lazy("Quel est votre niveau ?"),
            hint=lazy("Cela évite de vous proposer ce qui demande plus."),
        ),
        AskedPart(
            slug="moi",
            form=Myself,
            icon="place",
            name=lazy("Mon prénom et ma commune"),
            question=lazy("Qui êtes-vous ?"),
            hint=lazy("Votre commune suffit : nous ne demandons pas votre adresse."),
        ),
    )
}

ASKED = tuple(slug for slug in PARTS if slug != "moi")
"""The parts that a new space is asked one after the other; its owner was asked the last one to open it."""


def step_after(slug: str) -> str | None:
    """The part that is asked after this one; None after the last."""
    place = ASKED.index(slug) + 1 if slug in ASKED else len(ASKED)
    return ASKED[place] if place < len(ASKED) else None
