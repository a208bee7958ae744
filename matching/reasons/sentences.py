"""All sentences that reasons are told with, by code: French, with the names of the values that fill them.

Written so that a person, or their counsellor, can read it: no "vous", no "il" or "elle". Other languages translate
these texts (`marked`); a sentence that holds another one (`way`, `said`) begins with it in every language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kit import marked
from matching.reasons import values as of
from matching.reasons.language import Language
from matching.reasons.matter import Matter

type Told = Callable[[Any, Language], str]
"""How one value is told."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its full stop, and how each value that fills it is told, in their order."""

    text: str
    fields: Mapping[str, Told]
    matter: Matter | None = None

    def filled(self, values: tuple[Any, ...], into: Language) -> str:
        """The sentence with its values, in a language. Raises ValueError where there are more or fewer values."""
        told = zip(self.fields.items(), values, strict=True)
        said = {name: tell(value, into) for (name, tell), value in told}
        return into.gettext(self.text) % said if said else into.gettext(self.text)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence whose words depend on the count that fills it."""

    told: Callable[[int, Language], str]

    def filled(self, values: tuple[Any, ...], into: Language) -> str:
        """The sentence with its count, in a language."""
        (count,) = values
        return self.told(count, into)


def _say(text: str, matter: Matter | None = None, **fields: Told) -> Sentence:
    return Sentence(text, fields, matter)


def _days_ago(days: int, into: Language) -> str:
    return into.ngettext("Publiée il y a %(days)s jour", "Publiée il y a %(days)s jours", days) % {"days": days}


SENTENCES: Mapping[str, Sentence | Counted] = {
    "as_written": _say("%(said)s", said=of.as_written),
    # What is wished, done, known
    "wish": _say(marked("Répond au souhait « %(wish)s »"), Matter.QUOTE, wish=of.as_written),
    "done": _say(marked("Déjà fait : « %(work)s »"), Matter.QUOTE, work=of.as_written),
    "skill": _say(marked("Utilise la compétence « %(skill)s »"), Matter.SHARED_WORDS, skill=of.as_written),
    "near_trade": _say(marked("Métier proche de « %(wish)s »"), Matter.QUOTE, wish=of.as_written),
    "near": _say(marked("Proche de « %(wish)s »"), Matter.QUOTE, wish=of.as_written),
    "words": _say(marked("L'annonce parle de « %(words)s »"), Matter.SHARED_WORDS, words=of.as_written),
    "skills": _say(marked("Savoir-faire demandé et acquis : %(skills)s"), skills=of.as_written),
    # The way there
    "way": _say(marked("%(duration)s %(by)s"), Matter.WAY, duration=of.duration, by=of.means),
    "about": _say(marked("Environ %(duration)s %(by)s"), Matter.WAY, duration=of.duration, by=of.means),
    "back": _say(marked("%(way)s, dernier retour %(clock)s"), Matter.WAY, way=of.phrase, clock=of.clock),
    "not_on": _say(marked("%(way)s, sauf %(days)s"), Matter.WAY, way=of.phrase, days=of.days),
    "there_at": _say(marked("%(way)s, arrivée à %(clock)s"), Matter.WAY, way=of.phrase, clock=of.clock),
    "leaves_at": _say(marked("%(way)s, retour à %(clock)s"), Matter.WAY, way=of.phrase, clock=of.clock),
    "ask_hours": _say(marked("%(way)s, horaires à demander"), Matter.WAY, way=of.phrase),
    "check_hours": _say(marked("%(way)s, horaires à vérifier"), Matter.WAY, way=of.phrase),
    "waits_before": _say(
        marked("%(way)s, %(wait)s d'attente avant le travail"), Matter.WAY, way=of.phrase, wait=of.duration
    ),
    "waits_after": _say(
        marked("%(way)s, %(wait)s d'attente après le travail"), Matter.WAY, way=of.phrase, wait=of.duration
    ),
    "too_late": _say(
        marked("Pas à l'heure en bus ou en train : là à partir de %(clock)s"), Matter.NOT_IN_TIME, clock=of.clock
    ),
    "no_way_back": _say(
        marked("Pas de retour en bus ou en train après le travail : le dernier est à %(clock)s"),
        Matter.NOT_IN_TIME,
        clock=of.clock,
    ),
    "back_later": _say(marked("Retour en bus ou en train à %(clock)s seulement"), Matter.NOT_IN_TIME, clock=of.clock),
    "none_then": _say(marked("Pas de bus ni de train pour ces horaires"), Matter.NOT_IN_TIME),
    "expired": _say(marked("%(way)s (horaires périmés depuis le %(day)s)"), Matter.WAY, way=of.phrase, day=of.day),
    "longer": _say(
        marked("%(way)s : un peu plus que les %(limit)s acceptées"), Matter.LONGER_WAY, way=of.phrase, limit=of.duration
    ),
    "much_longer": _say(
        marked("%(way)s : bien plus que les %(limit)s acceptées"), Matter.LONGER_WAY, way=of.phrase, limit=of.duration
    ),
    "next_door": _say(marked("À moins d'un kilomètre"), Matter.WAY),
    "same_commune": _say(marked("Dans la même commune, durée selon l'adresse"), Matter.WAY),
    "km": _say(marked("À %(km)s km"), Matter.WAY, km=of.number),
    "from_home": _say(marked("À faire de chez soi")),
    "place_named": _say(
        marked("Le lieu exact n'est pas sûr, l'annonce parle de %(words)s : à demander"), words=of.as_written
    ),
    "place_unsure": _say(marked("Le lieu exact n'est pas dit : à demander")),
    # What makes up for a car
    "without_car": _say(marked("Sans voiture : %(helps)s"), helps=of.phrases),
    "lift": _say(marked("l'employeur aide pour le trajet")),
    "lift_far": _say(marked("Proposée malgré la distance : l'employeur aide pour le trajet")),
    "lodging": _say(marked("un logement est proposé")),
    "remote": _say(marked("travail possible de chez soi")),
    "on_demand": _say(marked("transport à la demande %(name)s, %(phone)s"), name=of.as_written, phone=of.telephone),
    "shuttle_ends": _say(
        marked("Transport à la demande %(name)s : il s'arrête à %(ends)s, trop tôt pour revenir"),
        Matter.SHUTTLE_MISSES,
        name=of.as_written,
        ends=of.clock,
    ),
    "shuttle_starts": _say(
        marked("Transport à la demande %(name)s : il commence à %(starts)s, trop tard pour ce travail"),
        Matter.SHUTTLE_MISSES,
        name=of.as_written,
        starts=of.clock,
    ),
    "shuttle_days": _say(
        marked("Transport à la demande %(name)s : il ne vient pas (%(days)s)"),
        Matter.SHUTTLE_MISSES,
        name=of.as_written,
        days=of.days,
    ),
    "bicycle": _say(marked("environ %(duration)s à vélo"), duration=of.duration),
    # As lists of before hold it
    "job_bus": _say(marked("le bus de l'emploi, qui conseille et ne transporte pas, passe dans cette commune")),
    # The stage
    "try_a_trade": _say(marked("Une immersion permet d'essayer le métier avant de s'engager")),
    "try_some_days": _say(marked("Quelques jours pour essayer, sans engagement")),
    "first_step": _say(marked("Un premier pas utile, à son rythme")),
    "accompanied": _say(marked("Un emploi d'insertion, avec un accompagnement")),
    # Hours and days
    "hours": _say("%(hours)s", hours=of.hours),
    "hours_wished": _say(marked("%(hours)s, comme souhaité"), hours=of.hours),
    "hours_between": _say(
        marked("%(hours)s, entre les %(least)s et %(most)s h souhaitées"),
        hours=of.hours,
        least=of.number,
        most=of.number,
    ),
    "hours_enough": _say(marked("%(hours)s : au-dessus des %(least)s h souhaitées"), hours=of.hours, least=of.number),
    "hours_more": _say(
        marked("%(hours)s : plus que les %(most)s h souhaitées"), Matter.MORE_HOURS, hours=of.hours, most=of.number
    ),
    "hours_for_days": _say(marked("%(hours)s : beaucoup pour les jours possibles"), Matter.MORE_HOURS, hours=of.hours),
    "hours_less": _say(marked("%(hours)s : moins que les %(least)s h souhaitées"), hours=of.hours, least=of.number),
    "late": _say(marked("Attention : travail %(when)s"), Matter.LATE, when=of.late),
    "late_possible": _say(marked("Travail %(when)s : c'est possible"), when=of.late),
    "night_unclear": _say(marked("Travail la nuit : noté possible, mais hors des heures notées, à préciser")),
    "weekend_wished": _say(marked("Attention : peut-être le week-end aussi, à demander"), Matter.WARNING),
    "irregular": _say(marked("Attention : horaires irréguliers, à demander"), Matter.WARNING),
    "outside": _say(marked("Attention, pas aux heures possibles : %(said)s"), Matter.OUTSIDE, said=of.as_written),
    "outside_from": _say(
        marked("Attention, pas aux heures possibles : dès %(starts)s"), Matter.OUTSIDE, starts=of.clock
    ),
    "outside_until": _say(
        marked("Attention, pas aux heures possibles : jusqu'à %(ends)s"), Matter.OUTSIDE, ends=of.end
    ),
    "outside_both": _say(
        marked("Attention, pas aux heures possibles : dès %(starts)s et jusqu'à %(ends)s"),
        Matter.OUTSIDE,
        starts=of.clock,
        ends=of.end,
    ),
    "away_from": _say(
        marked("Attention, il faut partir à %(leaves)s, avant %(starts)s"),
        Matter.AWAY,
        leaves=of.clock,
        starts=of.clock,
    ),
    "away_until": _say(
        marked("Attention, on rentre à %(back)s, après %(ends)s"), Matter.AWAY, back=of.clock, ends=of.clock
    ),
    "away_both": _say(
        marked("Attention, il faut partir à %(leaves)s, avant %(starts)s, et on rentre à %(back)s, après %(ends)s"),
        Matter.AWAY,
        leaves=of.clock,
        starts=of.clock,
        back=of.clock,
        ends=of.clock,
    ),
    "at_guess": _say(marked("%(said)s. Heures à demander"), Matter.WARNING, said=of.phrase),
    "days": _say(marked("Attention, jours qui ne sont pas possibles : %(days)s"), Matter.OUTSIDE, days=of.days),
    # What is asked
    "beginners": _say(marked("Débutants acceptés")),
    "experience": _say(marked("Expérience demandée"), Matter.ASKED),
    "experience_asked": _say(marked("Expérience demandée : %(length)s"), Matter.ASKED, length=of.months),
    "experience_wished": _say(marked("Expérience souhaitée : %(length)s"), length=of.months),
    "experience_had": _say(marked("%(said)s : elle est là, dans ce métier ou un métier proche"), said=of.phrase),
    "apprentice_again": _say(marked("Attention : c'est un apprentissage, dans un métier déjà connu"), Matter.WARNING),
    "level": _say(marked("Un diplôme plus élevé est souhaité"), Matter.ASKED),
    "limit_likely": _say(marked("Il y a peut-être : %(strains)s. Demandez."), Matter.WARNING, strains=of.strains),
    # As lists of before hold it
    "limit_usual": _say(marked("Ce métier comporte souvent ce qui est à éviter : à demander"), Matter.WARNING),
    "limit_named": _say(marked("Attention, l'annonce parle de : %(strains)s"), Matter.WARNING, strains=of.strains),
    "french": _say(marked("L'annonce demande plus de français que ce qui est indiqué"), Matter.WARNING),
    "french_usual": _say(marked("Il faut peut-être plus de français. Demandez.")),
    "regulated": _say(marked("Métier réglementé : la loi demande souvent un diplôme, une carte ou une autorisation")),
    "licence_held": _say(marked("Permis %(codes)s : oui"), codes=of.as_written),
    "licence_required": _say(marked("Permis %(codes)s exigé"), Matter.WARNING, codes=of.as_written),
    "licence_wished": _say(marked("Permis %(codes)s souhaité"), Matter.WARNING, codes=of.as_written),
    "licence_required_missing": _say(
        marked("Permis %(codes)s exigé, pas encore obtenu"), Matter.NO_LICENCE, codes=of.as_written
    ),
    "licence_wished_missing": _say(
        marked("Permis %(codes)s souhaité, pas encore obtenu"), Matter.NO_LICENCE, codes=of.as_written
    ),
    "licence_usual": _say(marked("Un métier qui demande un permis"), Matter.NO_LICENCE),
    "door_to_door": _say(marked("De domicile en domicile : difficile sans voiture"), Matter.WARNING),
    "site_to_site": _say(marked("De chantier en chantier : difficile sans voiture"), Matter.WARNING),
    "moves": _say(marked("Déplacements pendant le travail : difficile sans voiture"), Matter.WARNING),
    # The post and who offers it
    "published_today": _say(marked("Publiée aujourd'hui")),
    "published_yesterday": _say(marked("Publiée hier")),
    "published": Counted(_days_ago),
    "responsive": _say(marked("Employeur qui répond souvent")),
    "every_week": _say(marked("Utile chaque semaine")),
    # What a week takes for granted
    "week_schedule": _say(
        marked("Jours et heures possibles non dits : comptés du lundi au vendredi, de 8 h 30 à 17 h 30")
    ),
    "week_ideas": _say(marked("Les heures des missions et des rendez-vous sont une proposition : à voir avec chacun")),
    "week_way": _say(
        marked("Trajet inconnu, compté %(duration)s : %(title)s"), duration=of.duration, title=of.as_written
    ),
    "week_lasts": _say(marked("Durée non dite, comptée %(hours)s h : %(title)s"), hours=of.number, title=of.as_written),
    "week_once": _say(
        marked("Durée et jour non dits, comptés %(hours)s h une fois : %(title)s"),
        hours=of.number,
        title=of.as_written,
    ),
    "week_immersion": _say(
        marked("Durée non dite, comptée %(hours)s h (jours : %(days)s) : %(title)s"),
        hours=of.number,
        days=of.number,
        title=of.as_written,
    ),
    "week_out_hours": _say(
        marked("Pas dans la semaine, car hors des jours ou des heures possibles : %(title)s"), title=of.as_written
    ),
    "week_out_licence": _say(marked("Pas dans la semaine, car le permis manque : %(title)s"), title=of.as_written),
    "week_out_far": _say(marked("Pas dans la semaine, car c'est trop loin : %(title)s"), title=of.as_written),
    "week_out_full": _say(marked("Pas choisie pour cette semaine : %(title)s"), title=of.as_written),
    # What would make a week fit
    "fits_hours": _say(marked("avec %(hours)s h au lieu de %(least)s h"), hours=of.number, least=of.number),
    "fits_day": _say(marked("avec un jour en plus : %(days)s"), days=of.days),
    "fits_later": _say(marked("en rentrant à %(ends)s au lieu de %(before)s"), ends=of.clock, before=of.clock),
    "fits_earlier": _say(marked("en partant à %(starts)s au lieu de %(before)s"), starts=of.clock, before=of.clock),
    "fits_travel": _say(marked("avec %(duration)s de trajet de plus, par trajet"), duration=of.duration),
    # Why not
    "over": _say(marked("La date est passée")),
    "out_of_reach": _say(marked("Trop loin : plus du double du temps de trajet accepté")),
    "no_ride": _say(marked("Aucun bus ni train ne convient, et c'est trop loin autrement")),
    "ride_unfit": _say(marked("Un bus ou un train y va, mais trop lentement ou à de mauvaises heures")),
    "kind_refused": _say(marked("Ce type de proposition n'est pas souhaité")),
    "licence_missing": _say(marked("Permis exigé : %(licences)s"), licences=of.as_written),
    "vehicle_missing": _say(marked("Il faut une voiture pour ce poste")),
    "diploma_missing": _say(marked("Diplôme exigé, plus élevé que celui indiqué")),
    "civic_service_age": _say(
        marked("Service civique : réservé aux moins de 26 ans (moins de 31 ans en situation de handicap)")
    ),
    "too_many_hours": _say(
        marked("Trop d'heures : %(hours)s h par semaine, pour %(most)s h souhaitées au plus"),
        hours=of.number,
        most=of.number,
    ),
    "nights": _say(marked("Travail de nuit, qui n'est pas possible")),
    "weekends": _say(marked("Travail le week-end, qui n'est pas possible")),
    "no_day": _say(marked("Aucun des jours de travail n'est possible")),
    "hours_of_day": _say(marked("Les horaires de travail ne sont pas possibles")),
    "hours_of_day_said": _say(marked("Les horaires de travail ne sont pas possibles : %(said)s"), said=of.as_written),
    "limit": _say(marked("L'annonce parle de ce qui n'est pas possible : %(strains)s"), strains=of.strains),
    # How a search was widened
    "farther": _say(marked("Peu de choses à cette distance : voici aussi plus loin")),
    "nothing_met": _say(marked("Nous n'avons rien trouvé avec ces mots. Voici tout ce qui est près de ce lieu")),
    "related_trades": _say(marked("Peu de résultats pour ces mots : voici aussi des métiers proches")),
    "other_kinds": _say(marked("Voici aussi d'autres possibilités près de ce lieu")),
}
