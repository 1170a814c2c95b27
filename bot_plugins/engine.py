"""The engine: rules over a document until nothing more is found, as one proposal.

A pass reads the page, asks every rule and takes, from left to right, the findings that do not
touch one another; the next pass reads the page as it would then be. The edits of all passes
are composed into one set against the revision that was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from bot_plugins import document as documents
from bot_plugins import guards, registry, summary
from bot_plugins.document import Document
from bot_plugins.edits import Edit, apply_edits, compose
from bot_plugins.proposal import Finding, Proposal, Revision
from bot_plugins.rule import Applicability, Rule

MOST_PASSES = 8
"""A page on which the rules do not come to rest after so many passes is left alone."""

SURROUNDINGS = 2000
"""Code points to each side in which a change that upsets the markup is looked for."""


class RestlessRulesError(RuntimeError):
    """The rules keep changing each other's findings on a page."""


def propose(
    text: str,
    *,
    title: str = "",
    language: str = "en",
    rules: Iterable[Rule | str] | None = None,
) -> Proposal:
    """Propose copyedits for one page's wikitext.

    ``title`` is the page's title: its words are not changed. ``language`` is the code of the
    text's language; ``rules`` limits the work to some rules, by name or as such.

    Raises:
        UnknownRuleError: a rule name that does not exist.
    """
    return propose_revision(Revision(text=text, title=title), select(language, rules))


def select(language: str, rules: Iterable[Rule | str] | None = None) -> tuple[Rule, ...]:
    """Return the rules to use: those given, by name or as such, or all of a language."""
    if rules is None:
        return registry.rules_for(language)
    return tuple(registry.find(rule) if isinstance(rule, str) else rule for rule in rules)


def propose_revision(revision: Revision, rules: Sequence[Rule]) -> Proposal:
    """Propose copyedits for a revision, using exactly ``rules``."""
    able = [rule for rule in rules if rule.applicability is not Applicability.REPORT]
    useful = [rule for rule in able if rule.may_fire(revision.text)]
    findings: list[Finding] = []
    if useful:
        with suppress(RestlessRulesError):
            findings = _settle(revision.text, revision.title, able, useful)
    reported = _reported(revision, [rule for rule in rules if rule not in able])
    shown = [one for one in reported if not any(_touch(one, other) for other in findings)]
    return compose_proposal(revision, sorted([*findings, *shown], key=_order))


def _touch(one: Finding, other: Finding) -> bool:
    return one.edit.start <= other.edit.end and other.edit.start <= one.edit.end


def _reported(revision: Revision, rules: Sequence[Rule]) -> list[Finding]:
    """Return what rules find that only report: it is shown, and never part of the text."""
    useful = [rule for rule in rules if rule.may_fire(revision.text)]
    if not useful:
        return []
    return list(_untouching(_scan(documents.read(revision.text, revision.title), useful)))


def compose_proposal(revision: Revision, findings: Sequence[Finding]) -> Proposal:
    """Make a proposal of some findings, for example only those a person accepted.

    Findings that are only reported stay in it, and out of its text and summary.
    """
    made = [one for one in findings if one.applicability is not Applicability.REPORT]
    text = apply_edits(revision.text, (finding.edit for finding in made))
    return Proposal(revision, tuple(findings), text, summary.write(made))


def _settle(
    source: str, title: str, rules: Sequence[Rule], useful: Sequence[Rule]
) -> list[Finding]:
    """Return the findings of all passes, as edits of ``source``."""
    settled: list[Finding] = []
    document = documents.read(source, title)
    for _ in range(MOST_PASSES):
        fresh, document = _harmless(document, _untouching(_scan(document, useful)))
        if not fresh:
            return settled
        settled = _merge(source, settled, fresh)
        useful = [rule for rule in rules if rule.may_fire(document.source)]
    raise RestlessRulesError(title)


def _scan(document: Document, rules: Iterable[Rule]) -> list[Finding]:
    """Return what the rules find and the guards allow; of equal edits the most trusted."""
    found = [
        Finding(
            rule,
            suggestion.edit,
            document.source[suggestion.edit.start : suggestion.edit.end],
            suggestion.message,
            rule.applicability,
        )
        for rule in rules
        for suggestion in rule.check(document)
        if guards.allows(document, suggestion.edit)
        and guards.speaks(rule.language, document, suggestion.edit)
    ]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, int, int, str]:
    edit = finding.edit
    return edit.start, -edit.end, finding.applicability.rank, finding.rule.name


def _untouching(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings from left to right, leaving out what touches the one before."""
    reached = -1
    for finding in findings:
        if finding.edit.start > reached:
            reached = finding.edit.end
            yield finding


def _harmless(document: Document, found: Iterable[Finding]) -> tuple[list[Finding], Document]:
    """Return the findings that leave the markup as it is, and the document after them."""
    findings = list(found)
    after = _after(document, findings)
    if after.hidden != document.hidden:
        findings = [one for one in findings if _is_harmless_here(document, one)]
        after = _after(document, findings)
        if after.hidden != document.hidden:
            return [], document
    return findings, after


def _is_harmless_here(document: Document, finding: Finding) -> bool:
    """Tell whether a finding alone leaves the markup around it as it is."""
    start = max(0, finding.edit.start - SURROUNDINGS)
    edit = replace(finding.edit, start=finding.edit.start - start, end=finding.edit.end - start)
    before = document.source[start : finding.edit.end + SURROUNDINGS]
    after = apply_edits(before, [edit])
    return documents.read(before).hidden == documents.read(after).hidden


def _after(document: Document, findings: Sequence[Finding]) -> Document:
    if not findings:
        return document
    text = apply_edits(document.source, (finding.edit for finding in findings))
    return documents.read(text, document.title)


def _merge(source: str, settled: Sequence[Finding], fresh: Sequence[Finding]) -> list[Finding]:
    """Express the findings of one more pass as edits of ``source``."""
    first, second = [one.edit for one in settled], [one.edit for one in fresh]
    return [
        _joined(source, composed.edit, [settled[i] for i in composed.first],
                [fresh[i] for i in composed.second])
        for composed in compose(source, first, second)
    ]  # fmt: skip


def _joined(
    source: str, edit: Edit, settled: Sequence[Finding], fresh: Sequence[Finding]
) -> Finding:
    """Make one finding of those that touch each other: as careful as the most careful."""
    causes = [*settled, *fresh]
    careful = max(causes, key=lambda cause: cause.applicability.rank)
    message = "; then ".join(cause.message for cause in causes)
    before = source[edit.start : edit.end]
    return replace(careful, edit=edit, before=before, message=message)
