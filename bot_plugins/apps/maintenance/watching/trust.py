"""Which rules are trusted without a person on one wiki, by their figures on that wiki only.

A rule earns trust for suggestions that take the rule's applicability, and loses it for all it
finds. The applicability that a suggestion sets itself is not raised, and a suggestion with
alternatives is never trusted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.core.evidence.wilson import TRUSTED_LOWER_BOUND, interval, may_be_trusted
from bot_plugins.core.rule import Applicability, Check, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.store.standing import RuleRecord

FLAWLESS = 30
"""This many right findings on a wiki, and no wrong finding there, are enough for that wiki too."""


def earned(
    standings: Mapping[str, RuleRecord], rules: Iterable[Rule], task: Task, off: Collection[str]
) -> frozenset[str]:
    """Return the REVIEW rules that people of this wiki have made TRUSTED, by name.

    Only if the task allows it, and never rules that are switched off (``off``) or only report.
    """
    if not task.earn_trust:
        return frozenset()
    return frozenset(
        rule.name
        for rule in rules
        if rule.applicability is Applicability.REVIEW
        and rule.name not in off
        and (standing := standings.get(rule.name))
        and _has_earned(standing)
    )


def lost(standings: Mapping[str, RuleRecord], rules: Iterable[Rule]) -> frozenset[str]:
    """Return the rules that do worse here than trust allows, by name.

    They are trusted with nothing until enough is right again: what they find waits for a person.
    This applies once the whole interval is below the bound: one wrong finding among the first six
    is enough, two of ten, or seven of a hundred. A rule is TRUSTED by its figures elsewhere, so
    few right findings here do not count against it.
    """
    return frozenset(
        rule.name
        for rule in rules
        if (standing := standings.get(rule.name)) and _is_worse(standing)
    )


def with_trust(
    rules: Iterable[Rule], earned: Collection[str], lost: Collection[str]
) -> tuple[Rule, ...]:
    """Return the rules as they are on this wiki: some more, some less trusted.

    Their names are the same, so whatever uses names still works; doubtful rules stay doubtful.
    """
    return tuple(_trusted(rule, earned, lost) for rule in rules)


def _trusted(rule: Rule, earned: Collection[str], lost: Collection[str]) -> Rule:
    if rule.name in lost:
        return _lowered(rule)
    if rule.name in earned and rule.applicability is Applicability.REVIEW:
        return _raised(rule)
    return rule


@cache
def _raised(rule: Rule) -> Rule:
    """Return a trusted rule, the same object each time, so that the prefilter recognises it."""
    return replace(rule, applicability=Applicability.TRUSTED)


@cache
def _lowered(rule: Rule) -> Rule:
    """Return a rule that is trusted with nothing, whatever its suggestions say."""
    applicability = max(rule.applicability, Applicability.REVIEW, key=lambda tier: tier.rank)
    return replace(rule, applicability=applicability, check=partial(_unsure, rule.check))


def _unsure(check: Check, document: Document) -> Iterator[Suggestion]:
    for suggestion in check(document):
        is_trusted = suggestion.applicability is Applicability.TRUSTED
        yield replace(suggestion, applicability=Applicability.REVIEW) if is_trusted else suggestion


def _has_earned(record: RuleRecord) -> bool:
    right = record.right - record.apart
    return (record.wrong == 0 and right >= FLAWLESS) or may_be_trusted(right, record.wrong)


def _is_worse(record: RuleRecord) -> bool:
    """Tell whether a rule is surely worse here than TRUSTED; saves that stand count as right."""
    right = max(record.right, record.saved - record.reverted - record.undone)
    return interval(record.wrong, record.wrong + max(right, 0))[0] > 1 - TRUSTED_LOWER_BOUND
