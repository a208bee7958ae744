"""Water that no road crosses: islands without a bridge, and estuaries that one drives round for an hour.

A few facts that centres of communes cannot tell: the other bank lies as near as the next village.
"""

_ISLANDS = {
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

ISLANDS = {code: island for island, codes in _ISLANDS.items() for code in codes.split()}
"""INSEE code of the commune → its island. Islands with a bridge (Ré, Oléron, Noirmoutier) are none here."""

Line = tuple[tuple[float, float], ...]

SHORES: tuple[Line, ...] = (
    # The Gironde and the Garonne, from the sea to the first bridge, in Bordeaux.
    (
        (45.65, -1.35),
        (45.58, -1.05),
        (45.45, -0.87),
        (45.35, -0.77),
        (45.25, -0.72),
        (45.10, -0.68),
        (45.06, -0.64),
        (45.035, -0.605),
        (45.0, -0.58),
        (44.95, -0.545),
        (44.885, -0.535),
    ),
    # The Dordogne, from there to Saint-André-de-Cubzac.
    ((45.035, -0.605), (45.025, -0.55), (44.99, -0.5)),
    # The basin of Arcachon.
    ((44.55, -1.35), (44.64, -1.24), (44.69, -1.17), (44.7, -1.1), (44.68, -1.06)),
    # The gulf of Morbihan.
    ((47.5, -2.95), (47.555, -2.917), (47.585, -2.85), (47.585, -2.78), (47.605, -2.73)),
    # The roadstead of Brest.
    ((48.3, -4.8), (48.34, -4.58), (48.34, -4.45), (48.31, -4.3), (48.3, -4.205)),
)
"""Lines in the middle of the water, (lat, lon) in degrees; right to a kilometre, as centres of communes are."""
