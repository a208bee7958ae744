"""Parts of a file that are chosen from closed lists: what the work must spare, the kinds one is open to, levels."""

from __future__ import annotations

from typing import Self, override

from sqlalchemy.orm import Session

from api.profile.part import Known, Line, Part, kept
from api.profile.times import answered, typed
from api.wording.languages import Lazy, lazy
from matching import Kind, Level, Strain
from store.people.profiles import change_kinds, change_levels, change_limits

LIMITS: dict[Strain, tuple[str, Lazy]] = {
    Strain.LOADS: ("pas de charges lourdes", lazy("Pas de charges lourdes")),
    Strain.STANDING: ("pas de station debout longue", lazy("Pas debout longtemps")),
    Strain.POSTURE: ("pas de travail en hauteur", lazy("Pas en hauteur, pas à genoux")),
    Strain.NOISE: ("pas de travail dans le bruit", lazy("Pas de bruit fort")),
    Strain.COLD: ("pas de travail au froid", lazy("Pas de froid")),
    Strain.PRODUCTS: ("pas de produits irritants", lazy("Pas de produits qui piquent, pas de poussière")),
    Strain.PUBLIC: ("pas de contact avec le public", lazy("Pas de public")),
    Strain.PHONE: ("pas de téléphone", lazy("Pas de téléphone")),
    Strain.PRESSURE: ("pas de rythme soutenu", lazy("Pas de rythme rapide")),
    Strain.AWAY: ("pas de nuits loin de chez soi", lazy("Rentrer chez moi le soir")),
    Strain.ALCOHOL: ("pas d'alcool au travail", lazy("Pas d'alcool autour de moi")),
    Strain.MONEY: ("pas de caisse", lazy("Pas de caisse")),
    Strain.DRIVING: ("ne pas conduire", lazy("Ne pas conduire")),
    Strain.SPLIT: ("pas de coupure dans la journée", lazy("Pas de longue coupure dans la journée")),
    Strain.WRITING: ("ne pas lire ni écrire", lazy("Lire et écrire peu")),
}
"""What the work can spare somebody: as the file keeps it and the ranking reads it, and as the person reads it."""

FRENCH: dict[str, Lazy] = {
    "A0": lazy("Je ne parle pas encore français"),
    "A1": lazy("Je dis quelques mots"),
    "A2": lazy("Je me débrouille pour parler"),
    "B1": lazy("Je parle. J'écris un peu."),
    "B2": lazy("Je parle bien et j'écris"),
    "C1": lazy("Je parle et j'écris très bien"),
    "C2": lazy("C'est ma langue, ou presque"),
}
"""Levels of French, by their code in the European framework."""


class Limits(Part):
    """What the work must spare me: strains of a closed list, and what a counsellor had written and I keep."""

    limite: tuple[str, ...] = ()
    autre: tuple[Line, ...] = ()

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The limits that are known, those of the list apart."""
        listed = {kept_as: strain.value for strain, (kept_as, _) in LIMITS.items()}
        limits = known.person.limits
        return cls(
            limite=tuple(sorted(listed[one] for one in limits if one in listed)),
            autre=tuple(one for one in limits if one not in listed),
        )

    @override
    def checked(self, known: Known) -> Self:
        """Those of the list; of the others only what was there: nobody types here what could be a diagnosis."""
        there = set(Limits.of(known).autre)
        return self.model_copy(
            update={
                "limite": tuple(sorted({one for one in self.limite if one in LIMITS})),
                "autre": kept(one for one in self.autre if one in there),
            }
        )

    @override
    def write(self, session: Session, known: Known) -> None:
        """These limits and no others."""
        change_limits(session, known.card.id, [*(LIMITS[Strain(one)][0] for one in self.limite), *self.autre])


class Kinds(Part):
    """The kinds I am open to, none meaning all; and whether civic service is open to me, by its age."""

    type: tuple[str, ...] = ()
    service_civique: str = ""

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The kinds that are known."""
        return cls(
            type=tuple(sorted(kind.value for kind in known.person.open_to or ())),
            service_civique=typed(answer=known.person.civic_service),
        )

    @override
    def checked(self, known: Known) -> Self:
        """Kinds that exist; all of them is like none."""
        chosen = tuple(sorted({one for one in self.type if one in Kind}))
        answer = answered(self.service_civique)
        return self.model_copy(
            update={"type": chosen if len(chosen) < len(Kind) else (), "service_civique": typed(answer=answer)}
        )

    @override
    def write(self, session: Session, known: Known) -> None:
        """These kinds and no others."""
        civic_service = answered(self.service_civique)
        change_kinds(session, known.card.id, open_to=self.type or None, civic_service=civic_service)


class Levels(Part):
    """My French and my diploma; "" where I do not say."""

    francais: str = ""
    diplome: str = ""

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The levels that are known."""
        return cls(francais=known.person.french or "", diplome=known.person.level or "")

    @override
    def checked(self, known: Known) -> Self:
        """Levels that exist."""
        return self.model_copy(
            update={
                "francais": self.francais if self.francais in FRENCH else "",
                "diplome": self.diplome if self.diplome in Level else "",
            }
        )

    @override
    def write(self, session: Session, known: Known) -> None:
        """These levels; none where nothing is said."""
        change_levels(session, known.card.id, level=self.diplome or None, french=self.francais or None)
