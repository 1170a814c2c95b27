"""Pieces of patterns that the English verb rules share."""

from __future__ import annotations

import re
from collections.abc import Iterable

ADVERBS = (
    "already also always even ever eventually finally first formerly immediately just later mostly"
    " never not now often only originally previously probably quickly rarely really recently"
    " reportedly since slowly soon still subsequently successfully suddenly then usually yet"
).split()
"""Adverbs that stand between an auxiliary and its verb."""

BEFORE = r"(?<![\w'’.&/@#-])"
AFTER = r"(?![\w'’&/@-])(?!\.\w)"
"""Where a word begins and ends for a rule: no part of a name, an address or a compound."""

SPACE = r"(?: |\n(?!\s))"
"""What may stand between two words of one clause."""


def words(choices: Iterable[str]) -> str:
    """Return a pattern for any of the words given, the longest first."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in ordered)})"


def verb_group(auxiliaries: Iterable[str], forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for auxiliary, at most two adverbs and a verb form.

    Its groups are ``auxiliary``, ``between`` (the adverbs) and ``verb``.
    """
    adverb = rf"(?:{words(ADVERBS)}{SPACE})"
    return re.compile(
        rf"{BEFORE}(?P<auxiliary>{words(auxiliaries)}){SPACE}(?P<between>{adverb}{{0,2}})"
        rf"(?P<verb>{words(forms)}){AFTER}"
    )


def trigger(auxiliaries: Iterable[str], forms: Iterable[str]) -> str:
    """Return the trigger that goes with ``verb_group``: a form not far behind an auxiliary."""
    return rf"\b{words(auxiliaries)}\s(?:\w+\s){{0,2}}{words(forms)}\b"
