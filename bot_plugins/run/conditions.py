"""Conditions on the pages of a run: which are left alone for what they are, or for the proposal.

AutoWikiBrowser and its kin know them as skip options
(https://en.wikipedia.org/wiki/Wikipedia:AutoWikiBrowser/User_manual). Patterns that a page's text
must or must not match are asked before this, by the framework's own filters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.ports import PageSkipped
from bot_plugins.run.words import counted


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a page, and what is proposed for it, must be like; None, False and "" ask nothing.

    ``least_bytes`` and ``most_bytes`` are those of the wikitext in UTF-8, as MediaWiki counts them.
    ``least_changes`` and ``most_changes`` count the changes that can be saved. With
    ``substantive`` one of them must be more than a space or a mark. ``with_text`` must be in the
    wikitext, and ``without_text`` must not; capitals do not matter.
    """

    least_bytes: int | None = None
    most_bytes: int | None = None
    least_changes: int | None = None
    most_changes: int | None = None
    substantive: bool = False
    with_text: str = ""
    without_text: str = ""

    def and_also(self, other: Conditions) -> Conditions:
        """Return conditions that ask what both ask; a text that ``other`` has comes first."""
        return Conditions(
            _both(max, self.least_bytes, other.least_bytes),
            _both(min, self.most_bytes, other.most_bytes),
            _both(max, self.least_changes, other.least_changes),
            _both(min, self.most_changes, other.most_changes),
            self.substantive or other.substantive,
            other.with_text or self.with_text,
            other.without_text or self.without_text,
        )

    def check_page(self, revision: Revision) -> None:
        """Check the size and the text of a page, before it is read by the rules.

        Raises:
            PageSkipped: it is to be left alone.
        """
        self._check_size(revision)
        text = revision.text.casefold() if self.with_text or self.without_text else ""
        if self.with_text.casefold() not in text:
            raise PageSkipped(f"its text does not contain “{self.with_text}”")
        if self.without_text and self.without_text.casefold() in text:
            raise PageSkipped(f"its text contains “{self.without_text}”")

    def _check_size(self, revision: Revision) -> None:
        if self.least_bytes is None and self.most_bytes is None:
            return
        size = len(revision.text.encode(errors="surrogatepass"))
        if self.least_bytes is not None and size < self.least_bytes:
            raise PageSkipped(f"shorter than {counted(self.least_bytes, 'byte')}")
        if self.most_bytes is not None and size > self.most_bytes:
            raise PageSkipped(f"longer than {counted(self.most_bytes, 'byte')}")

    def check_proposal(self, proposal: Proposal, rules: Collection[Rule], *, alone: bool) -> None:
        """Check what is proposed; ``alone`` means that only trusted changes could be saved.

        Raises:
            PageSkipped: the page is to be left alone.
        """
        trusted = Applicability.TRUSTED
        made = [one for one in proposal.made if not alone or one.applicability is trusted]
        if self.least_changes is not None and len(made) < self.least_changes:
            raise PageSkipped(f"fewer than {counted(self.least_changes, 'change')} to make")
        if self.most_changes is not None and len(made) > self.most_changes:
            raise PageSkipped(f"more than {counted(self.most_changes, 'change')} to make")
        minor = {rule.name for rule in rules if rule.counted}
        if self.substantive and minor.issuperset(change.rule for change in made):
            raise PageSkipped("nothing to change but spaces and marks")


def _both(stricter: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    """Return the stricter of two limits, either of which may be None."""
    return stricter(one, other) if one is not None and other is not None else one or other
