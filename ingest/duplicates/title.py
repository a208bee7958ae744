"""What a title says of the trade: its stems, without gender forms, contract, hours, and the place it repeats."""

from functools import lru_cache

from kit import stems

MOST_STEMS = 10


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stems(text))


_NOISE = _stems_of("""
    cdi cdd interim interimaire temps plein partiel complet heures heure hebdo semaine mois urgent debutant debutante
    accepte alternance apprentissage apprenti contrat saisonnier saison immediat embauche possible poste postes profil
    homme femme offre recrutement recrute recrutons recherchons nouveau nouvelle mission mi chez
""")
_COMMON = _stems_of("""
    agent agente technicien assistant charge responsable employe ouvrier operateur chef equipe conducteur equipier
    conseiller polyvalent collaborateur gestionnaire adjoint aide service production qualifie confirme junior senior
""")
"""Stems that many trades share: alike, they prove half as much."""


@lru_cache(maxsize=100_000)
def title_stems(title: str) -> tuple[str, ...]:
    """The stems of a title, each once, in order, ten at most: "Vendeur / Vendeuse (H/F) - CDI" gives vendeu."""
    once = dict.fromkeys(stem for stem in stems(title) if stem not in _NOISE and not stem[0].isdigit())
    return tuple(once)[:MOST_STEMS]


def title_likeness(one: str, other: str, *, places: tuple[str | None, str | None] = (None, None)) -> float | None:
    """How much two titles say the same, 0 to 1: the shared stems of the shorter, softened by what only the longer says.

    What repeats the place of its own posting is left aside. None where a title says nothing.
    """
    first, second = _without(one, places[0]), _without(other, places[1])
    if not first or not second:
        return None
    rest, shared, ours = list(second), 0.0, 0.0
    for stem in first:
        weight = _weight(stem)
        ours += weight
        twin = next((candidate for candidate in rest if candidate == stem or _mistyped(stem, candidate)), None)
        if twin is not None:
            rest.remove(twin)
            shared += weight
    theirs = shared + sum(_weight(stem) for stem in rest)
    return shared * (0.5 / min(ours, theirs) + 0.5 / max(ours, theirs)) if shared else 0.0


def _without(title: str, place: str | None) -> tuple[str, ...]:
    bare = title_stems(title)
    there = title_stems(place) if place else ()
    return tuple(stem for stem in bare if stem not in there) or bare


def _weight(stem: str) -> float:
    return 0.5 if stem in _COMMON else 1.0


def _mistyped(one: str, other: str) -> bool:
    """Whether two stems of four letters or more begin alike, or differ by one letter or by two that are swapped."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    if one.startswith(other) or other.startswith(one):
        return True
    begin = next(place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    left, right = one[begin:], other[begin:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
