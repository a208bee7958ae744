"""The hours of a week told as a share of full time, or as those of a month: "0,5 ETP", "28/35e", "à 80 %", "151h67".

Town halls and care homes write hours so; all who read them know how many a week are meant.
"""

import re

FULL_TIME = 35
"""Hours a week."""
_WEEKS_A_MONTH = 52 / 12
_QUARTERS = 4
"""Hours of a month are told to the hundredth: a week has them to the quarter."""
_SHARE = re.compile(
    r"(?<![\d,./])(?:0?[.,](?P<part>\d{1,2})|(?P<whole>1)(?:[.,]0+)?) ?(?:etp\b|[ée]quivalents? temps plein)|"
    r"(?<![\d,./])(?P<hours>\d{1,2}(?:[.,]\d{1,2})?) ?(?:h ?)?/ ?35 ?(?:h\b|(?:[eè]|i?[eè]me)s?\b)?(?![\d/])|"
    r"(?<![\d,./])(?P<of_five>[1-4]) ?/ ?5 ?(?:(?:[eè]|i?[eè]me)s?\b|(?=(?:de )?temps\b))|"
    r"\b(?:temps(?: partiel)?|quotit[ée](?: de travail)?|poste|emploi|contrat|cd[id]|[àa])(?: (?:[àa]|de|:))? ?"
    r"(?P<percent>[2-9][05]) ?(?:%|pour ?cents?)(?! ?(?:d[eu']|des|sur|net|brut|pris)\b)",
    re.IGNORECASE,
)
"""A share of full time, of a working week of 35 hours, of five days, or of a hundred; never one of the minimum wage."""
_OF_A_MONTH = re.compile(
    r"(?<![\d,.])(?P<hours>\d{2,3})(?: ?h(?:eures?)? ?(?P<hundredths>\d\d)?|[.,](?P<part>\d{1,2}) ?h(?:eures?)?)"
    r"(?P<month> ?(?:/|par|le) ?mois\b| ?mensuel\w*)?(?!\w)",
    re.IGNORECASE,
)
_MOST_A_WEEK, _MOST_A_MONTH = 60, 210
"""Hours above the first are none of a week, those above the second none of a month."""


def in_hours_a_week(text: str) -> str:
    """`text` with its shares of full time, and its hours of a month, as hours a week."""
    return _OF_A_MONTH.sub(_a_week_of_month, _SHARE.sub(_a_week_of_share, text))


def _a_week_of_share(found: re.Match[str]) -> str:
    told = {name: float(number.replace(",", ".")) for name, number in found.groupdict().items() if number}
    if "hours" in told:
        return _a_week(told["hours"]) if told["hours"] <= FULL_TIME else found[0]
    if "part" in told:
        return _a_week(FULL_TIME * float(f"0.{found['part']}"))
    share = told["of_five"] / 5 if "of_five" in told else told["percent"] / 100 if "percent" in told else 1
    return _a_week(FULL_TIME * share)


def _a_week_of_month(found: re.Match[str]) -> str:
    hours = float(f"{found['hours']}.{found['hundredths'] or found['part'] or 0}")
    if hours > _MOST_A_MONTH or not (found["month"] or hours > _MOST_A_WEEK):
        return found[0]
    return _a_week(round(_QUARTERS * hours / _WEEKS_A_MONTH) / _QUARTERS)


def _a_week(hours: float) -> str:
    return f" {hours:g} h par semaine ".replace(".", ",")
