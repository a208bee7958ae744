"""Every reason that is shown recomputes from the person, the opportunity and the way, without what wrote it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings

from geo import STREETS_KM, Mode
from kit import fold
from matching import Conditions, Kind, Opportunity, Person, Ranked, Schedule, Stage, Strain
from matching.reasons.sentences import SENTENCES
from matching.reasons.values import BY
from matching.scoring.explain.hours import ABOUT
from matching.words.trades.demands import STRAINS
from tests.make.cases import some_offers, some_people
from tests.make.standing import KNOWLEDGE, gates, ranked, reasons
from tests.make.values import NOON, some_opportunity, some_person, some_rome

MEANT = {"femme de ménage": {"K2204", "K1304"}, "maçon": {"F1703"}, "boulanger": {"D1102"}}
"""What the words of these people name in `some_rome`."""
RELATED = {frozenset((one.rome, one.target)) for one in some_rome().relations}
NIGHT_ENDS, NIGHT_BEGINS = 5 * 60, 22 * 60
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
FRENCH = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
ACCOMPANIED = "Un emploi d'insertion, avec un accompagnement."
STAGES = {
    "Une immersion permet d'essayer le métier avant de s'engager.": ({Stage.SOCIO_PRO}, Kind.IMMERSION),
    "Quelques jours pour essayer, sans engagement.": ({Stage.REMOBILISATION}, Kind.IMMERSION),
    "Un premier pas utile, à son rythme.": ({Stage.REMOBILISATION}, Kind.VOLUNTEERING),
    ACCOMPANIED: ({Stage.SOCIO_PRO, Stage.REMOBILISATION}, Kind.INCLUSION_JOB),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A reason taken apart, and all that it may speak of."""

    found: re.Match[str]
    person: Person
    ranked: Ranked

    def __getitem__(self, name: str) -> str:
        return self.found[name] or ""

    @property
    def opportunity(self) -> Opportunity:
        return self.ranked.opportunity

    @property
    def trades(self) -> set[str]:
        """The trade that the source declares, and those that the title names."""
        named = MEANT["femme de ménage"] if "Ménage" in self.opportunity.title else set()
        return {self.opportunity.rome or "", *named}

    def is_next_to(self, text: str) -> bool:
        """Whether ROME says that one can go from what a text names to this trade."""
        return bool({frozenset((rome, one)) for rome in self.trades for one in MEANT[text]} & RELATED)

    @property
    def rows(self) -> list[int]:
        """Where these trades stand in what ROME says of trades."""
        return [KNOWLEDGE.trades[code] for code in self.trades]

    @property
    def conditions(self) -> Conditions:
        return self.ranked.opportunity.conditions

    @property
    def schedule(self) -> Schedule:
        return self.person.schedule


def value(text: str) -> float:
    return float(text.replace(",", "."))


def minutes(text: str) -> int:
    hours, _, rest = text.partition(" h")
    return int(text.removesuffix(" min")) if text.endswith("min") else 60 * int(hours) + int(rest or 0)


def answers(told: Told) -> bool:
    return told["text"] in told.person.wishes and bool(told.trades & MEANT[told["text"]])


def was_done(told: Told) -> bool:
    return told["text"] in {one.text for one in told.person.experience} and bool(told.trades & MEANT[told["text"]])


def is_near(told: Told) -> bool:
    said = {*told.person.wishes, *(one.text for one in told.person.experience)}
    return told["text"] in said and bool(told.trades & MEANT[told["text"]] or told.is_next_to(told["text"]))


def words_stand_there(told: Told) -> bool:
    here = fold(f"{told.opportunity.title} {told.opportunity.text} {told.opportunity.rome_label or ''}")
    return all(fold(word)[:5] in here for word in told["words"].split(", "))


def way_takes(told: Told) -> bool:
    way = told.ranked.way
    assert way is not None
    assert fold(told["by"]) == fold(BY[way.mode])
    accepted = next(one.max_minutes for one in told.person.means if one.mode is way.mode)
    over = round(way.minutes) > accepted
    said_over = not told["over"] or minutes(told["limit"]) == accepted
    return minutes(told["minutes"]) == round(way.minutes) and bool(told["over"]) == over and said_over


def stage_is(told: Told) -> bool:
    stages, kind = STAGES[told.found[0]]
    return told.person.stage in stages and told.opportunity.kind is kind


def hours_are(told: Told) -> bool:
    least, most = told.person.hours_min, told.person.hours_max
    hours = 35.0 if told["full"] else value(told["hours"])
    if told["full"]:
        said = told.conditions.full_time is True and told.conditions.hours_per_week is None
    else:
        said = told.conditions.hours_per_week == hours
    tail = told["tail"]
    if tail.startswith(" : plus"):
        return said and most is not None and hours > most == value(re.findall(r"[\d,]+", tail)[0])
    if tail.startswith(" : moins"):
        return said and least is not None and hours < least == value(re.findall(r"[\d,]+", tail)[0])
    if tail.startswith(" : beaucoup"):
        few = told.schedule.days is not None and hours > 8 * len(told.schedule.days) and len(told.schedule.days) < 5
        return said and few and least is most is None and not told.conditions.days
    inside = (least is None or hours >= least) and (most is None or hours <= most)
    return said and inside and (bool(tail) == (least is not None or (most is not None and hours >= ABOUT * most)))


def nights_are_possible_by_day(told: Told) -> bool:
    least, most = told.schedule.start, told.schedule.end
    by_day = least is not None and most is not None and NIGHT_ENDS <= least < most <= NIGHT_BEGINS
    return told.conditions.nights is True and told.schedule.nights is True and by_day


def nights_and_weekends_are(told: Told) -> bool:
    night, weekend = "la nuit" in told["when"], "le week-end" in told["when"]
    lacking = {5, 6} & {*told.conditions.days} - (told.schedule.days or {*told.conditions.days})
    at_weekends = told.schedule.weekends and not lacking
    possible = all(allowed for on, allowed in ((night, told.schedule.nights), (weekend, at_weekends)) if on)
    return (
        night == bool(told.conditions.nights)
        and weekend == bool(told.conditions.weekends)
        and ("parfois" in told["when"]) == bool(weekend and told.conditions.weekends_rarely)
        and bool(told["possible"]) == possible
    )


def clock_is_outside(told: Told) -> bool:
    starts, ends = told.conditions.starts_at, told.conditions.ends_at
    early = told.schedule.start is not None and starts is not None and starts < told.schedule.start
    late = told.schedule.end is not None and ends is not None and ends > told.schedule.end
    said = [minutes(one) for one in re.findall(r"\d+ h(?: \d\d)?", told["said"])]
    return said == [one for one, outside in ((starts, early), (ends, late)) if outside]


def days_are_impossible(told: Told) -> bool:
    said = {DAYS.index(day) for day in told["days"].split(", ")}
    return told.schedule.days is not None and said == set(told.conditions.days) - told.schedule.days


def experience_is(told: Told) -> bool:
    months, required = told.conditions.experience_months, told.conditions.experience_required
    asked = int(told["length"]) * (1 if told["unit"] == "mois" else 12) if told["length"] else None
    done = [one for one in told.person.experience if told.trades & MEANT[one.text] or told.is_next_to(one.text)]
    there = any((one.years or 0) * 12 >= (months or 0) for one in done)
    return asked == months and (told["how"] == "demandée") == bool(required) and (not told["there"] or there)


def diploma_is_higher(told: Told) -> bool:
    asked, had = told.conditions.level, told.person.level
    return asked is not None and had is not None and asked.rank > had.rank


def french_is_missing(told: Told) -> bool:
    asked = [one.required for one in told.conditions.languages if fold(one.label) == "francais"]
    return FRENCH.index("B2" if any(asked) else "B1") > FRENCH.index(told.person.french or "")


def loads_are_named(told: Told) -> bool:
    return told.person.limits == ("mal de dos",) and bool(told.conditions.heavy or "loads" in told.conditions.strains)


def trade_has_what_is_to_avoid(told: Told) -> bool:
    loads = np.uint16(1 << STRAINS.index(Strain.LOADS))
    return told.person.limits == ("mal de dos",) and any(KNOWLEDGE.demands.strains[told.rows] & loads)


def trade_takes_more_french(told: Told) -> bool:
    return any(KNOWLEDGE.demands.french[told.rows] > FRENCH.index(told.person.french or ""))


def trade_is_regulated(told: Told) -> bool:
    return any(KNOWLEDGE.demands.regulated[told.rows])


def trade_takes_a_licence(told: Told) -> bool:
    held = told.person.licences
    return held is not None and any(set(KNOWLEDGE.demands.licence[told.rows].tolist()) - {""} - held)


def licence_is(told: Told) -> bool:
    asked = {one.code: one.required for one in told.conditions.licences if one.code}
    said, held = set(told["codes"].split(", ")), told.person.licences
    if told["how"] == ": oui":
        return held is not None and said == set(asked) <= held
    missing = {code for code in asked if held is None or code not in held}
    return (
        said == missing
        and (
            told["how"].startswith("exigé")
            == any(one.required for one in told.conditions.licences if one.code in missing)
        )
        and (("pas encore obtenu" in told["how"]) == (held is not None))
    )


def skills_are_there(told: Told) -> bool:
    asked = {one.label for one in told.conditions.skills}
    mine = fold(" ".join(told.person.skills)).split()
    return all(one in asked and set(fold(one).split()) & set(mine) for one in told["skills"].split(", "))


def published(told: Told) -> bool:
    days = {"aujourd'hui": 0, "hier": 1}.get(told["when"]) if not told["days"] else int(told["days"])
    return told.opportunity.created == NOON - timedelta(days=days or 0)


HELPS: dict[str, Callable[[Conditions], bool]] = {
    "l'employeur aide pour le trajet": lambda conditions: conditions.transport_offered is True,
    "un logement est proposé": lambda conditions: conditions.accommodation_offered is True,
    "travail possible de chez soi": lambda conditions: conditions.remote is True,
}


def has_no_car(told: Told) -> bool:
    return all(one.mode is not Mode.CAR for one in told.person.means)


def begun_small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def makes_up_for_a_car(told: Told) -> bool:
    return has_no_car(told) and all(HELPS[begun_small(one)](told.conditions) for one in told["helps"].split(", "))


def is_so_far(told: Told) -> bool:
    far = told.ranked.km
    return far is not None and (round(far) == int(told["km"]) if told["km"] else far < 1)


NIGHT = "Travail la nuit : noté possible, mais hors des heures notées, à préciser"
REGULATED = "Métier réglementé : la loi demande souvent un diplôme, une carte ou une autorisation"
RECOMPUTED: tuple[tuple[str, str, Callable[[Told], bool]], ...] = (
    ("wish", r"Répond au souhait « (?P<text>.+) »", answers),
    ("done", r"Déjà fait : « (?P<text>.+) »", was_done),
    ("near near_trade", r"(Métier proche|Proche) de « (?P<text>.+) »", is_near),
    ("words", r"L'annonce parle de « (?P<words>.+) »", words_stand_there),
    ("about longer much_longer",
     r"Environ (?P<minutes>\d+ min|\d+ h(?: \d\d)?) (?P<by>\D+?)"
     r"(?P<over> : (un peu|bien) plus que les (?P<limit>.+) acceptées)?", way_takes),
    ("same_commune", r"Dans la même commune, durée selon l'adresse",
     lambda told: told.ranked.km is not None and told.ranked.km < STREETS_KM),
    ("km next_door", r"À (?:(?P<km>\d+) km|moins d'un kilomètre)", is_so_far),
    ("from_home", r"À faire de chez soi",
     lambda told: told.opportunity.point is None and told.conditions.remote is True),
    ("place_unsure", r"Le lieu exact n'est pas dit : à demander", lambda told: told.opportunity.point is None),
    ("try_a_trade try_some_days first_step accompanied", "|".join(re.escape(one.rstrip(".")) for one in STAGES),
     stage_is),
    ("hours hours_wished hours_between hours_enough hours_more hours_for_days hours_less",
     r"((?P<full>Temps plein)|(?P<hours>[\d,]+) h par semaine)(?P<tail>(?: :|,) .+)?", hours_are),
    ("night_unclear", NIGHT, nights_are_possible_by_day),
    ("late late_possible",
     r"(Attention : t|T)ravail (?P<when>(?:la nuit|parfois|le week-end| et | )+)(?P<possible> : c'est possible)?",
     nights_and_weekends_are),
    ("outside outside_from outside_until outside_both", r"Attention, pas aux heures possibles : (?P<said>.+)",
     clock_is_outside),
    ("days", r"Attention, jours qui ne sont pas possibles : (?P<days>.+)", days_are_impossible),
    ("beginners", r"Débutants acceptés", lambda told: told.conditions.experience_months == 0),
    ("experience experience_asked experience_wished experience_had",
     r"Expérience (?P<how>demandée|souhaitée)(?: : (?P<length>\d+) (?P<unit>mois|ans?))?(?P<there> : elle est là, .+)?",
     experience_is),
    ("level", r"Un diplôme plus élevé est souhaité", diploma_is_higher),
    ("limit_named", r"Attention, l'annonce parle de : charges à porter", loads_are_named),
    ("french", r"L'annonce demande plus de français que ce qui est indiqué", french_is_missing),
    ("licence_held licence_required licence_required_missing licence_wished licence_wished_missing",
     r"Permis (?P<codes>[A-Z, ]+?) (?P<how>: oui|(?:exigé|souhaité)(?:, pas encore obtenu)?)", licence_is),
    ("moves", r"Déplacements pendant le travail : difficile sans voiture",
     lambda told: told.conditions.travel is True and has_no_car(told)),
    ("skills", r"Savoir-faire demandé et acquis : (?P<skills>.+)", skills_are_there),
    ("published_today published_yesterday published",
     r"Publiée (?P<when>aujourd'hui|hier|il y a (?P<days>\d) jours)", published),
    ("responsive", r"Employeur qui répond souvent", lambda told: (told.conditions.responsiveness or 0) >= 0.7),
    ("limit_likely", r"Il y a peut-être : charges à porter\. Demandez", trade_has_what_is_to_avoid),
    ("french_usual", r"Il faut peut-être plus de français\. Demandez", trade_takes_more_french),
    ("regulated", REGULATED, trade_is_regulated),
    ("licence_usual", r"Un métier qui demande un permis", trade_takes_a_licence),
    ("without_car", r"Sans voiture : (?P<helps>.+)", makes_up_for_a_car),
    ("lift lodging remote", rf"(?P<helps>(?i:{'|'.join(HELPS)}))", makes_up_for_a_car),
    ("lift_far", r"Proposée malgré la distance : l'employeur aide pour le trajet",
     lambda told: told.conditions.transport_offered is True and has_no_car(told)),
)  # fmt: skip
"""What is said of rows: the codes of sentences, how they read, and what makes them true."""
ELSEWHERE = {
    "a timetable, a road or a transport on demand is there (test_commute.py, test_away.py, test_without_car.py)": (
        "way back not_on there_at leaves_at ask_hours check_hours waits_before waits_after too_late no_way_back "
        "back_later none_then expired away_from away_until away_both at_guess on_demand bicycle shuttle_ends "
        "shuttle_starts shuttle_days"
    ),
    "the words of an offer say it (test_telling.py, test_explain.py, test_hours_to_ask.py)": (
        "skill place_named weekend_wished irregular apprentice_again door_to_door site_to_site"
    ),
    "as lists of before hold it (reasons/test_reason.py)": "as_written job_bus limit_usual",
    "why not (test_why_not.py)": (
        "over out_of_reach no_ride ride_unfit kind_refused licence_missing vehicle_missing diploma_missing "
        "civic_service_age too_many_hours nights weekends no_day hours_of_day hours_of_day_said limit"
    ),
    "a proposed week (plan/)": (
        "every_week week_schedule week_ideas week_way week_lasts week_once week_immersion week_out_hours "
        "week_out_licence week_out_far week_out_full fits_hours fits_day fits_later fits_earlier fits_travel"
    ),
    "a search that was widened (test_rank.py)": "farther nothing_met related_trades other_kinds",
}
"""The codes of all other sentences, by why these people and offers do not meet them, and where they are tried."""


def test_every_sentence_recomputes_here_or_is_named_among_those_that_are_tried_elsewhere() -> None:
    here = {code for codes, _, _ in RECOMPUTED for code in codes.split()}
    elsewhere = {code for codes in ELSEWHERE.values() for code in codes.split()}

    assert not here & elsewhere
    assert here | elsewhere == set(SENTENCES)


@given(person=some_people, offer=some_offers)
@settings(max_examples=100, deadline=None)
def test_every_reason_recomputes(person: Person, offer: Opportunity) -> None:
    assume(not gates(person, offer))
    (one,) = ranked(person, offer)

    for reason in one.reasons:
        said = reason.told()
        ((form, holds),) = ((form, holds) for codes, form, holds in RECOMPUTED if reason.code in codes.split())
        match = re.fullmatch(rf"(?:{form})\.", said)
        assert match is not None, said
        assert holds(Told(match, person, one)), (said, person, offer)


@pytest.mark.parametrize(
    ("days", "hours", "given", "tail"),
    [
        ({0, 3}, 35.0, None, " : beaucoup pour les jours possibles"),
        ({0, 3}, 16.0, None, ""),
        ({0, 1, 2, 3, 4}, 48.0, None, ""),
        ({0, 3}, 24.0, 35.0, ""),
    ],
)
def test_a_week_of_hours_is_too_much_for_a_few_days(
    days: set[int], hours: float, given: float | None, tail: str
) -> None:
    free = some_person(hours_max=given, schedule=Schedule(days=frozenset(days)))

    assert f"{hours:g} h par semaine{tail}." in reasons(free, some_opportunity(conditions={"hours_per_week": hours}))


def test_more_hours_for_a_day_that_is_not_possible_are_told_by_the_day_alone() -> None:
    free = some_person(hours_max=8.0, schedule=Schedule(days=frozenset({0, 1, 3, 4})))
    two_a_day = some_opportunity(conditions={"hours_per_week": 10.0, "days": (0, 1, 2, 3, 4)})
    longer = some_opportunity(conditions={"hours_per_week": 12.0, "days": (0, 1, 2, 3, 4)})

    assert not any("plus que" in one for one in reasons(free, two_a_day))
    assert any("mercredi" in one for one in reasons(free, two_a_day))
    assert "12 h par semaine : plus que les 8 h souhaitées." in reasons(free, longer)


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ({"conditions": {"schedule": "Le mercredi après-midi"}}, True),
        ({"text": "Le premier mercredi du mois, des bénévoles lisent des albums."}, True),
        ({"title": "Jardiner ensemble, le mercredi"}, True),
        ({"conditions": {"schedule": "Le jeudi matin"}}, False),
        ({"text": "Fermé le mercredi : appelez un autre jour."}, False),
        ({"kind": Kind.JOB, "text": "Réunion le premier mercredi du mois."}, False),
    ],
)
def test_a_mission_on_a_day_that_is_not_possible_tells_so(said: dict[str, Any], *, is_told: bool) -> None:
    never_wednesdays = some_person(schedule=Schedule(days=frozenset({0, 1, 3, 4})))
    mission = some_opportunity(**{"kind": Kind.VOLUNTEERING, **said})

    warned = "Attention, jours qui ne sont pas possibles : mercredi." in reasons(never_wednesdays, mission)

    assert warned is is_told
