"""Which findings a pass accepts without a person, and which of them no longer qualify.

This is decided for each finding: a rule may be sure of only some of its findings, and may have
earned the trust of this wiki for the others, or lost it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.core import registry
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.store.automatic import accept_trusted, accepted_automatically, trusted_of
from bot_plugins.store.items import Item

PageT = TypeVar("PageT")
EARNED = "its rule has earned trust on this wiki"
"""The reason of decisions that are withdrawn when the rule loses its trust."""


def accept_without_a_person(work: PassWork[PageT], proposal: Proposal) -> int:
    """Accept the trusted findings of a proposal that was queued just now; return how many."""
    earned = [finding for finding in proposal.findings if finding.rule in work.earned]
    others = [finding for finding in proposal.findings if finding.rule not in work.earned]
    by_itself = accept_trusted(work.store, trusted_of(proposal, others))
    return by_itself + accept_trusted(work.store, trusted_of(proposal, earned), EARNED)


def untrusted(work: PassWork[PageT]) -> Iterator[Item]:
    """Yield the findings accepted without a person that may no longer be so."""
    store, site = work.store, work.wiki.name
    earned = {item.id for item in accepted_automatically(store, site, reason=EARNED)}
    able = trusted_rules(work) if work.saves_trusted else frozenset()
    for item in accepted_automatically(store, site):
        is_sure = item.applicability == Applicability.TRUSTED.value
        is_trusted = item.rule in work.earned if item.id in earned else is_sure
        if not (is_trusted and item.rule in able):
            yield item


def trusted_rules(work: PassWork[PageT]) -> frozenset[str]:
    """Return the names of the rules that are trusted with any of their findings here."""
    return registry.trusted(work.rules) - work.lost
