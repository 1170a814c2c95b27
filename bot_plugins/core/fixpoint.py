"""Repeated passes of the rules over wikitext until they find nothing more (a fixpoint).

A pass reads the text, runs every rule and takes, from left to right, the findings that do not
touch one another; the next pass reads the text with those findings applied. The edits of all
passes are composed into one set of edits of the original text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot_plugins import document as documents
from bot_plugins.core.change import Change
from bot_plugins.core.edits import Edit, apply_edits, compose
from bot_plugins.core.rule import Rule
from bot_plugins.core.suggestions import findings_of
from bot_plugins.document import Document, PartError

MOST_PASSES = 8
"""A page on which the rules still find something after this many passes is left alone."""

MOST_DOUBTED = 8
"""Most changes that are checked one by one when some of them break the markup."""

SURROUNDINGS = 2000
"""Code points of context on each side, in which a change is checked for breaking the markup."""


class NoFixpointError(RuntimeError):
    """The rules keep changing each other's results on a page."""


@dataclass(frozen=True, slots=True)
class Text:
    """A page or a part of it, how to read it, and which ``rules`` could find something in it."""

    source: str
    rules: Sequence[Rule]
    read: Callable[[str], Document]
    useful: Callable[[str], Sequence[Rule]]
    """Returns the rules that could find something in an edited version of the text."""


@dataclass(frozen=True, slots=True)
class PassResult:
    """What rules find in one pass over a text, from left to right, and the document read."""

    document: Document
    found: Sequence[Change]

    @property
    def doubtful(self) -> list[Change]:
        """The findings that are only reported: they are shown, and never applied to the text."""
        return list(_untouching(finding for finding in self.found if finding.is_doubtful))

    @property
    def able(self) -> list[Change]:
        """The findings that may change the text; of those that touch each other, the first."""
        return list(_untouching(finding for finding in self.found if not finding.is_doubtful))


def first_pass(text: Text) -> PassResult | None:
    """Return what the rules find in the original text; None if no rule could find anything."""
    return _pass(text.read(text.source), text.rules) if text.rules else None


def to_fixpoint(text: Text, first: PassResult) -> list[Change]:
    """Return the findings of all passes as edits of the text's source; ``first`` is pass one.

    Raises:
        NoFixpointError: the rules still find something after the last pass.
        PartError: a change breaks the markup of a text that is only a part of a page.
    """
    merged: list[Change] = []
    found = first
    for _ in range(MOST_PASSES):
        harmless, document = _harmless(text, found.document, found.able)
        if not harmless:
            return merged
        merged = _merge(text.source, merged, harmless)
        found = _pass(document, text.useful(document.source))
    raise NoFixpointError(found.document.title)


def _pass(document: Document, rules: Iterable[Rule]) -> PassResult:
    """Run some rules over a document; among equal edits the most trusted comes first."""
    return PassResult(document, sorted(findings_of(document, rules), key=order))


def order(finding: Change) -> tuple[int, int, int, str]:
    """Return the sort key of a finding: from left to right, the most trusted first."""
    edit = finding.edit
    return edit.start, -edit.end, finding.applicability.rank, finding.rule


def _untouching(findings: Iterable[Change]) -> Iterator[Change]:
    """Yield findings from left to right, leaving out those that touch the previous finding."""
    reached = -1
    for finding in findings:
        if finding.edit.start > reached:
            reached = finding.edit.end
            yield finding


def _harmless(
    text: Text, document: Document, findings: list[Change]
) -> tuple[list[Change], Document]:
    """Return the findings that leave the markup intact, and the document with them applied."""
    after = _after(text, document, findings)
    if after.hidden != document.hidden:
        if document.page:
            raise PartError("a change upsets the markup around it")
        if len(findings) > MOST_DOUBTED:
            return [], document
        findings = [finding for finding in findings if _is_harmless_here(document, finding)]
        after = _after(text, document, findings)
        if after.hidden != document.hidden:
            return [], document
    return [_with_harmless_choices(text, document, finding) for finding in findings], after


def _with_harmless_choices(text: Text, document: Document, finding: Change) -> Change:
    """Return a finding with only the alternatives that leave the markup intact."""
    harmless: list[str] = []
    for alternative in finding.alternatives:
        changed = replace(finding, edit=replace(finding.edit, replacement=alternative))
        if _after(text, document, [changed]).hidden == document.hidden:
            harmless.append(alternative)
        elif document.page:
            raise PartError("an alternative upsets the markup around it")
    return replace(finding, alternatives=tuple(harmless)) if finding.alternatives else finding


def _is_harmless_here(document: Document, finding: Change) -> bool:
    """Tell whether a finding, applied alone, leaves the markup around it intact."""
    start = max(0, finding.edit.start - SURROUNDINGS)
    edit = replace(finding.edit, start=finding.edit.start - start, end=finding.edit.end - start)
    before = document.source[start : finding.edit.end + SURROUNDINGS]
    after = apply_edits(before, [edit])
    return documents.read(before).hidden == documents.read(after).hidden


def _after(text: Text, document: Document, findings: Sequence[Change]) -> Document:
    if not findings:
        return document
    edits = [finding.edit for finding in findings]
    return document.changed(edits) or text.read(apply_edits(document.source, edits))


def _merge(source: str, earlier: Sequence[Change], later: Sequence[Change]) -> list[Change]:
    """Combine the findings of one more pass with the earlier ones, as edits of ``source``."""
    if not earlier:
        return list(later)
    first, second = [finding.edit for finding in earlier], [finding.edit for finding in later]
    return [
        _joined(source, composed.edit, [earlier[i] for i in composed.first],
                [later[i] for i in composed.second])
        for composed in compose(source, first, second)
    ]  # fmt: skip


def _joined(source: str, edit: Edit, earlier: Sequence[Change], later: Sequence[Change]) -> Change:
    """Merge findings that touch each other; the result is only as trusted as the least trusted.

    It has alternatives only if it comes from a single finding: the alternatives of each of
    several findings were right only beside the first choice of the others.
    """
    causes = [*earlier, *later]
    careful = max(causes, key=lambda cause: cause.applicability.rank)
    message = "; then ".join(cause.message for cause in causes)
    before = source[edit.start : edit.end]
    alternatives = careful.alternatives if len(causes) == 1 else ()
    return replace(careful, edit=edit, before=before, message=message, alternatives=alternatives)
