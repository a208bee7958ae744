"""How good the ranking is, against graded judgments: measures, baselines, ablations, weights, fairness."""

from matching.evaluate.ablations import ablations
from matching.evaluate.baselines import Baselines, read_texts
from matching.evaluate.boosting import boosted
from matching.evaluate.diagnosis import diagnosis_of
from matching.evaluate.fit import best_penalty, cross_validate, fit
from matching.evaluate.interval import interval_of
from matching.evaluate.lesson import Lesson, Vector, lesson_of
from matching.evaluate.metrics import best_order
from matching.evaluate.table import Measured, best_of, figures, gain, in_groups, measure
from matching.evaluate.trial import Order, Trial, by_means, by_stage, ours, try_all

__all__ = [
    "Baselines",
    "Lesson",
    "Measured",
    "Order",
    "Trial",
    "Vector",
    "ablations",
    "best_of",
    "best_order",
    "best_penalty",
    "boosted",
    "by_means",
    "by_stage",
    "cross_validate",
    "diagnosis_of",
    "figures",
    "fit",
    "gain",
    "in_groups",
    "interval_of",
    "lesson_of",
    "measure",
    "ours",
    "read_texts",
    "try_all",
]
