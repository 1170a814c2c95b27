"""Input to the queue: a page's revision and the changes proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.columns import check_text
from bot_plugins.store.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Incoming:
    """A revision of a page that was checked by the rules named in ``rules``.

    ``quiet`` are those of them that were not asked for doubtful findings. ``text`` is None if it is
    unknown, as in an import.
    """

    site: str
    title: str
    pageid: int
    url: str
    revid: int
    timestamp: datetime | None
    rules: frozenset[str]
    rules_version: str
    findings: tuple[Change, ...]
    text: str | None = None
    quiet: frozenset[str] = frozenset()

    def asked(self, change: Change) -> bool:
        """Tell whether the change's rule was asked for findings of its applicability."""
        is_quiet = change.is_doubtful and change.rule in self.quiet
        return change.rule in self.rules and not is_quiet


def from_proposal(proposal: Proposal, rules: RuleSet) -> Incoming:
    """Return a proposal by some rules as input to the queue.

    Raises:
        RefusedError: the text is on no wiki, so there is nothing to save later.
        TextError: the page cannot be stored.
    """
    revision = proposal.revision
    if not (revision.site and revision.title and revision.revid > 0):
        raise RefusedError(f"{revision.title or 'the text'} is no page of a wiki: nothing to queue")
    check_text(revision.text)
    findings = tuple(change.placed(revision.text) for change in proposal.findings)
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
