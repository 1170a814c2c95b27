"""Trust a rule for one process: what no rule has earned yet, tests of unattended saving need.

On a wiki it is people's decisions that earn it (``earn_trust``); in ``rules/`` it is evidence.
"""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module

from bot_plugins import registry
from bot_plugins.rule import Applicability

VARIABLE = "COPYEDIT_TESTS_TRUST"
"""The environment variable that names rules to trust, divided by commas."""
RULE = "space_after_full_stop"
"""The rule that tests trust."""


def trust_as_told() -> None:
    """Trust the rules that the environment names, in this process alone."""
    for name in filter(None, os.environ.get(VARIABLE, "").split(",")):
        trust(name)


def trust(name: str) -> None:
    """Trust a rule from now on."""
    rule = registry.find(name)
    module = import_module(f"bot_plugins.rules.{rule.language}.{name}")
    trusted = replace(module.RULE, applicability=Applicability.TRUSTED)
    vars(module)["RULE"] = trusted
    registry.all_rules.cache_clear()
