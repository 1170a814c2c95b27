"""How far a finding may go, in words, and what else it could become.

What is returned is ready to be shown: nothing in it acts on a terminal or a browser, except
markup characters such as ``<``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot_plugins.core.rule import Applicability
from bot_plugins.ui.display.visible import difference, escaped

SEPARATOR = " · "
NOTHING = "(nothing)"
"""What is shown of an alternative that only removes words."""
_TIERS = {
    Applicability.TRUSTED.value: "trusted",
    Applicability.REVIEW.value: "review",
    Applicability.REPORT.value: "doubtful",
}
_LABELS = _TIERS | {Applicability.REVIEW.value: "needs review"}


def tier(applicability: str) -> str:
    """Return an applicability, by its value, as one word; one that is unknown as it is."""
    return _TIERS.get(applicability, escaped(applicability))


def label(applicability: str) -> str:
    """Return an applicability, by its value, in words that say what is to be done."""
    return _LABELS.get(applicability, escaped(applicability))


def choices(before: str, alternatives: Sequence[str]) -> list[str]:
    """Return the alternatives to a change of ``before``, also where only white space differs."""
    shown = (difference(before, one)[1] for one in alternatives)
    return [one.strip() or one or NOTHING for one in shown]


MOST_NUMBERED = 3
"""So many choices have a key of their own, by their number."""


def numbered_line(before: str, offered: Sequence[str]) -> str:
    """Return what a change of ``before`` could become, by the keys that choose it.

    "1 qualify · 2 be qualified"; empty where nothing is to be chosen.
    """
    keys = [
        f"{number} " if number <= MOST_NUMBERED else "" for number in range(1, 1 + len(offered))
    ]
    found = [f"{key}{one}" for key, one in zip(keys, choices(before, offered), strict=True)]
    return SEPARATOR.join(found) if len(found) > 1 else ""


def choices_line(before: str, alternatives: Sequence[str]) -> str:
    """Return the alternatives as one line, "or: be qualified · have qualified"; empty for none."""
    found = choices(before, alternatives)
    return f"or: {SEPARATOR.join(found)}" if found else ""
