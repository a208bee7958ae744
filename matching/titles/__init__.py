"""Titles into trades: what offers are called and what people type, read as codes of ROME."""

from matching.titles.described import Descriptions
from matching.titles.errors import NotATitleModel, NoTitleToLearn, TitleFault, UnreadableTitles
from matching.titles.everyday import Everyday, everyday
from matching.titles.examples import json_lines, read_examples
from matching.titles.model import Coded, TitleModel, model_from_bytes, read_model
from matching.titles.reading import Titles, TradeGuess, Understood
from matching.titles.training import Example, nearest_titles, train_titles
from matching.titles.wording import clauses, title_forms, tokens

__all__ = [
    "Coded",
    "Descriptions",
    "Everyday",
    "Example",
    "NoTitleToLearn",
    "NotATitleModel",
    "TitleFault",
    "TitleModel",
    "Titles",
    "TradeGuess",
    "Understood",
    "UnreadableTitles",
    "clauses",
    "everyday",
    "json_lines",
    "model_from_bytes",
    "nearest_titles",
    "read_examples",
    "read_model",
    "title_forms",
    "tokens",
    "train_titles",
]
