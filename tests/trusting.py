"""A trusted rule, for tests of what trust allows: no rule of the package has earned it so far."""

from __future__ import annotations

from bot_plugins import registry
from bot_plugins.rule import Applicability

TRUSTED = "space_after_full_stop"
"""The rule that is trusted where ``trust`` was called, and in commands of a bot's test folder."""
IN_USER_CONFIG = f"""\
exec("from bot_plugins import registry, rule; object.__setattr__("
     "registry.find({TRUSTED!r}), 'applicability', rule.Applicability.TRUSTED)", {{}})
"""
"""The same for a command: lines of its user-config.py, which leave no name behind."""


def trust(*, applicability: Applicability = Applicability.TRUSTED) -> None:
    """Let the rule be trusted in this process, or be what is given."""
    object.__setattr__(registry.find(TRUSTED), "applicability", applicability)
