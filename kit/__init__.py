"""Technical primitives without a domain word: text, time, HTTP, logs, machine code, locks."""

from kit.clock import FRANCE, dated, day_in_france, end_of, month_in_france, now_utc, parse_instant, spoken
from kit.compiled import compiled
from kit.email import email_address
from kit.gender import one_gender, roots
from kit.http import Busy, Client, HttpFailure, Refused, Reply, Unreachable, Unreadable
from kit.logs import configure_logs, logger, where
from kit.phrase import Phrase, phrase
from kit.slow_hash import hash_slowly, matches_slowly
from kit.text import flat, fold, marked, number, plain_text, sentence, stems, words

__all__ = [
    "FRANCE",
    "Busy",
    "Client",
    "HttpFailure",
    "Phrase",
    "Refused",
    "Reply",
    "Unreachable",
    "Unreadable",
    "compiled",
    "configure_logs",
    "dated",
    "day_in_france",
    "email_address",
    "end_of",
    "flat",
    "fold",
    "hash_slowly",
    "logger",
    "marked",
    "matches_slowly",
    "month_in_france",
    "now_utc",
    "number",
    "one_gender",
    "parse_instant",
    "phrase",
    "plain_text",
    "roots",
    "sentence",
    "spoken",
    "stems",
    "where",
    "words",
]
