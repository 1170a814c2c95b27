"""Slips that can be told apart: each stands once on a wiki, with a number of its own beside it.

So a text alone says which slips stand in it and which were mended, and a page's history when,
and by whom. The number is within what the queue knows a finding by (20 code points).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BAD = "participle_after_have"
"""The rule that the people of the wikis do not want."""
TRUSTED = "space_after_full_stop"
"""The rule that may go without a person where the community agreed."""
_NOUNS = "garden tower bridge market church school farm mill river harbour".split()
_STARTS = "It This There Later Nobody".split()
_TEMPLATES = {
    BAD: ("By then the work had ", "began", "begun", " {n} miles away."),
    "pronoun_agreement": ("They ", "was", "were", " {n} in number."),
    "space_before_comma": ("They counted {n}", " ,", ",", " which was many."),
    "repeated_word": ("He saw ", "the the", "the", " {n} ships."),
    "misspelling": ("They ", "recieved", "received", " {n} letters."),
    TRUSTED: ("Beside {n} houses was a {noun}", ".", ". ", "{start} was seen by {n} people."),
}
"""By rule: what stands to the left, the slip, what mends it, what stands to the right."""
RULES = tuple(_TEMPLATES)


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """A slip of a rule, by its number."""

    rule: str
    number: int

    @property
    def wrong(self) -> str:
        """The sentence with the slip."""
        left, before, _, right = self._parts
        return left + before + right

    @property
    def mended(self) -> str:
        """The sentence without it."""
        left, _, after, right = self._parts
        return left + after + right

    @property
    def _parts(self) -> list[str]:
        at, start = self.number % len(_NOUNS), self.number // len(_NOUNS) % len(_STARTS)
        names = {"n": self.number, "noun": _NOUNS[at], "start": _STARTS[start]}
        return [part.format(**names) for part in _TEMPLATES[self.rule]]


def standing(text: str) -> set[Slip]:
    """Return the slips that a text has."""
    return {slip for slip in _named(text) if slip.wrong in text}


def mended(text: str) -> set[Slip]:
    """Return the slips that a text had, and has no longer."""
    return {slip for slip in _named(text) if slip.mended in text}


def mended_between(before: str, after: str) -> set[Slip]:
    """Return the slips that one text has and the next has mended."""
    return standing(before) & mended(after)


def without(text: str, slips: Iterable[Slip]) -> str:
    """Return a text with some slips mended."""
    for slip in slips:
        text = text.replace(slip.wrong, slip.mended)
    return text


def brought_back(text: str, slips: Iterable[Slip]) -> str:
    """Return a text with some mended slips as they were."""
    for slip in slips:
        text = text.replace(slip.mended, slip.wrong)
    return text


def _named(text: str) -> Iterator[Slip]:
    """Yield whatever slips the sentences of a text are made from, mended or not."""
    for rule, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            yield Slip(rule, int(found["n"]))


def _pattern(left: str, before: str, after: str, right: str) -> re.Pattern[str]:
    words = f"{re.escape(left)}(?:{re.escape(before)}|{re.escape(after)}){re.escape(right)}"
    words = words.replace(r"\{n\}", r"(?P<n>\d+)", 1).replace(r"\{n\}", r"\d+")
    return re.compile(words.replace(r"\{noun\}", r"\w+").replace(r"\{start\}", r"\w+"))


_PATTERNS = {rule: _pattern(*parts) for rule, parts in _TEMPLATES.items()}
