"""The commonest verbs before a trade word, as people spell them: "fer le menaj" is "faire le menaj", never iron.

"Fer forgé", "fer à repasser" and "travail du fer" are left as they are.
"""

import re

_CHORE = r"m[eé]na(?:ge|j)|[ck]uisine|courses?\b|vaiss?elle|repas\b|n[eé]tt?oya|jardin|lessive|lits?\b|chambres?\b"
_OBJECT = rf"(?:(?:le|la|les|du|des|de la|un|une)\s|l['’]|{_CHORE})"
_BEFORE = r"(?:^|[,;.!?(]|\b(?:je|j['’]|veux|voudrais|peux|sais|aime|aimerais|pour|et|ou|puis))\s*"
_RULES = (
    (re.compile(rf"({_BEFORE})\b(?:f[eèé]re?|fair)(?=\s+{_OBJECT})", re.IGNORECASE), r"\1faire"),
    (re.compile(r"\btrav(?:ai|ay|aie|aye|aile|eil)\b", re.IGNORECASE), "travail"),
    (re.compile(r"\btrav(?:ai|ay|aye|eill?)(?:l?er|é)\b|\btravail(?:er|é)\b", re.IGNORECASE), "travailler"),
)


def verbs_spelled(text: str) -> str:
    """`text` with "faire" and "travail" spelled as in the dictionary; everything else stays as it is written."""
    for habit, said in _RULES:
        text = habit.sub(said, text)
    return text
