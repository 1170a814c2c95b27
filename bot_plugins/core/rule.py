"""The definition of a rule: its check, triggers and examples, and how far it is trusted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from bot_plugins.core.edits import Edit

if TYPE_CHECKING:
    from bot_plugins.core.prefilter.words import Words
    from bot_plugins.document import Document


class Applicability(Enum):
    """How much a finding may do without a person."""

    TRUSTED = "trusted"
    """May be saved unattended once the wiki allows it."""
    REVIEW = "review"
    """Needs a person's decision."""
    REPORT = "report"
    """Doubtful: shown only on request, and saved only if a person accepts it."""

    @property
    def rank(self) -> int:
        """0 for the most trusted; a higher number needs more care."""
        return _RANKS[self]


_RANKS = {tier: rank for rank, tier in enumerate(Applicability)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule's check yields: a change and a one-line reason for it.

    ``applicability`` is None if it is the rule's own. ``alternatives`` are other replacements of
    the edit's span: the edit's own is the first choice, and a person picks. A suggestion with
    alternatives is never TRUSTED.
    """

    edit: Edit
    message: str
    applicability: Applicability | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeps:
    """An example that a rule must leave alone: wikitext, and why it is right as it is."""

    text: str
    why: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fixes:
    """An example that a rule must change from ``before`` to ``after``, both wikitext.

    ``applicability`` and ``alternatives`` are those of its findings, where the example is meant
    to show them; the alternatives are replacements of the edit's span.
    """

    before: str
    after: str
    applicability: Applicability | None = None
    alternatives: tuple[str, ...] = ()


class Together(Protocol):
    """Searches for the places of many rules at once."""

    def find(self, words: Words) -> Iterable[tuple[Collection[str], tuple[int, int]]]:
        """Yield the names of rules, and a span (bytes) where they could act."""


Example = Keeps | Fixes
Check = Callable[["Document"], Iterable[Suggestion]]


@dataclass(frozen=True, repr=False, eq=False)
class Rule:
    """One kind of slip, how it is found and how it is fixed.

    ``applicability`` applies to its suggestions unless they set their own; if only some of them
    are TRUSTED, an example shows that.
    ``summary`` names the slip in an edit summary ("verb form"). With ``counted`` the summary
    gives only the number of changes, as for punctuation; otherwise it shows old and new words.

    The next fields say where a rule could act, without reading the markup; a rule must not act
    anywhere else. ``triggers`` are google-re2 regular expressions; if they need the lexicon, a
    function returns them. ``words`` returns words, lower-case or capitalized, for lists too long
    for a pattern, and ``doubled`` means every word and every phrase of two or three words that
    occurs twice in a row. ``seeks`` returns the spans, in bytes, of places among the words of raw
    wikitext that no list or pattern can describe; it must find a place from its line alone.
    Rules of a list share ``together``, which searches among words for all of them. The triggers of
    rules with the same ``searched_with`` are searched for apart from those of other rules.
    ``confirms`` is for triggers that match far more than the rule acts on: given the wikitext
    around a match, or around several close together, with 120 bytes on each side, it tells whether
    the rule could act there (``english.excerpt``). ``only_where`` is a pattern that must occur
    somewhere in a page for the rule to be useful there; then, and only then, its words may depend
    on the page's wikitext, which is passed to ``words``.

    A rule that is not ``is_default`` is used only if it is named. ``missing`` returns what the
    rule needs that is not installed; without it the rule finds nothing. A rule that has sentences
    parsed sets ``parses`` to a function that returns what its parser needs; it is skipped on a page
    with too many places where it could act.
    ``shows_doubtful`` is false in normal use: findings that are only reported (REPORT) are then
    left out.
    ``name`` and ``language`` are the rule's file and folder, filled in by the registry; the
    language ``any`` means every language.
    """

    summary: str
    applicability: Applicability
    check: Check
    triggers: tuple[str, ...] | Callable[[], tuple[str, ...]]
    examples: tuple[Example, ...]
    counted: bool = False
    words: Callable[[str], Collection[str]] | None = None
    doubled: bool = False
    seeks: Callable[[Words], Iterable[tuple[int, int]]] | None = None
    together: Together | None = None
    searched_with: str = ""
    confirms: Callable[[str], bool] | None = None
    only_where: str = ""
    is_default: bool = True
    missing: Callable[[], str] | None = None
    parses: Callable[[], str] | None = None
    shows_doubtful: bool = True
    name: str = ""
    language: str = ""
    explanation: str = ""
    is_listed: bool = False
    """Whether the rule comes from a list, not from a file."""

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Rule {self.name or self.summary}>"

    @property
    def lack(self) -> str:
        """Why the rule cannot work on this machine, and what to install; empty if it can."""
        needs = filter(None, (self.missing, self.parses))
        return next(filter(None, (need() for need in needs)), "")

    @property
    def tiers(self) -> tuple[Applicability, ...]:
        """The applicabilities of its findings: the rule's own, then others that examples show."""
        shown = [example.applicability for example in self.examples if isinstance(example, Fixes)]
        others = {tier for tier in shown if tier} - {self.applicability}
        return (self.applicability, *sorted(others, key=lambda tier: tier.rank))

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The triggers as regular expressions."""
        return self.triggers() if callable(self.triggers) else self.triggers
