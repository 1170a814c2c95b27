"""Pywikibot's messages as a person is to see them: one line a failure, and nothing that acts.

What Pywikibot says holds what wikis say: titles, reasons, the API's texts. All of it comes by
one logger (pywikibot.logging), so it is made harmless there.
"""

from __future__ import annotations

import logging

from pywikibot import config
from pywikibot.logging import STDOUT

from bot_plugins.ui.display import escaped

_LOGGER = "pywiki"
"""The logger's name in Pywikibot 11.9 (pywikibot/bot.py)."""
_TRACEBACK = "Traceback (most recent call last)"


def tame_messages() -> None:
    """From now on name a request's failure in one line, and show what would steer a terminal.

    ``-verbose`` shows the tracebacks.
    """
    logging.getLogger(_LOGGER).addFilter(_tamed)


def without_colour_tags(text: str) -> str:
    """Keep a text from switching colours: Pywikibot reads ``<<red>>`` wherever it stands."""
    return text.replace("<<", "<\u200b<")


def _tamed(record: logging.LogRecord) -> bool:
    text = record.getMessage()
    if text.startswith(_TRACEBACK) and not config.verbose_output:
        text = text.strip().splitlines()[-1]
    if record.levelno != STDOUT:  # what we say ourselves may be coloured
        text = without_colour_tags(text)
    record.msg, record.args = "\n".join(map(_shown, text.split("\n"))), ()
    return True


def _shown(line: str) -> str:
    return "\t".join(map(escaped, line.split("\t"))) if "\t" in line else escaped(line)
