"""What the forms of a file offer to choose from, beside what is known already."""

from api.profile.own_words import is_years, years_typed
from api.wording.figures import number
from api.wording.languages import gettext, ngettext
from geo import Commune

YEARS = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0)


def years_offered(typed: str) -> list[tuple[str, str]]:
    """The durations to choose from, each as it is sent and as it is read; the present one among them."""
    offered = sorted({*YEARS, *([float(typed)] if typed and is_years(typed) else [])})
    return [(years_typed(years), _years_told(years)) for years in offered]


def communes_offered(communes: tuple[Commune, ...]) -> list[tuple[str, str]]:
    """The communes to choose from, each by its code and as it is read: "Saint-Maurice-la-Souterraine (23300)"."""
    return [(one.insee, f"{one.name} ({', '.join(one.postal_codes)})") for one in communes]


def _years_told(years: float) -> str:
    if years < 1:
        return gettext("Quelques mois")
    return ngettext("%(years)s an", "%(years)s ans", int(years), years=number(years))
