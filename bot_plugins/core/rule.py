"""What a rule is, and how far it may be trusted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from bot_plugins.core.edits import Edit

if TYPE_CHECKING:
    from bot_plugins.core.prefilter.words import Words
    from bot_plugins.document import Document


class Applicability(Enum):
    """How far a finding may go without a person."""

    TRUSTED = "trusted"
    """May be saved unattended once the wiki allows it."""
    REVIEW = "review"
    """Needs a person's decision."""
    REPORT = "report"
    """Doubtful: shown where that is asked for, and saved only if a person accepts it."""

    @property
    def rank(self) -> int:
        """0 for the most trusted; a higher number needs more care."""
        return _RANKS[self]


_RANKS = {one: rank for rank, one in enumerate(Applicability)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule's check yields: a change and, in one line, why it is right.

    ``applicability`` is None where it is the rule's own. ``alternatives`` are other replacements
    of the edit's span: the edit's own is the first choice, and a person picks. What has
    alternatives is never TRUSTED.
    """

    edit: Edit
    message: str
    applicability: Applicability | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeps:
    """An example a rule must leave alone: wikitext, and why it is right as it stands."""

    text: str
    why: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fixes:
    """An example a rule must change from ``before`` to ``after``, both wikitext.

    ``applicability`` and ``alternatives`` are what its findings have, where an example is to
    show that; the alternatives are replacements of the edit's span.
    """

    before: str
    after: str
    applicability: Applicability | None = None
    alternatives: tuple[str, ...] = ()


Example = Keeps | Fixes
Check = Callable[["Document"], Iterable[Suggestion]]


@dataclass(frozen=True, repr=False, eq=False)
class Rule:
    """One kind of slip, how it is found and what it becomes.

    ``applicability`` is that of its suggestions, unless they say otherwise; where some are
    TRUSTED for themselves, an example shows that.
    ``summary`` names the slip in an edit summary ("verb form"). With ``counted`` the summary
    gives only how many there were, as for punctuation; otherwise it shows old and new words.
    What follows tells where a rule could act, without reading the markup; a rule must not act
    anywhere else. ``triggers`` are regular expressions of google-re2; where they need the
    lexicon, a function returns them. ``words`` returns words, with a capital or without, for
    lists too long for a pattern, and ``doubled`` means every word and every phrase of two or three
    words that stands twice. ``seeks`` returns the spans of places among the words of raw wikitext,
    in bytes, for what no list and no pattern can tell; it must find a place by what stands in its
    line.
    ``confirms`` is for triggers that match far more than the rule acts on: given
    the wikitext around a match, or around some that stand near each other, 120 bytes to each side,
    it tells whether the rule could act there (``english.excerpt``). ``only_where``
    is a pattern that a page must hold somewhere for the rule to be of use there; then, and
    only then, its words may depend on the page's wikitext, which ``words`` is given.
    A rule that is not ``is_default`` is used only where it is named. ``missing`` says what the
    rule needs that is not installed; without it the rule finds nothing. A rule that ``parses``
    has sentences parsed, and rests on a page with too many places where it could act.
    ``shows_doubtful`` is false for a rule as it is used unless something else is asked for: what
    it would only report (REPORT) is left out.
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
    confirms: Callable[[str], bool] | None = None
    only_where: str = ""
    is_default: bool = True
    missing: Callable[[], str] | None = None
    parses: bool = False
    shows_doubtful: bool = True
    name: str = ""
    language: str = ""
    explanation: str = ""

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Rule {self.name or self.summary}>"

    @property
    def lack(self) -> str:
        """Why the rule finds nothing on this machine, and what to install; empty where it does."""
        return self.missing() if self.missing else ""

    @property
    def tiers(self) -> tuple[Applicability, ...]:
        """How far its findings may go: its own applicability, then others that examples show."""
        shown = [one.applicability for one in self.examples if isinstance(one, Fixes)]
        others = {one for one in shown if one} - {self.applicability}
        return (self.applicability, *sorted(others, key=lambda one: one.rank))

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The triggers as regular expressions."""
        return self.triggers() if callable(self.triggers) else self.triggers
