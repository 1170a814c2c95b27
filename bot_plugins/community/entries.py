"""Rules as lists state them, before their patterns are read, and what is wrong with a list."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot_plugins.core.registry import ANY, LISTS
from bot_plugins.core.rule import Applicability, Example

PREFIX = f"{LISTS}:"
"""What the names of all rules of lists begin with."""
KIND = "typos"
"""The kind of slip that summaries name, unless the list has words of its own."""
MOST_BYTES = 8_000_000
"""Size of a list's text; the English list has 465,196 bytes."""
MOST_RULES = 20_000
"""Rules of a list; the English list has 3,960."""
_LONGEST_NAME = 48
_UNSAFE = re.compile(r"[^\w]+")


class ListError(ValueError):
    """A list that cannot be used; the message names it, and says why."""


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule as a list states it: ``find`` and ``replace`` as in .NET, and how far it may go.

    With ``follows_case`` the replacement of a capitalized word is capitalized too.
    """

    word: str
    find: str
    replace: str
    summary: str = KIND
    language: str = ANY
    applicability: Applicability = Applicability.REVIEW
    ignore_case: bool = False
    follows_case: bool = False
    examples: tuple[Example, ...] = ()
    message: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule of a list that is left out, and why."""

    rule: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


def named(rules: Iterable[ListedRule]) -> Iterator[ListedRule]:
    """Give each rule its name: ``typos:`` and its word, safe for options, files and databases.

    Rules with the same word get a mark made from their pattern, so that a name stays the same when
    rules before it come or go. A pattern that occurs twice is used once.
    """
    seen: dict[str, str] = {}
    for rule in rules:
        name = PREFIX + (
            _UNSAFE.sub("-", rule.word).strip("-_")[:_LONGEST_NAME].strip("-_") or "rule"
        )
        if name in seen and seen[name] != rule.find:
            name += "-" + hashlib.sha256(rule.find.encode()).hexdigest()[:6]
        if name not in seen:
            seen[name] = rule.find
            yield replace(rule, name=name)
