"""Titles into trades: what offers are called and what people type, read as codes of ROME."""

from matching.words.trades.titles.described import Descriptions
from matching.words.trades.titles.errors import NotATitleModel, NoTitleToLearn, TitleFault, UnreadableTitles
from matching.words.trades.titles.everyday import Everyday, everyday, same_places
from matching.words.trades.titles.examples import json_lines, read_examples
from matching.words.trades.titles.model import Coded, TitleModel, model_from_bytes, read_model
from matching.words.trades.titles.reading import Titles, TradeGuess, Understood
from matching.words.trades.titles.spelling import Spelled
from matching.words.trades.titles.training import Example, nearest_titles, train_titles
from matching.words.trades.titles.wording import clauses, kin, sound, title_forms, tokens

__all__ = [
    "Coded",
    "Descriptions",
    "Everyday",
    "Example",
    "NoTitleToLearn",
    "NotATitleModel",
    "Spelled",
    "TitleFault",
    "TitleModel",
    "Titles",
    "TradeGuess",
    "Understood",
    "UnreadableTitles",
    "clauses",
    "everyday",
    "json_lines",
    "kin",
    "model_from_bytes",
    "nearest_titles",
    "read_examples",
    "read_model",
    "same_places",
    "sound",
    "title_forms",
    "tokens",
    "train_titles",
]
