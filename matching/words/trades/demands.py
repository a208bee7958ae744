"""What each trade demands of anybody who does it, as ROME tells: strains, French, papers. Built once with the taxonomy.

ROME says it of the trade, not of the post: what comes from here lowers a score and never drops anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kit import fold
from matching.model import Strain
from matching.words.trades.rome import Rome

STRAINS = tuple(Strain)
"""A position in it is the bit of a strain in a mask."""

_CONTEXTS = {
    "Port et manipulation de charges lourdes ou encombrantes": Strain.LOADS,
    "Position pénible": Strain.POSTURE,
    "Station debout prolongée": Strain.STANDING,
    "En grande hauteur": Strain.POSTURE,
    "En environnement bruyant": Strain.NOISE,
    "En zone frigorifique": Strain.COLD,
    "Exposition à de basses températures": Strain.COLD,
    "Manipulation de produits à risques": Strain.PRODUCTS,
    "En environnement allergène": Strain.PRODUCTS,
    "En contact avec du public": Strain.PUBLIC,
    "En flux tendu": Strain.PRESSURE,
    "Travail répétitif ou cadence imposée": Strain.PRESSURE,
    "Zone nationale": Strain.AWAY,
    "Zone internationale": Strain.AWAY,
}
"""The strain of a context of work of ROME, by the context's label."""
_STRAINS_OF_FAMILY = {
    "K22": (Strain.PRODUCTS, Strain.STANDING),
    "K1304": (Strain.PRODUCTS, Strain.STANDING, Strain.POSTURE, Strain.LOADS),
    **dict.fromkeys(("K1302", "K1306", "K1311"), (Strain.STANDING, Strain.LOADS)),
    "J15": (Strain.STANDING,),
    "J1301": (Strain.PRODUCTS, Strain.STANDING),
    "G16": (Strain.STANDING, Strain.PRESSURE),
    "G15": (Strain.STANDING, Strain.POSTURE),
    "D11": (Strain.STANDING,),
    "F1": (Strain.STANDING, Strain.LOADS),
    "I16": (Strain.STANDING, Strain.LOADS, Strain.POSTURE),
    "D1202": (Strain.PRODUCTS,),
    "D1208": (Strain.PRODUCTS,),
    "G18": (Strain.ALCOHOL,),
    "D1505": (Strain.MONEY,),
    "D1408": (Strain.PHONE,),
    "M16": (Strain.PHONE,),
    "D14": (Strain.PRESSURE,),
    "N41": (Strain.DRIVING,),
}
"""What ROME leaves unsaid of some families of codes: who cleans handles products, who helps somebody at home lifts and
carries as who cleans elsewhere does, who repairs engines stands and carries, who sits at a till counts money."""

_WITH_WORDS = re.compile(
    r"\bredi\w+|compte rendu|courrier|orthograph|secretariat|telephon|accueillir|conseill|renseign|clientele|negoci|"
    r"argument|enseign|pedagog|juridi|administrati|dossier|communi|document|rapport|saisi|bureautique|former|animer|"
    r"langue|ecrit|lecture|\blire\b|informer|analyser|etude|gestion"
)
_FRENCH_BY_SHARE = ((0.25, 4), (0.17, 3), (0.08, 2), (0.0, 1))
"""From which share of skills done with words (to read, write, explain) which level of French: 1 is A1, 4 is B2."""
_FRENCH_OF_DOMAIN = {
    **dict.fromkeys(("C", "E", "M", "D14", "K2"), 4),
    **dict.fromkeys(("D12", "G17", "J15", "K1"), 3),
    "K13": 2,
    "K22": 1,
    "K23": 1,
    "D11": 2,
    "J11": 5,
}
"""The least in these domains: finance, communication, offices, teaching; selling, reception, care; food shops."""
FRENCH = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
"""A position in it is the rank of a level of French."""

_LICENCES = {
    **dict.fromkeys(("N4101", "N4113", "N4116", "N4125", "N4126"), "C"),
    "N4115": "CE",
    **dict.fromkeys(("N4103", "N4109", "N4127"), "D"),
    **dict.fromkeys(("N4102", "N4104", "N4105", "N4108", "N4112", "N4120", "N4122", "N4128", "N4131", "J1305"), "B"),
}
"""The licence without which a trade is not done, where the post says nothing of it."""
BINDS_THE_BUSINESS = frozenset({"F1608", "N4105"})
"""Trades that ROME calls regulated for a rule that binds the business and asks nothing of whoever it hires: who tiles
under a qualified tiler (law 96-603, article 16), who delivers with a light vehicle (transport code, L3211-1)."""
_ON_THE_ROAD = ("Au domicile d'un particulier", "Déplacements professionnels")
"""Both together, in these families: from one home or site to the next, which takes wheels."""
_ROUNDS = ("F16", "F17", "K1302", "K1304", "K1305", "K1311")
"""The trades whose posts go round: building, and help at home. ROME says both of secretaries and nurses too:
few of them do, and their texts say so (`Conditions.travel`)."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What trades demand, arrays of shape (trades,), in the order of the taxonomy.

    `strains` uint16, a bit per strain (`STRAINS`); `french` int8, the rank in `FRENCH` that the work takes;
    `regulated` bool, ROME's own field; `licence` str, the code of the licence or ""; `rounds` bool, whether one goes
    from one home or site to the next.
    """

    strains: NDArray[np.uint16]
    french: NDArray[np.int8]
    regulated: NDArray[np.bool_]
    licence: NDArray[np.str_]
    rounds: NDArray[np.bool_]


def mask_of(strains: Iterable[str]) -> int:
    """The mask of some strains, a bit each; names that are none of ours are left aside."""
    return sum(1 << STRAINS.index(Strain(one)) for one in set(strains) if one in Strain)


def demands_of(rome: Rome) -> Demands:
    """The demands of every trade of a taxonomy."""
    contexts: dict[str, set[str]] = defaultdict(set)
    for context in rome.contexts:
        contexts[context.rome].add(context.label)
    skills: dict[str, list[str]] = defaultdict(list)
    for skill in rome.skills:
        skills[skill.rome].append(fold(skill.label))
    codes = [trade.code for trade in rome.trades]
    return Demands(
        strains=np.array([_strains(code, contexts[code]) for code in codes], dtype=np.uint16),
        french=np.array([_french(code, skills[code]) for code in codes], dtype=np.int8),
        regulated=np.array([trade.regulated for trade in rome.trades], dtype=np.bool_),
        licence=np.array([_LICENCES.get(code, "") for code in codes], dtype="U3"),
        rounds=np.array([code.startswith(_ROUNDS) and contexts[code].issuperset(_ON_THE_ROAD) for code in codes]),
    )


def _strains(code: str, labels: set[str]) -> int:
    said = {_CONTEXTS[label] for label in labels if label in _CONTEXTS}
    known = {one for family, some in _STRAINS_OF_FAMILY.items() if code.startswith(family) for one in some}
    return mask_of(said | known)


def _french(code: str, skills: list[str]) -> int:
    share = sum(bool(_WITH_WORDS.search(one)) for one in skills) / max(1, len(skills))
    by_skills = next(rank for least, rank in _FRENCH_BY_SHARE if share >= least)
    domain = max((domain for domain in _FRENCH_OF_DOMAIN if code.startswith(domain)), key=len, default="")
    least = _FRENCH_OF_DOMAIN.get(domain, 1)
    return max(least, by_skills if least > 2 else min(by_skills, 3))
