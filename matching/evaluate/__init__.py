"""How good the ranking is, against graded judgments: measures, baselines, ablations, weights, fairness."""

from matching.evaluate.ablations import ablations
from matching.evaluate.baselines import Baselines, read_texts
from matching.evaluate.boosting import boosted, can_learn
from matching.evaluate.diagnosis import diagnosis_of
from matching.evaluate.equity import by_group, measured
from matching.evaluate.fitting import best_penalty, cross_validate, fit
from matching.evaluate.flips import changed_by_gender, in_other_gender, same_ranking
from matching.evaluate.gender import Genders, genders_of
from matching.evaluate.interval import interval_of
from matching.evaluate.lesson import Lesson, Vector, lesson_of
from matching.evaluate.metrics import best_order
from matching.evaluate.population import candidates_of, ndcg_at, people_elsewhere, prices_for, sharing_of
from matching.evaluate.table import Measured, best_of, figures, gain, in_groups, measure
from matching.evaluate.trial import Order, Trial, by_means, by_stage, ours, try_all

__all__ = [
    "Baselines",
    "Genders",
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
    "by_group",
    "by_means",
    "by_stage",
    "can_learn",
    "candidates_of",
    "changed_by_gender",
    "cross_validate",
    "diagnosis_of",
    "figures",
    "fit",
    "gain",
    "genders_of",
    "in_groups",
    "in_other_gender",
    "interval_of",
    "lesson_of",
    "measure",
    "measured",
    "ndcg_at",
    "ours",
    "people_elsewhere",
    "prices_for",
    "read_texts",
    "same_ranking",
    "sharing_of",
    "try_all",
]
