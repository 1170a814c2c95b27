"""Rules of lists as rules of the project: engine, queue and review treat them like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

import regex

from bot_plugins.community.entries import ListedRule, Problem
from bot_plugins.community.index import Entry, Index
from bot_plugins.community.paths import is_in_path
from bot_plugins.community.patterns.lengths import lengths
from bot_plugins.community.patterns.listing import ListedTexts, listed
from bot_plugins.community.patterns.loosening import loosened
from bot_plugins.community.patterns.matching import LONGEST_MATCH, Hit, Matcher
from bot_plugins.community.patterns.parser import Parsed, UnreadablePatternError, parse
from bot_plugins.community.patterns.references import written_out
from bot_plugins.community.patterns.replacements import read_replacement
from bot_plugins.core.edits import Edit
from bot_plugins.core.prefilter.patterns import TriggerError, compiled
from bot_plugins.core.rule import Rule, Suggestion
from bot_plugins.document import OPAQUE, TRANSPARENT, Document

TOO_FREQUENT = 0.01
"""Matches for each character of text, beyond which a rule would have every page read."""
FREQUENT = 1e-5
"""The same, beyond which a rule is searched for apart from the others."""
LARGEST = 1_000_000
"""Most characters that a pattern without an open end may match: it is copied that often."""
_HIDDEN = frozenset((OPAQUE, TRANSPARENT))


@dataclass(frozen=True, slots=True)
class Built:
    """A list's rule with its pattern read: ``listed`` or, for RE2, ``trigger``."""

    stated: ListedRule
    matcher: Matcher
    listed: ListedTexts | None
    trigger: str = ""
    is_frequent: bool = False


def build(stated: Iterable[ListedRule]) -> tuple[list[Rule], list[Problem]]:
    """Return the rules of a list, and those whose patterns cannot be used."""
    built, problems = read_patterns(stated)
    return rules_of(built), problems


def read_patterns(stated: Iterable[ListedRule]) -> tuple[list[Built], list[Problem]]:
    """Return rules with their patterns read, and those whose patterns cannot be used."""
    built: list[Built] = []
    problems: list[Problem] = []
    for rule in stated:
        try:
            built.append(_read(rule))
        except UnreadablePatternError as error:
            problems.append(Problem(rule.name, str(error)))
    return built, problems


def _read(stated: ListedRule) -> Built:
    """Read a rule's pattern.

    Raises:
        UnreadablePatternError: it cannot be used.
    """
    parsed = parse(stated.find, ignore_case=stated.ignore_case)
    least, most = lengths(parsed.tree, parsed.groups)
    if least > LONGEST_MATCH or LARGEST < most < inf:
        raise UnreadablePatternError(f"it matches more than {LONGEST_MATCH} characters")
    matcher = Matcher(parsed, read_replacement(stated.replace, parsed), stated.follows_case)
    reduced = Parsed(written_out(parsed.tree), parsed.groups, parsed.names)
    found = listed(reduced.tree) if least else None
    if found is not None:
        return Built(stated, matcher, found)
    trigger, frequency = loosened(reduced)
    if frequency > TOO_FREQUENT:
        raise UnreadablePatternError("it would match nearly everywhere")
    try:
        compiled(trigger)
        matcher.check()
    except (TriggerError, regex.error) as error:
        raise UnreadablePatternError(f"it cannot be compiled: {error}"[:200]) from error
    return Built(stated, matcher, None, trigger, frequency > FREQUENT)


def rules_of(built: Sequence[Built]) -> list[Rule]:
    """Return the project's rules, which share one index of their words."""
    index = Index(Entry(one.stated.name, one.matcher, one.listed) for one in built if one.listed)
    return [_rule(one, index) for one in built]


def _rule(one: Built, index: Index) -> Rule:
    stated = one.stated
    return Rule(
        summary=stated.summary,
        applicability=stated.applicability,
        check=_check(one.matcher, stated.message or f"a list of typos: {stated.word}"),
        triggers=(one.trigger,) if one.trigger else (),
        together=index if one.listed else None,
        searched_with=("typos, frequent" if one.is_frequent else "typos") if one.trigger else "",
        confirms=one.matcher.may_hit if one.trigger else None,
        examples=stated.examples,
        name=stated.name,
        language=stated.language,
        explanation=_explanation(stated),
        is_listed=True,
    )


def _explanation(stated: ListedRule) -> str:
    """Return what a list says of a rule; its version is made from that (``core.ruleset``)."""
    found = f"{stated.find}{' (in any case)' if stated.ignore_case else ''}"
    new = f"{stated.replace}{' (capitalized like what was found)' if stated.follows_case else ''}"
    return f"{stated.word}\n\nFind: {found}\nReplace: {new}"


def _check(matcher: Matcher, message: str) -> Callable[[Document], Iterator[Suggestion]]:
    def check(document: Document) -> Iterator[Suggestion]:
        """Suggest what the list's rule replaces in prose."""
        prose = document.prose
        for hit in matcher.hits(prose):
            is_prose = _HIDDEN.isdisjoint(prose[hit.start : hit.end])
            if is_prose and not is_in_path(prose, hit.start, hit.end):
                yield Suggestion(_edit(prose, hit), message)

    return check


def _edit(prose: str, hit: Hit) -> Edit:
    """Return the edit of the words that a hit changes, without the words that stay at its ends."""
    before, after = prose[hit.start : hit.end], hit.replacement
    left = _same_words(before, after)
    right = _same_words(before[left:][::-1], after[left:][::-1])
    return Edit(hit.start + left, hit.end - right, after[left : len(after) - right])


def _same_words(one: str, other: str) -> int:
    """Return how much of two texts' beginning is the same, up to the last space."""
    same = 0
    for place, (first, second) in enumerate(zip(one, other, strict=False), 1):
        if first != second:
            break
        if first == " ":
            same = place
    return same
