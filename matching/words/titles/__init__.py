"""Titles into trades: what offers are called and what people type, read as codes of ROME."""

from matching.words.titles.described import Descriptions
from matching.words.titles.errors import NotATitleModel, NoTitleToLearn, TitleFault, UnreadableTitles
from matching.words.titles.everyday import Everyday, everyday, same_places
from matching.words.titles.examples import json_lines, read_examples
from matching.words.titles.model import Coded, TitleModel, model_from_bytes, read_model
from matching.words.titles.reading import Titles, TradeGuess, Understood
from matching.words.titles.spelling import Spelled
from matching.words.titles.training import Example, nearest_titles, train_titles
from matching.words.titles.wording import clauses, kin, sound, title_forms, tokens

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
