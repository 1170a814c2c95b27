"""The options that choose rules, of ``pwb copyedit`` and of the review page."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.core import registry
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands.parsing import OptionError


@dataclass
class RuleOptions:
    """Which rules are used; the fields are the options' names."""

    language: str = ""
    rules: list[str] = field(default_factory=list)
    skiprules: list[str] = field(default_factory=list)
    doubtful: bool = False
    typos: list[str] = field(default_factory=list, metadata={"whole": True})
    wake: list[str] = field(default_factory=list)

    def sought_rules(self) -> list[Rule]:
        """Return the rules to use beside those of the language, if no rules are named."""
        return []

    def chosen_rules(self, language: str) -> list[Rule]:
        """Return the rules to use for texts in ``language``, including those sought.

        Raises:
            UnknownRuleError: a rule name that does not exist.
            OptionError: no rule is left.
        """
        skipped = {registry.find(name).name for name in self.skiprules}
        chosen = registry.rules_for(language, self.rules or None, doubtful=self.doubtful)
        sought = [] if self.rules else self.sought_rules()
        by_name = {rule.name: rule for rule in (*chosen, *sought) if rule.name not in skipped}
        if not by_name:
            raise OptionError("-skiprules leaves no rule to use")
        return list(by_name.values())
