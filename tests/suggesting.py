"""Rules whose suggestions go another way than in the package: doubtful, or with alternatives.

So that what holds for such suggestions is tested whatever the rules of the package suggest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot_plugins.core import registry
from bot_plugins.core.rule import Applicability, Check, Suggestion
from bot_plugins.document import Document

VARIABLE = "COPYEDIT_TESTS_SUGGEST"
"""The environment variable that tells a command: JSON, by rule the tier and the alternatives."""


def told(name: str, *alternatives: str, tier: Applicability | None = None) -> dict[str, str]:
    """Return the environment in which a rule's suggestions have these alternatives."""
    return {VARIABLE: json.dumps({name: [tier.value if tier else None, alternatives]})}


def suggest_as_told() -> None:
    """Let the rules that the environment names suggest as it says, in this process alone."""
    for name, (tier, alternatives) in json.loads(os.environ.get(VARIABLE, "{}")).items():
        check = registry.find(name).check
        _set(name, _changed(check, tuple(alternatives), Applicability(tier) if tier else None))


@contextmanager
def suggesting(name: str, *alternatives: str, tier: Applicability | None = None) -> Iterator[None]:
    """Let a rule's suggestions have these alternatives, and go so far, for a with block."""
    check = registry.find(name).check
    _set(name, _changed(check, alternatives, tier))
    try:
        yield
    finally:
        _set(name, check)


def _changed(check: Check, alternatives: tuple[str, ...], tier: Applicability | None) -> Check:
    def suggest(document: Document) -> Iterator[Suggestion]:
        for one in check(document):
            yield replace(one, applicability=tier, alternatives=alternatives)

    return suggest


def _set(name: str, check: Check) -> None:
    object.__setattr__(registry.find(name), "check", check)
    registry.quiet.cache_clear()  # of what is made of rules as they were
