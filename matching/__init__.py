"""Who suits what, and why: values, trades read out of words, gates, score, reasons, lists."""

from matching.alerts import Herald, Told
from matching.among import among
from matching.changes import Change, Comparison, Gain, changes_of, compare_changes, means_lent
from matching.codec import conditions_from_json, conditions_to_json, opportunity_from_row, person_from_row
from matching.freins import Frein
from matching.hindrances import hindrances
from matching.immersions import Immersions, immersions_for
from matching.lists.logged import Versions, log_list, question_of
from matching.live.as_shown import NotLive
from matching.live.listed import Widened
from matching.live.looks import Sort
from matching.live.reading import read_nearest, read_opportunities
from matching.live.search import Matcher, RankedList
from matching.model import (
    Asked,
    Conditions,
    Experience,
    Kind,
    Level,
    Opportunity,
    Person,
    Rung,
    Schedule,
    Stage,
    Strain,
)
from matching.night import BatchReport, rank_everybody, rank_if_changed, rank_people
from matching.people import Followed, read_people
from matching.reasons import (
    BY_WORDS,
    KEPT_OUT,
    NOT_IN_TIME,
    OUT_OF_HOURS,
    QUOTING,
    TO_CHECK,
    WARNING,
    Reason,
    clock_time,
    duration,
    read_reason,
    read_reasons,
)
from matching.scoring.commute import UNSAID, Away, Way, away_told, commute, trip_of, way_itself, ways_of
from matching.scoring.corpus import Corpus, build_corpus, features_of
from matching.scoring.filters import Facets, Filter
from matching.scoring.gates import GATES, Gated
from matching.scoring.hours_taken import HoursTaken, hours_taken
from matching.scoring.knowledge import Knowledge
from matching.scoring.own_hours import at_own_hours, own_journey, timetables_of
from matching.scoring.rank import Part, Ranked, explained, why_not
from matching.scoring.standing import stand
from matching.scoring.telling import experience_asked
from matching.scoring.weights import Weights, load_weights
from matching.scoring.without_car import needs_help, shuttle_misses
from matching.shortlist import Band, Candidate, Shortlist, make_shortlist, somebody_not_shown_yet
from matching.takers import Taker, Takers, before, shut_out, takers, who_could_come
from matching.travels import Travels
from matching.words.trades.rome import Context, Relation, Rome, Skill, Title, Trade
from matching.words.trades.titles import Spelled, TradeGuess, Understood
from matching.words.wishes.lessons import asks_lessons, lessons_wished

__all__ = [
    "BY_WORDS",
    "GATES",
    "KEPT_OUT",
    "NOT_IN_TIME",
    "OUT_OF_HOURS",
    "QUOTING",
    "TO_CHECK",
    "UNSAID",
    "WARNING",
    "Asked",
    "Away",
    "Band",
    "BatchReport",
    "Candidate",
    "Change",
    "Comparison",
    "Conditions",
    "Context",
    "Corpus",
    "Experience",
    "Facets",
    "Filter",
    "Followed",
    "Frein",
    "Gain",
    "Gated",
    "Herald",
    "HoursTaken",
    "Immersions",
    "Kind",
    "Knowledge",
    "Level",
    "Matcher",
    "NotLive",
    "Opportunity",
    "Part",
    "Person",
    "Ranked",
    "RankedList",
    "Reason",
    "Relation",
    "Rome",
    "Rung",
    "Schedule",
    "Shortlist",
    "Skill",
    "Sort",
    "Spelled",
    "Stage",
    "Strain",
    "Taker",
    "Takers",
    "Title",
    "Told",
    "Trade",
    "TradeGuess",
    "Travels",
    "Understood",
    "Versions",
    "Way",
    "Weights",
    "Widened",
    "among",
    "asks_lessons",
    "at_own_hours",
    "away_told",
    "before",
    "build_corpus",
    "changes_of",
    "clock_time",
    "commute",
    "compare_changes",
    "conditions_from_json",
    "conditions_to_json",
    "duration",
    "experience_asked",
    "explained",
    "features_of",
    "hindrances",
    "hours_taken",
    "immersions_for",
    "lessons_wished",
    "load_weights",
    "log_list",
    "make_shortlist",
    "means_lent",
    "needs_help",
    "opportunity_from_row",
    "own_journey",
    "person_from_row",
    "question_of",
    "rank_everybody",
    "rank_if_changed",
    "rank_people",
    "read_nearest",
    "read_opportunities",
    "read_people",
    "read_reason",
    "read_reasons",
    "shut_out",
    "shuttle_misses",
    "somebody_not_shown_yet",
    "stand",
    "takers",
    "timetables_of",
    "trip_of",
    "way_itself",
    "ways_of",
    "who_could_come",
    "why_not",
]
