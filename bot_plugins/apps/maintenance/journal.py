"""The log of passes: one line per event, for people or as JSON for programs.

Each line is a sentence. In JSON it is the key ``event``; the time in UTC, the level, the task, the
wiki, and the numbers or names it is about are keys of their own. What libraries log goes to the
same place.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from logging.handlers import WatchedFileHandler

import structlog
from structlog.typing import EventDict as Entry
from structlog.typing import Processor

from bot_plugins.apps.maintenance.config.model import Log
from bot_plugins.ui.display.terminal import Line, plain

NAME = "copyedit"
"""The logger that lines go to."""


class Journal:
    """The log of a pass. It is also a screen, for code that only shows text."""

    columns = 100

    def __init__(self, **context: object) -> None:
        self._log = structlog.stdlib.get_logger(NAME).bind(**context)

    def say(self, text: str) -> None:
        """Log a sentence."""
        self._log.info(text)

    def note(self, text: str, **about: object) -> None:
        """Log a sentence and, for programs, what it is about."""
        self._log.info(text, **about)

    def warn(self, text: str, **about: object) -> None:
        """Log what a person should look at."""
        self._log.warning(text, **about)

    def show(self, lines: Iterable[Line]) -> None:
        """Log styled lines, each as a separate entry."""
        for line in lines:
            if text := plain([line]).strip():
                self.say(text)

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Raise ``EOFError``: nobody is there to answer."""
        raise EOFError(question)

    def browse(self, url: str) -> None:
        """Do nothing: nobody is there to look."""


def set_up(log: Log, *libraries: str) -> logging.Handler:
    """Send the journal, and the output of the named loggers of libraries, to where ``log`` says.

    Raises:
        OSError: the log's file cannot be opened.
    """
    handler = _handler(log)
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    ]
    ending: Processor = _as_text if log.format == "text" else structlog.processors.JSONRenderer()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, ending],
            foreign_pre_chain=[*shared, _in_one_line],
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    for name in (NAME, *libraries):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(max(logger.level, logging.INFO))
    return handler


def _handler(log: Log) -> logging.Handler:
    """Return the log's handler; if logrotate moves the file, the next line creates a new one."""
    if log.file is None:
        return logging.StreamHandler(sys.stderr)
    return _File(log.file, encoding="utf-8")


class _File(WatchedFileHandler):
    """A file whose lines go to standard error if it cannot be written: the pass goes on."""

    _is_told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Write a line that failed to standard error, and the reason once."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        if not self._is_told:
            self._is_told = True
            sys.stderr.write(f"the log {self.baseFilename} cannot be written: {error.strerror}\n")
        sys.stderr.write(f"{self.format(record)}\n")


def _in_one_line(_logger: object, _method: str, entry: Entry) -> Entry:
    """Return an entry as one line: libraries log line breaks, or several lines at once."""
    entry["event"] = " ".join(str(entry["event"]).split())
    return entry


def _as_text(_logger: object, _method: str, entry: Entry) -> str:
    """Return a line for people: when, which task, what."""
    when = str(entry["time"])[:19].replace("T", " ")
    task = f" {entry['task']}:" if "task" in entry else ""
    mark = "" if entry["level"] == "info" else f" {str(entry['level']).upper()}:"
    return f"{when}{task}{mark} {entry['event']}"
