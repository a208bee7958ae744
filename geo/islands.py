"""The communes that no road joins to the continent or to the island next to theirs: by car, one does not get off."""

_COMMUNES = {
    "Aix": "17004",
    "Arz": "56088",
    "Batz": "29082",
    "Belle-Île": "56009 56114 56152 56241",
    "Bréhat": "22016",
    "Désirade": "97110",
    "Groix": "56069",
    "Hœdic": "56085",
    "Houat": "56086",
    "Île-aux-Moines": "56087",
    "Marie-Galante": "97108 97112 97126",
    "Miquelon": "97501",
    "Molène": "29084",
    "Ouessant": "29155",
    "Petite-Terre": "97608 97615",
    "Saint-Barthélemy": "97701",
    "Saint-Martin": "97801",
    "Saint-Pierre": "97502",
    "Saintes": "97130",
    "Saintes (Terre-de-Haut)": "97131",
    "Sein": "29083",
    "Yeu": "85113",
}

ISLANDS = {code: island for island, codes in _COMMUNES.items() for code in codes.split()}
"""INSEE code of the commune → its island. Islands with a bridge (Ré, Oléron, Noirmoutier) are none here."""
