"""Which rules may go without a person on one wiki, by their figures on that wiki alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from bot_plugins.maintenance.config.model import Task
from bot_plugins.rule import Applicability, Rule
from bot_plugins.store import Standing
from bot_plugins.wilson import TRUSTED_LOWER_BOUND, interval, may_be_trusted

FLAWLESS = 30
"""So many right findings on a wiki, and no wrong one there, are enough for that wiki as well."""


def earned(
    standings: Mapping[str, Standing], rules: Iterable[Rule], task: Task, off: Collection[str]
) -> frozenset[str]:
    """Return the REVIEW rules that people of this wiki have made TRUSTED, by name.

    Only where the task allows it, and never what is switched off (``off``), or only reports.
    """
    if not task.earn_trust:
        return frozenset()
    return frozenset(
        rule.name
        for rule in rules
        if rule.applicability is Applicability.REVIEW
        and rule.name not in off
        and (one := standings.get(rule.name))
        and _has_earned(one)
    )


def lost(standings: Mapping[str, Standing], rules: Iterable[Rule]) -> frozenset[str]:
    """Return the TRUSTED rules that do worse here than trust allows, by name.

    They wait for a person until enough is right again. So it is once the whole interval is
    below the bound: one wrong among the first six is enough, three of ten, or seven of a hundred.
    A rule is TRUSTED by its figures elsewhere, so that few right ones here speak not against it.
    """
    return frozenset(
        rule.name
        for rule in rules
        if rule.applicability is Applicability.TRUSTED
        and (one := standings.get(rule.name))
        and _is_worse(one)
    )


def with_trust(
    rules: Iterable[Rule], earned: Collection[str], lost: Collection[str]
) -> tuple[Rule, ...]:
    """Return the rules as they are on this wiki: some more, some less trusted.

    Their names are the same, so all that goes by names goes on; what only reports does so still.
    """
    return tuple(_trusted(rule, earned, lost) for rule in rules)


def _trusted(rule: Rule, earned: Collection[str], lost: Collection[str]) -> Rule:
    if rule.name in lost and rule.applicability is Applicability.TRUSTED:
        return _made(rule, Applicability.REVIEW)
    if rule.name in earned and rule.applicability is Applicability.REVIEW:
        return _made(rule, Applicability.TRUSTED)
    return rule


@cache
def _made(rule: Rule, applicability: Applicability) -> Rule:
    """Return a rule with another trust: the same one each time, for the skim knows it again."""
    return replace(rule, applicability=applicability)


def _has_earned(one: Standing) -> bool:
    is_flawless = one.wrong == 0 and one.right >= FLAWLESS
    return is_flawless or may_be_trusted(one.right, one.wrong)


def _is_worse(one: Standing) -> bool:
    """Tell whether a rule is surely worse here than TRUSTED; what nobody took back is right."""
    right = max(one.right, one.saved - one.reverted - one.undone)
    return interval(one.wrong, one.wrong + max(right, 0))[0] > 1 - TRUSTED_LOWER_BOUND
