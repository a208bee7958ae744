"""Technical primitives without a domain word: text, time, HTTP, logs."""

from kit.clock import now_utc, parse_instant
from kit.logs import configure_logs, logger
from kit.text import fold, plain_text, sentence, stems, words

__all__ = [
    "configure_logs",
    "fold",
    "logger",
    "now_utc",
    "parse_instant",
    "plain_text",
    "sentence",
    "stems",
    "words",
]
