"""The conditions of an offer of France Travail: its fields first; its text where they are silent."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from ingest.sources.france_travail.offer import FranceTravailOffer
from ingest.wording import count_of, short
from matching import Asked, Conditions, Level
from matching.words import conditions as said
from matching.words.conditions import Found, Passage, label_passage, labelled


def conditions_of(offer: FranceTravailOffer, *, title: str, published: datetime | None) -> Conditions:
    """What an offer asks and offers, each condition with the words that say it."""
    text = Passage(f"{title}\n{offer.description or ''}")
    fields = _schedule(". ".join(one for one in (offer.hours, *offer.schedules, offer.schedule_comment) if one))
    words = _Words()
    hours = words.keep(
        "hours_per_week",
        labelled(said.hours_per_week(offer.hours, *offer.schedules), offer.hours) or said.hours_in(text),
    )
    full_time = words.keep(
        "full_time",
        labelled(said.full_time(offer.pace, offer.hours), offer.pace or offer.hours) or said.full_time_in(text),
    )
    days = words.keep("days", fields.days or said.days_in(text))
    starts_at, ends_at = words.keep("window", fields.window or said.window_in(text)) or (None, None)
    months, required = _experience(offer, text, words)
    level, level_required = _level(offer, text, words)
    pay = words.keep("salary", _pay(offer, text, published=published, hours=hours, full_time=full_time))
    return Conditions(
        contract=said.contract(offer.contract, nature=offer.nature, apprenticeship=offer.apprenticeship),
        contract_months=said.contract_months(offer.contract),
        full_time=full_time,
        hours_per_week=hours,
        days=days or (),
        shifts=words.keep("shifts", fields.shifts or said.shifts_in(text)),
        nights=words.keep("nights", _either(fields.nights, said.nights_in(text))),
        weekends=words.keep("weekends", _either(fields.weekends, said.weekends_in(text))),
        weekends_rarely=words.keep("weekends_rarely", said.weekends_rarely_in(text)),
        split=words.keep("split", said.split_in(text)),
        soon=words.keep("soon", said.soon_in(text)),
        starts_at=starts_at,
        ends_at=ends_at,
        schedule=short(offer.hours),
        experience_months=months,
        experience_required=required,
        level=level,
        level_required=level_required,
        licences=_licences(offer, text, words),
        languages=said.asked(offer.languages) or words.keep("languages", said.languages_in(text)) or (),
        skills=said.asked(offer.skills),
        travel=words.keep("travel", labelled(said.travel(offer.travel), offer.travel) or said.travel_in(text)),
        vehicle_needed=words.keep("vehicle_needed", said.vehicle_needed(text)),
        transport_offered=words.keep("transport_offered", said.transport_offered(text)),
        accommodation_offered=words.keep("accommodation_offered", said.accommodation_offered(text)),
        heavy=words.keep("heavy", _either(said.heavy(label_passage(". ".join(offer.working))), said.heavy(text))),
        strains=words.keep("strains", said.strains_in(text)) or (),
        salary=said.salary(offer.salary),
        salary_least=pay.least if pay else None,
        salary_most=pay.most if pay else None,
        positions=count_of(offer.positions),
        accessible=True if offer.accessible or offer.adapted else None,
        evidence=tuple(words.said.items()),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that said each condition, kept as the conditions are read."""

    said: dict[str, str] = field(default_factory=dict)

    def keep[T](self, name: str, found: Found[T] | None) -> T | None:
        """The value that was found; its words are kept under `name`."""
        if found is None:
            return None
        self.said[name] = found.words
        return found.value


@dataclass(frozen=True, slots=True)
class _Schedule:
    days: Found[tuple[int, ...]] | None
    shifts: Found[bool] | None
    nights: Found[bool] | None
    weekends: Found[bool] | None
    window: Found[tuple[int | None, int | None]] | None


@lru_cache(maxsize=4_096)
def _schedule(label: str) -> _Schedule:
    """When one works, as the fields say it: a few labels do for most offers."""
    passage = label_passage(label)
    return _Schedule(
        days=said.days_in(passage),
        shifts=said.shifts_in(passage),
        nights=said.nights_in(passage),
        weekends=said.weekends_in(passage),
        window=said.window_in(passage),
    )


def _either(first: Found[bool] | None, second: Found[bool] | None) -> Found[bool] | None:
    """Whichever says yes; else the first that says anything: forms answer "en journée" by themselves."""
    if second and second.value and not (first and first.value):
        return second
    return first or second


def _experience(offer: FranceTravailOffer, text: Passage, words: _Words) -> tuple[int | None, bool | None]:
    """Months and whether they are required. A text may welcome beginners where a field only wishes for experience."""
    months, required = said.experience_months(offer.experience_code, offer.experience)
    if required is not True or months is None:
        welcome = said.beginners_in(text) if months != 0 else None
        if welcome:
            return words.keep("experience", welcome), False
    found = labelled(months, offer.experience)
    if found is None and required is not None:
        found = said.months_in(text)
    return words.keep("experience", found), required


def _level(offer: FranceTravailOffer, text: Passage, words: _Words) -> tuple[Level | None, bool | None]:
    level, required = said.diploma_asked(offer.diplomas)
    if level is not None:
        return level, required
    return words.keep("level", said.diploma_in(text)) or (None, None)


def _licences(offer: FranceTravailOffer, text: Passage, words: _Words) -> tuple[Asked, ...]:
    known = said.licences_asked(offer.licences)
    return words.keep("licences", said.licences_in(text, known=known)) or known


def _pay(
    offer: FranceTravailOffer, text: Passage, *, published: datetime | None, hours: float | None, full_time: bool | None
) -> Found[said.Pay] | None:
    """The label's pay, else the one that its comments give, else the text's, else the minimum wage where it is said."""
    comments = label_passage(offer.salary_comments)
    return (
        labelled(said.monthly_pay(offer.salary, hours=hours, full_time=full_time), offer.salary)
        or said.pay_in(comments, hours=hours, full_time=full_time)
        or said.pay_in(text, hours=hours, full_time=full_time)
        or said.minimum_wage_in(comments, published=published, hours=hours, full_time=full_time)
        or said.minimum_wage_in(text, published=published, hours=hours, full_time=full_time)
    )
