"""Narrowing of a proposal by the wiki's settings and exceptions."""

from __future__ import annotations

from bot_plugins.apps.maintenance.control.exceptions import Exceptions
from bot_plugins.apps.maintenance.control.settings import WikiSettings
from bot_plugins.apps.maintenance.control.surroundings import around
from bot_plugins.core.change import Change
from bot_plugins.core.engine import compose_proposal
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.store.items import Item


def is_excluded(title: str, settings: WikiSettings, exceptions: Exceptions) -> bool:
    """Tell whether people of the wiki want the page ``title`` left alone."""
    return settings.excludes(title) or exceptions.excludes(title)


def kept(
    proposal: Proposal, exceptions: Exceptions, settings: WikiSettings
) -> tuple[Proposal, int]:
    """Return the proposal without the findings that people want left alone, and their number.

    A rule that is off counts too: the settings may be newer than the choice of rules.
    """
    revision = proposal.revision
    if is_excluded(revision.title, settings, exceptions):
        return compose_proposal(revision, []), len(proposal.findings)
    left = [
        finding
        for finding in proposal.findings
        if _is_allowed(finding, revision, exceptions, settings)
    ]
    held_back = len(proposal.findings) - len(left)
    return (compose_proposal(revision, left) if held_back else proposal), held_back


def _is_allowed(
    finding: Change, revision: Revision, exceptions: Exceptions, settings: WikiSettings
) -> bool:
    """Tell whether neither the list nor the settings want a finding left alone."""
    start, end = finding.edit.start, finding.edit.end
    if finding.rule in settings.rules_off:
        return False
    if _has_excluded_word(revision.text, start, end, settings):
        return False
    return exceptions.allows(revision.title, revision.text, start, end)


def _has_excluded_word(text: str, start: int, end: int, settings: WikiSettings) -> bool:
    if not settings.words_excluded:
        return False
    place = around(text, start, end)
    return any(place.has_word(word) for word in settings.words_excluded)


def why_not(item: Item, settings: WikiSettings, exceptions: Exceptions) -> str:
    """Return why a change that waits to be saved must not be made now; empty if it may be.

    Its page is not available here: the context stored in the queue is used instead.
    """
    if is_excluded(item.title, settings, exceptions):
        return "people of the wiki want the page left alone"
    if item.rule in settings.rules_off:
        return "its rule is switched off on the wiki's settings page"
    text = f"{item.context_before}{item.before}{item.context_after}"
    start = len(item.context_before)
    end = start + len(item.before)
    if _has_excluded_word(text, start, end, settings) or not exceptions.allows(
        item.title, text, start, end
    ):
        return "people of the wiki want these words left alone"
    return ""
