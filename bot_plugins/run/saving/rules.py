"""The rules that check a page again when their accepted findings are to be saved."""

from __future__ import annotations

from bot_plugins.core.registry import all_rules, rules_for
from bot_plugins.core.rule import Rule
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.states import State


def rules_to_save(store: Store, site: str, language: str, title: str | None = None) -> list[Rule]:
    """Return the rules of the wiki's language, and those that proposed what was accepted.

    They include doubtful findings: a person may have accepted one.
    """
    rules = list(rules_for(language, doubtful=True))
    names = {rule.name for rule in rules}
    others = [rule for rule in all_rules() if rule.name not in names]
    return rules + [rule for rule in others if _has_accepted(store, site, title, rule)]


def _has_accepted(store: Store, site: str, title: str | None, rule: Rule) -> bool:
    wanted = Filters(site=site, title=title, rule=rule.name, states=(State.ACCEPTED,))
    return count(store, wanted) > 0
