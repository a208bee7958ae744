"""How good the ranking is, against graded judgments: measures, baselines, ablations, weights, fairness."""

from matching.evaluate.ablations import ablations
from matching.evaluate.baselines import Baselines, read_texts
from matching.evaluate.boosting import boosted, folds
from matching.evaluate.diagnosis import diagnosis_of
from matching.evaluate.metrics import best_order
from matching.evaluate.table import Measured, best_of, figures, gain, in_groups, measure
from matching.evaluate.trial import Order, Trial, by_means, by_stage, ours, try_all

__all__ = [
    "Baselines",
    "Measured",
    "Order",
    "Trial",
    "ablations",
    "best_of",
    "best_order",
    "boosted",
    "by_means",
    "by_stage",
    "diagnosis_of",
    "figures",
    "folds",
    "gain",
    "in_groups",
    "measure",
    "ours",
    "read_texts",
    "try_all",
]
