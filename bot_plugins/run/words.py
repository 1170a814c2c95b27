"""Numbers with their nouns, and the names of the commands that people are told to use next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandNames:
    """The commands that review, save and undo; a run's number comes after ``undo``."""

    review: str
    save: str
    undo: str


PWB = CommandNames("pwb copyedit_review", "pwb copyedit_save", "pwb copyedit_undo -run:")
"""Pywikibot's commands."""


def counted(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural where there is not exactly one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
