"""A part of a file in a line or two, as its owner reads it; nothing where nothing was said."""

from api.profile.chosen import FRENCH, LIMITS, Kinds, Levels, Limits
from api.profile.own_words import Past, Skills, Wishes
from api.profile.part import Part
from api.profile.times import NO, YES, Times
from api.profile.ways import NO_LICENCE, Myself, Travel
from api.wording.figures import clock_time, days_said, duration, number
from api.wording.languages import gettext
from api.wording.words import KINDS, LEVELS, LICENCES, MODES
from matching import Kind, Level, Strain


def summary_of(part: Part) -> list[str]:
    """What the part says, a line a thing."""
    match part:
        case Wishes():
            return list(part.souhait)
        case Skills():
            return list(part.savoir)
        case Past():
            return [_done(text, years) for text, years in part.lines()]
        case Travel():
            means = [f"{MODES[mode]} : {duration(minutes)}" for mode, minutes in part.minutes().items()]
            return [*means, *(_licence(code) for code in part.permis)]
        case Times():
            return _times(part)
        case Limits():
            return [*(str(LIMITS[Strain(one)][1]) for one in part.limite), *part.autre]
        case Kinds():
            return [str(KINDS[Kind(one)].name) for one in part.type]
        case Levels():
            french = [str(FRENCH[part.francais])] if part.francais in FRENCH else []
            return [*french, *([str(LEVELS[Level(part.diplome)])] if part.diplome else [])]
        case Myself():
            return [part.prenom, part.lieu]
    raise TypeError(f"say in api.profile.summary how {type(part).__name__} is told")


def _done(text: str, years: str) -> str:
    if not years:
        return text
    if float(years) < 1:
        return gettext("%(done)s : quelques mois", done=text)
    if float(years) == 1:
        return gettext("%(done)s : 1 an", done=text)
    return gettext("%(done)s : %(years)s ans", done=text, years=number(float(years)))


def _licence(code: str) -> str:
    return gettext("Pas de permis") if code == NO_LICENCE else str(LICENCES[code])


def _times(part: Times) -> list[str]:
    told = []
    if part.au_moins and part.au_moins == part.au_plus:
        told.append(gettext("%(hours)s h par semaine", hours=_hours(part.au_plus)))
    elif part.au_moins and part.au_plus:
        told.append(
            gettext("De %(least)s à %(most)s h par semaine", least=_hours(part.au_moins), most=_hours(part.au_plus))
        )
    elif part.au_plus:
        told.append(gettext("%(most)s h par semaine au plus", most=_hours(part.au_plus)))
    elif part.au_moins:
        told.append(gettext("%(least)s h par semaine au moins", least=_hours(part.au_moins)))
    if part.jour:
        told.append(days_said([int(one) for one in part.jour]))
    if part.de and part.a:
        told.append(gettext("Entre %(start)s et %(end)s", start=_clock(part.de), end=_clock(part.a)))
    elif part.de:
        told.append(gettext("À partir de %(start)s", start=_clock(part.de)))
    elif part.a:
        told.append(gettext("Jusqu'à %(end)s", end=_clock(part.a)))
    nights = {YES: gettext("La nuit : oui"), NO: gettext("La nuit : non")}
    weekends = {YES: gettext("Le week-end : oui"), NO: gettext("Le week-end : non")}
    told += [nights[part.nuit]] if part.nuit else []
    return told + ([weekends[part.week_end]] if part.week_end else [])


def _clock(typed: str) -> str:
    """The time of a field, "08:45", as people say it: "8 h 45"."""
    hours, minutes = typed.split(":")
    return clock_time(60 * int(hours) + int(minutes))


def _hours(typed: str) -> str:
    return number(float(typed))
