"""How good the ranking is, against graded judgments: measures, baselines, ablations, weights, fairness."""

from matching.evaluate.diagnosis import diagnosis_of
from matching.evaluate.metrics import best_order
from matching.evaluate.table import Measured, best_of, figures, gain, in_groups, measure
from matching.evaluate.trial import Order, Trial, by_means, by_stage, ours, try_all

__all__ = [
    "Measured",
    "Order",
    "Trial",
    "best_of",
    "best_order",
    "by_means",
    "by_stage",
    "diagnosis_of",
    "figures",
    "gain",
    "in_groups",
    "measure",
    "ours",
    "try_all",
]
