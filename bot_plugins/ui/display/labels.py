"""A finding's applicability in words, and its alternatives.

What is returned is ready to be shown: nothing in it acts on a terminal or a browser, except
markup characters such as ``<``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot_plugins.core.rule import Applicability
from bot_plugins.core.visible import escaped
from bot_plugins.core.word_diff import choices

SEPARATOR = " · "
_TIERS = {
    Applicability.TRUSTED.value: "trusted",
    Applicability.REVIEW.value: "review",
    Applicability.REPORT.value: "doubtful",
}
_LABELS = _TIERS | {Applicability.REVIEW.value: "needs review"}


def tier(applicability: str) -> str:
    """Return an applicability, by its value, as one word; an unknown value as it is."""
    return _TIERS.get(applicability, escaped(applicability))


def label(applicability: str) -> str:
    """Return an applicability, by its value, in words that say what to do."""
    return _LABELS.get(applicability, escaped(applicability))


MOST_NUMBERED = 3
"""Only so many choices, the first ones, have a key: their number."""


def numbered_line(before: str, offered: Sequence[str]) -> str:
    """Return the possible replacements of ``before``, each after the key that chooses it.

    "1 qualify · 2 be qualified"; empty if there is nothing to choose.
    """
    keys = [
        f"{number} " if number <= MOST_NUMBERED else "" for number in range(1, 1 + len(offered))
    ]
    found = [f"{key}{choice}" for key, choice in zip(keys, choices(before, offered), strict=True)]
    return SEPARATOR.join(found) if len(found) > 1 else ""


def choices_line(before: str, alternatives: Sequence[str]) -> str:
    """Return the alternatives as one line, "or: be qualified · have qualified"; empty for none."""
    found = choices(before, alternatives)
    return f"or: {SEPARATOR.join(found)}" if found else ""
