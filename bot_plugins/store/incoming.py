"""What is put into the queue: a page's revision and the changes proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot_plugins.core.proposal import Finding, Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.columns import check_text
from bot_plugins.store.errors import RefusedError

CONTEXT = 300
"""Code points of a page kept to each side of a finding, for people to read."""


@dataclass(frozen=True, slots=True)
class IncomingChange:
    """A proposed change, with as much of its surroundings as the queue keeps."""

    rule: str
    applicability: str
    start: int
    end: int
    line: int
    before: str
    replacement: str
    context_before: str
    context_after: str
    message: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """A revision of a page that was looked at by the rules called ``rules``.

    ``quiet`` are those of them that were not asked for what is doubtful. ``text`` is None where
    it is not known: in what is imported from elsewhere.
    """

    site: str
    title: str
    pageid: int
    url: str
    revid: int
    timestamp: datetime | None
    rules: frozenset[str]
    rules_version: str
    findings: tuple[IncomingChange, ...]
    text: str | None = None
    quiet: frozenset[str] = frozenset()

    def asked(self, rule: str, applicability: str) -> bool:
        """Tell whether the page was looked at for what a rule finds, of this applicability."""
        is_doubtful = applicability == Applicability.REPORT.value
        return rule in self.rules and not (is_doubtful and rule in self.quiet)


def from_proposal(proposal: Proposal, rules: RuleSet) -> Incoming:
    """Return what a proposal by some rules brings to the queue.

    Raises:
        RefusedError: the text is on no wiki, so there is nothing to save later.
        TextError: the page cannot be stored.
    """
    revision = proposal.revision
    if not (revision.site and revision.title and revision.revid > 0):
        raise RefusedError(f"{revision.title or 'the text'} is no page of a wiki: nothing to queue")
    check_text(revision.text)
    findings = tuple(from_finding(revision.text, one) for one in proposal.findings)
    return Incoming(
        revision.site,
        revision.title,
        revision.pageid,
        revision.url,
        revision.revid,
        revision.timestamp,
        rules.names,
        rules.version,
        findings,
        revision.text,
        rules.quiet,
    )


def from_finding(text: str, finding: Finding) -> IncomingChange:
    """Return a finding of a page's text with its surroundings."""
    start, end = finding.edit.start, finding.edit.end
    return IncomingChange(
        rule=finding.rule.name or finding.rule.summary,
        applicability=finding.applicability.value,
        start=start,
        end=end,
        line=text.count("\n", 0, start) + 1,
        before=finding.before,
        replacement=finding.after,
        context_before=text[max(0, start - CONTEXT) : start],
        context_after=text[end : end + CONTEXT],
        message=finding.message,
        alternatives=finding.alternatives,
    )
