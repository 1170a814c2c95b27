"""Restricting proposals to new errors: those that recent edits introduced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot_plugins.apps.maintenance.alignment import Alignment
from bot_plugins.apps.maintenance.neighbours import FIRST_WORD, LAST_WORD
from bot_plugins.core.change import Change
from bot_plugins.core.engine import compose_proposal, propose_revision
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule
from bot_plugins.store.matching import WIDTHS, Placed, key

Span = tuple[int, int]
REACH = 60
"""How many code points beside a finding are searched for the next word."""
_NEAR = WIDTHS[-1]
_CHANGE = 3
"""How many parts of a finding's key describe the change: the rule, the old and the new words."""


def brought_in(
    proposal: Proposal, old_text: str, rules: Sequence[Rule], known: Iterable[Placed] = ()
) -> Proposal:
    """Return the proposal with only those findings that the older text does not have.

    A finding is in the older text if the same rule makes the same change there: next to the same
    words, which may have been moved, or at the same place, whatever was written beside it. Each
    finding there accounts for one here. ``known`` are the queue's findings for this page, in any
    state: they were new once, may have been saved since, and the queue recognises them.
    """
    old = propose_revision(Revision(old_text, proposal.revision.title), rules)
    asked = {key(finding, _NEAR) for finding in known}
    stood = [finding for finding in old.findings if _key(old_text, finding) not in asked]
    if not stood:
        return proposal
    text = proposal.revision.text
    left = _Stood(old_text, stood, Alignment(old_text, text))
    new = list(proposal.findings)
    for is_among in (left.has_in_place, left.has_moved, left.has_rewritten):
        new = [finding for finding in new if not is_among(text, finding)]
    return compose_proposal(proposal.revision, new)


class _Stood:
    """The findings of the older text; a finding is removed once it is found again."""

    def __init__(self, text: str, findings: Sequence[Change], alignment: Alignment) -> None:
        self._alignment = alignment
        self._placed = {
            (finding.edit.start, finding.edit.end): _key(text, finding) for finding in findings
        }
        self._spans: dict[tuple[str, ...], list[Span]] = {}
        for span, wanted in self._placed.items():
            self._spans.setdefault(wanted, []).append(span)

    def has_in_place(self, text: str, finding: Change) -> bool:
        """Tell whether a finding of the newer ``text`` is among them, at the same place."""
        return self._has(self._before(finding), _key(text, finding), len(_key(text, finding)))

    def has_moved(self, text: str, finding: Change) -> bool:
        """Tell whether a finding is among them at another place, next to the same words."""
        wanted = _key(text, finding)
        spans = self._spans.get(wanted, [])
        while spans:
            if self._has(spans.pop(), wanted, len(wanted)):
                return True
        return False

    def has_rewritten(self, text: str, finding: Change) -> bool:
        """Tell whether it is among them at the same place, with one of the words beside it."""
        if not self._has_neighbour(text, finding):
            return False
        return self._has(self._before(finding), _key(text, finding), _CHANGE)

    def _has_neighbour(self, text: str, finding: Change) -> bool:
        """Tell whether a word beside it was there too; if not, another sentence took the place."""
        start, end = finding.edit.start, finding.edit.end
        left = LAST_WORD.search(text[max(0, start - REACH) : start])
        right = FIRST_WORD.match(text[end : end + REACH])
        spans = [(start - len(left[0]), end)] if left else []
        spans += [(start, end + len(right[0]))] if right else []
        return not spans or any(self._alignment.before(*span) for span in spans)

    def _before(self, finding: Change) -> Span | None:
        return self._alignment.before(finding.edit.start, finding.edit.end)

    def _has(self, span: Span | None, wanted: tuple[str, ...], parts: int) -> bool:
        if span is None or self._placed.get(span, ())[:parts] != wanted[:parts]:
            return False
        del self._placed[span]
        return True


def _key(text: str, finding: Change) -> tuple[str, ...]:
    return key(finding.placed(text), _NEAR)
