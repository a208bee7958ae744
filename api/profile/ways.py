"""Parts of a file about where one starts from and how one travels: means, minutes, licences; first name and commune."""

from __future__ import annotations

from typing import Self, override

from sqlalchemy.orm import Session

from api.places import Places, Written
from api.profile.part import Faulty, Known, Line, Part
from api.wording.languages import gettext
from api.wording.words import LICENCES
from geo import Means, Mode, means_from_text, means_to_text
from store.people.person import PersonCard, change_means
from store.people.profiles import Home, change_first_name, change_home, change_licences

NO_LICENCE = "aucun"
MINUTES = (10, 15, 20, 30, 45, 60, 90)
"""The travel times offered for each means."""


class Travel(Part):
    """My means with the minutes I accept ("bus:40"), and my licences; "aucun" says that I have none."""

    moyen: tuple[str, ...] = ()
    permis: tuple[str, ...] = ()

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The means and licences that are known."""
        licences = known.person.licences
        said = () if licences is None else tuple(sorted(licences)) or (NO_LICENCE,)
        return cls(moyen=_in_order(known.person.means), permis=said)

    @override
    def checked(self, known: Known) -> Self:
        """What makes sense, in a fixed order. Raises Faulty where no means is left, or licences contradict."""
        means = self.means()
        faults = {}
        if not means:
            faults["moyen"] = gettext("Choisissez au moins un moyen, avec une durée.")
        licences = [one for one in self.permis if one in LICENCES or one == NO_LICENCE]
        if NO_LICENCE in licences and len(licences) > 1:
            faults["permis"] = gettext("Vous avez coché un permis et « Pas de permis ». Gardez l'un ou l'autre.")
        if faults:
            raise Faulty(faults)
        return self.model_copy(update={"moyen": _in_order(means), "permis": tuple(sorted(licences))})

    @override
    def write(self, session: Session, known: Known) -> None:
        """These means and licences, and no others."""
        change_means(session, known.card.id, self.means())
        said = set(self.permis)
        change_licences(session, known.card.id, said - {NO_LICENCE} if said else None)

    def means(self) -> tuple[Means, ...]:
        """The means typed that exist, each once, within a day's bounds."""
        found = {one.mode: one for text in self.moyen if (one := means_from_text(text)) is not None}
        return tuple(found[mode] for mode in Mode if mode in found)

    def minutes(self) -> dict[Mode, int]:
        """The minutes accepted with each means."""
        return {one.mode: one.max_minutes for one in self.means()}


class Myself(Part):
    """My first name and my commune, by its name or postal code; `commune` is its code, chosen among several."""

    prenom: Line = ""
    lieu: Line = ""
    commune: str = ""

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The first name, and the commune."""
        return cls(prenom=known.card.first_name, lieu=known.card.place, commune=known.card.insee)

    @override
    def checked(self, known: Known) -> Self:
        """With the commune's own name and code. Raises Faulty where either is missing, or the commune is not sure."""
        return self.settled(known.places, now=known.card)

    def settled(self, places: Places, *, now: PersonCard | None) -> Self:
        """The same for somebody of whom nothing is known yet (`now` is None)."""
        faults = {}
        if not self.prenom:
            faults["prenom"] = gettext("Écrivez votre prénom.")
        written = self._written(places, now)
        if not self.lieu:
            faults["lieu"] = gettext("Écrivez le nom de votre commune, ou son code postal.")
        elif len(written.choices) > 1:
            faults["lieu"] = gettext("Plusieurs communes vont avec ce nom. Choisissez la vôtre.")
        elif written.commune is None:
            unknown = gettext(
                "Nous ne trouvons pas « %(typed)s ». Pour un hameau, écrivez sa commune ou le code postal.",
                typed=self.lieu,
            )
            faults["lieu"] = written.question or unknown
        if faults or written.commune is None:
            raise Faulty(faults, choices=written.choices)
        return self.model_copy(update={"lieu": written.commune.name, "commune": written.commune.insee})

    def _written(self, places: Places, now: PersonCard | None) -> Written:
        """What the place means: the commune of now as long as its name stays, one chosen among its like."""
        if now is not None and self.lieu == now.place and (there := places.by_insee(now.insee)):
            return Written(self.lieu, there)
        return places.written(self.lieu, chosen=(self.commune,))

    @override
    def write(self, session: Session, known: Known) -> None:
        """This first name, this commune."""
        change_first_name(session, known.card.id, self.prenom)
        change_home(session, known.card.id, self.home(known.places))

    def home(self, places: Places) -> Home:
        """The commune of a checked form."""
        commune = places.by_insee(self.commune)
        if commune is None or commune.point is None:
            raise ValueError("write a form that was checked")
        return Home(insee=commune.insee, place=commune.name, point=commune.point)


def _in_order(means: tuple[Means, ...]) -> tuple[str, ...]:
    by_mode = {one.mode: one for one in means}
    return tuple(means_to_text(by_mode[mode]) for mode in Mode if mode in by_mode)
