"""Parts of the day, days and "pas" as people spell them: "pa le soire" is "pas le soir", "avan 10h" is "avant 10h".

"PA" in capitals, or behind an article, is old people, as those who look after them write.
"""

import re

from rapidfuzz.fuzz import ratio

from matching.words.times.days import DAYS, NAMED

_MORNING = r"m[aâ]tt?(?:ain|ein|in|un|im)s?"
_A_TIME = (
    r"(?:l(?:e|a|es)\s|l['’]|d(?:e|u|es)\s|d['’]|en\s|avant?\b|apr[eèé]s?\b|tro[pt]?\b|t[oôo]t\b|tard?\b|"
    rf"we(?:ek)?\b|soir|midi|nuit|{_MORNING}\b|{NAMED})"
)
"""What stands behind a "pas" that speaks of time or of a thing: "pa le soir", "pa de samedi"."""
_DAYS_TOO = tuple(
    (re.compile(habit), said)
    for habit, said in (
        (r"(?i)\bsamm?e?di(s?)\b", r"samedi\1"),
        (r"(?i)\bdi(?:m[ae]nche?|mache|mance|manhce|mamche|amnche)(s?)\b", r"dimanche\1"),
        (rf"(?i)\bsof(?=\s+{_A_TIME})", "sauf"),
    )
)
_RULES = tuple(
    (re.compile(habit), said)
    for habit, said in (
        (r"\b[Mm][aâ]t(?:t(?:ain|ein|in|un|im)|ain|ein|un|im)(s?)\b", r"matin\1"),
        (r"(?i)\b(le|les|du|de|pas?|en|tous les|chaque)(\s+)soires?\b", r"\1\2soir"),
        (r"(?i)\bapr[eèé]s?(?:[- ]m[ie]di|mid[ie])(s?)\b", r"après-midi\1"),
        (r"(?i)\baprem\b", "après-midi"),
        (r"(?i)\b(?:avan|avt)(?=\s+\d)", "avant"),
        (r"(?i)\bapr[eèé]?(?=\s+\d)", "après"),
        (r"(?i)\bjamai\b", "jamais"),
        (r"(?i)\b(pas?|tro[pt]?|tr[eè]s|lever|plus)(\s+)t(?:o|au|aut|ôt|ot)\b", r"\1\2tôt"),
        (r"(?i)\b(pas?|tro[pt]?|tr[eè]s|plus)(\s+)tar[td]?\b", r"\1\2tard"),
        (r"(?i)\b(pas?)(\s+)tro[tp]?(?=\s+t(?:ôt|ard)\b)", r"\1\2trop"),
        (r"(?i)\b(la|de|les)(\s+)nuis?\b", r"\1\2nuit"),
        (r"(?i)\b(les?)(\s+)wk\b", r"\1\2week-end"),
        (r"(?i)\b(?:week|w[ei]c?k?)[- ]?end?(s?)\b", r"week-end\1"),
        (r"(?i)\b((?:pas|sauf|sans|ni|les?|des?|du|tous)\s+(?:de\s+|du\s+|les?\s+)?)we(?![\w'’-])", r"\1week-end"),
        (r"(?i)\bqu?e?q(?:ue)?[- ]?ch(?:ose)?\b", "quelque chose"),
        (r"(?i)\b(veu[xt]?|peu[xt]?|sai[st]?|aime|ai|jai)(\s+)pa\b", r"\1\2pas"),
        (r"(?i)\bmi[- ]?temp\b", "mi-temps"),
        (r"(?i)\bt(?:em)?p?s?\s+par[tcs]iel+e?s?\b", "temps partiel"),
        (r"(?i)\btemp(?=\s+(?:plein|partiel|complet))", "temps"),
        (rf"(?<!aux )(?<!des )(?<!les )(?<!personnes )\b[Pp]a(?=\s+(?i:{_A_TIME}))", "pas"),
    )
)


_LIKE_A_DAY = re.compile(r"\b([lmjvs]\w{1,7}(?:di|id|dit))(s?)\b", re.IGNORECASE)
_AS_LIKE = 80.0
"""How much of a word is that of a day that begins alike, 0 to 100: "lendi" and "jeuid" are, "verdi" is not."""
_SHORT = 5
"""Letters of the days that a name is soon like: "Épicerie Madi" is no Tuesday, "rue Sadi-Carnot" no Saturday."""


def times_spelled(text: str) -> str:
    """`text` with these words as the dictionary has them; everything else stays as it is written."""
    text = days_spelled(text)
    for habit, said in _RULES:
        text = habit.sub(said, text)
    return text


def days_spelled(text: str) -> str:
    """`text` with its days of the week, and the "sauf" before them, as the dictionary has them."""
    text = _LIKE_A_DAY.sub(_day, text)
    for habit, said in _DAYS_TOO:
        text = habit.sub(said, text)
    return text


def _day(found: re.Match[str]) -> str:
    """The day of the week that a word is like, as many as were typed; the word itself where it is like none."""
    word = found[1].lower()
    near = max((day for day in DAYS if day[0] == word[0]), key=lambda day: ratio(word, day), default=word)
    is_name = found[1].istitle() and (len(near) <= _SHORT or len(word) < _SHORT)
    is_day = near != word and not is_name and ratio(word, near) >= _AS_LIKE
    return f"{near}{found[2]}" if is_day else found[0]
