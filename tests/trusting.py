"""Trusted rules, for tests of what trust allows: a rule that has not earned it as it comes.

On a wiki people's decisions earn it (``earn_trust``); in ``rules/`` it takes evidence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from bot_plugins.core import registry
from bot_plugins.core.rule import Applicability

TRUSTED = "space_after_full_stop"
"""The rule that commands trust in tests."""
VARIABLE = "COPYEDIT_TESTS_TRUST"
"""The environment variable that names rules to trust in a command, separated by commas."""
IN_USER_CONFIG = f"""\
exec("from bot_plugins.core import registry, rule; object.__setattr__("
     "registry.find({TRUSTED!r}), 'applicability', rule.Applicability.TRUSTED)", {{}})
"""
"""The same for a command started the long way: lines of user-config.py that leave no name."""


def trust_as_told() -> None:
    """Trust the rules that the environment names, in this process alone."""
    for name in filter(None, os.environ.get(VARIABLE, "").split(",")):
        _set(name, Applicability.TRUSTED)


@contextmanager
def trusting(name: str = TRUSTED) -> Iterator[None]:
    """Trust a rule in this process, for a with block."""
    before = registry.find(name).applicability
    _set(name, Applicability.TRUSTED)
    try:
        yield
    finally:
        _set(name, before)


def _set(name: str, applicability: Applicability) -> None:
    """Change a rule as it is, and as it is without what it only reports.

    They stay the same objects, for which all that is made of their triggers is kept.
    """
    rule = registry.find(name)
    for one in (rule, registry.quiet(rule)):
        object.__setattr__(one, "applicability", applicability)
