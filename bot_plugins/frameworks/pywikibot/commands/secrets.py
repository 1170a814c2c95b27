"""Keeps passwords on the command line out of logs and messages.

A queue's address may contain one (``-queue:mysql://USER:PASSWORD@HOST/DATABASE``), and Pywikibot
writes command lines to logs/commands.log and to the head of its log (``writeToCommandLogFile``
and ``writelogheader`` in its bot.py).
"""

from __future__ import annotations

import re
import sys

import pywikibot

HIDDEN = "..."
_QUEUE = re.compile(r"(-{1,2}queue\b[:=]?).+", re.DOTALL)
_LOGIN = re.compile(r"(://)[^\n\"]*@")


def without_secrets(text: str) -> str:
    """Return a text without the part before the last @ of an address in it."""
    return _LOGIN.sub(rf"\g<1>{HIDDEN}@", text)


def hide_secrets() -> None:
    """Remove the queue's address from the command line that Pywikibot knows and logs."""
    for arguments in (sys.argv, pywikibot.argvu):
        arguments[1:] = [
            without_secrets(_QUEUE.sub(rf"\g<1>{HIDDEN}", argument)) for argument in arguments[1:]
        ]
