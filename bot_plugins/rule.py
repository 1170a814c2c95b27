"""What a rule is, and how far it may be trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

import re2

from bot_plugins.edits import Edit

if TYPE_CHECKING:
    from bot_plugins.document import Document


class Applicability(Enum):
    """How far a rule's findings may go without a person."""

    TRUSTED = "trusted"
    """May be saved unattended once the wiki allows it."""
    REVIEW = "review"
    """Needs a person's decision."""
    REPORT = "report"
    """Shown only, never saved."""

    @property
    def rank(self) -> int:
        """0 for the most trusted; a higher number needs more care."""
        return list(Applicability).index(self)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule's check yields: a change and, in one line, why it is right."""

    edit: Edit
    message: str


@dataclass(frozen=True, slots=True)
class Leaves:
    """An example a rule must leave alone: wikitext, and why it is right as it stands."""

    text: str
    why: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fixes:
    """An example a rule must change from ``before`` to ``after``, both wikitext."""

    before: str
    after: str


RE2_MEMORY = 64 << 20
"""Bytes that a compiled trigger may use; thousands of words need more than RE2's 8 MB."""

Example = Leaves | Fixes
Check = Callable[["Document"], Iterable[Suggestion]]


@dataclass(frozen=True, repr=False)
class Rule:
    """One kind of slip, how it is found and what it becomes.

    ``summary`` names the slip in an edit summary ("verb form"). With ``counted`` the summary
    gives only how many there were, as for punctuation; otherwise it shows old and new words.
    ``triggers`` are regular expressions, one of which must match somewhere in a page's
    wikitext for the rule to be able to fire there; where they need the lexicon, a function
    returns them. google-re2 matches them in linear time (280-540 MB/s with thousands of
    words, where ``re`` makes 1 to 20); ``re`` does those that refer back to a group. A
    ``skim`` tells the same faster than any pattern can (a word list too long for RE2).
    A rule that is not ``is_default`` is used only where it is named.
    ``name`` and ``language`` are the rule's file and folder, filled in by the registry; the
    language ``any`` means every language.
    """

    summary: str
    applicability: Applicability
    check: Check
    triggers: tuple[str, ...] | Callable[[], tuple[str, ...]]
    examples: tuple[Example, ...]
    counted: bool = False
    skim: Callable[[str], bool] | None = None
    is_default: bool = True
    name: str = ""
    language: str = ""
    explanation: str = ""

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Rule {self.name or self.summary}>"

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The triggers as regular expressions."""
        return self.triggers() if callable(self.triggers) else self.triggers

    @cached_property
    def _trigger(self) -> Callable[[str], object]:
        whole = "|".join(f"(?:{trigger})" for trigger in self.patterns)
        try:
            options = re2.Options()
            options.max_mem = RE2_MEMORY
            options.log_errors = False
            search: Callable[[str], object] = re2.compile(whole, options).search
        except re2.error:
            search = re.compile(whole).search
        return search

    def may_fire(self, source: str) -> bool:
        """Tell whether ``source`` (wikitext) holds anything this rule could act on."""
        if self.skim:
            return self.skim(source)
        try:
            return self._trigger(source) is not None
        except UnicodeEncodeError:  # lone surrogates, which no wiki serves
            return True
