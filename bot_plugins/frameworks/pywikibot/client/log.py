"""Pywikibot's messages for a terminal: one line per failure, and no active control characters.

Pywikibot's messages contain texts from wikis: titles, reasons, the API's texts. All of them pass
through one logger (pywikibot.logging), so they are made harmless there.
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
    """From now on, log a failed request in one line, and escape control characters.

    With ``-verbose``, tracebacks are shown.
    """
    logging.getLogger(_LOGGER).addFilter(_tamed)


def without_colour_tags(text: str) -> str:
    """Return a text that cannot switch colours: Pywikibot reads ``<<red>>`` anywhere in it."""
    return text.replace("<<", "<\u200b<")


def _tamed(record: logging.LogRecord) -> bool:
    text = record.getMessage()
    if text.startswith(_TRACEBACK) and not config.verbose_output:
        text = text.strip().splitlines()[-1]
    if record.levelno != STDOUT:  # our own output may be coloured
        text = without_colour_tags(text)
    record.msg, record.args = "\n".join(map(_shown, text.split("\n"))), ()
    return True


def _shown(line: str) -> str:
    return "\t".join(map(escaped, line.split("\t"))) if "\t" in line else escaped(line)
