"""Logs as events with fields. Never personal data: callers pass identifiers and counts."""

import logging
import sys
from traceback import format_tb
from typing import Any

import structlog


def configure_logs(*, level: str = "INFO", json: bool = False) -> None:
    """Sends events of at least `level` to standard error, as JSON lines or as readable lines."""
    renderer: Any = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # the stream of the moment, not of this call
        cache_logger_on_first_use=False,
    )


def logger(name: str) -> Any:
    """The logger of the part `name`: `logger("ingest").info("run_finished", source="france-travail", new=3)`."""
    return structlog.get_logger(part=name)


def where(error: BaseException) -> str:
    """The lines of code where an error came from, as a log may hold them: neither its message nor a local variable,
    which may both repeat what somebody typed."""
    return "".join(format_tb(error.__traceback__))
