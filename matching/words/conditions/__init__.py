"""What an offer asks and offers, as its fields say it and, where they are silent, as its text does.

Each function gives None where nothing is said. What is read in a text comes with the words that say it.
"""

from matching.words.conditions.asking import AskedFor
from matching.words.conditions.contract import contract, contract_months
from matching.words.conditions.diploma import diploma_asked, diploma_in, level_of
from matching.words.conditions.equivalences import EVERY_LICENCE, may_drive
from matching.words.conditions.experience import beginners_in, experience_months, months_in
from matching.words.conditions.free_parts import WHEN, without_free_parts
from matching.words.conditions.hours import full_time, full_time_in, hours_in, hours_per_week
from matching.words.conditions.hours_of_work import is_of_work
from matching.words.conditions.languages import asked, languages_in
from matching.words.conditions.licences import (
    car_licence_in,
    driving_in,
    licence_asked,
    licence_code,
    licences_asked,
    licences_in,
)
from matching.words.conditions.loads import heavy, perhaps_heavy
from matching.words.conditions.passage import Found, Passage, evidence, label_passage, labelled
from matching.words.conditions.salary import Pay, minimum_wage, minimum_wage_in, monthly_pay, pay_in, salary
from matching.words.conditions.schedule import (
    days_in,
    irregular_in,
    is_by_day,
    nights,
    nights_in,
    shifts_in,
    weekends,
    weekends_in,
    weekends_rarely_in,
)
from matching.words.conditions.soon import soon_in
from matching.words.conditions.strains import strains_in
from matching.words.conditions.travel import accommodation_offered, transport_offered, travel, travel_in, vehicle_needed
from matching.words.conditions.window import Span, clock_spans, split_in, window_in

__all__ = [
    "EVERY_LICENCE",
    "WHEN",
    "AskedFor",
    "Found",
    "Passage",
    "Pay",
    "Span",
    "accommodation_offered",
    "asked",
    "beginners_in",
    "car_licence_in",
    "clock_spans",
    "contract",
    "contract_months",
    "days_in",
    "diploma_asked",
    "diploma_in",
    "driving_in",
    "evidence",
    "experience_months",
    "full_time",
    "full_time_in",
    "heavy",
    "hours_in",
    "hours_per_week",
    "irregular_in",
    "is_by_day",
    "is_of_work",
    "label_passage",
    "labelled",
    "languages_in",
    "level_of",
    "licence_asked",
    "licence_code",
    "licences_asked",
    "licences_in",
    "may_drive",
    "minimum_wage",
    "minimum_wage_in",
    "monthly_pay",
    "months_in",
    "nights",
    "nights_in",
    "pay_in",
    "perhaps_heavy",
    "salary",
    "shifts_in",
    "soon_in",
    "split_in",
    "strains_in",
    "transport_offered",
    "travel",
    "travel_in",
    "vehicle_needed",
    "weekends",
    "weekends_in",
    "weekends_rarely_in",
    "window_in",
    "without_free_parts",
]
