"""The queries by which a wiki's search finds pages for rules, and why it cannot."""

from __future__ import annotations

from collections.abc import Sequence

from bot_plugins.core import exit_codes
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.ports import RunStopped
from bot_plugins.run.search import searches_for

MOST_FOUND = 10_000
"""CirrusSearch shows no results beyond these (https://www.mediawiki.org/wiki/Help:CirrusSearch)."""


def queries_for(api: WikiApi, rules: Sequence[Rule]) -> list[str]:
    """Return the queries for some rules; pass on the framework's exceptions.

    Raises:
        RunStopped: a rule has no query, or the wiki lacks CirrusSearch.
    """
    for rule in rules:
        if reason := searches_for(rule).reason:
            raise RunStopped(_refusal(f"the rule {rule} cannot be searched for: {reason}", rules),
                             exit_codes.USAGE)  # fmt: skip
    if not api.has_extension("CirrusSearch"):
        lack = f"{api.name} has no CirrusSearch, and its own search does not read wikitext"
        raise RunStopped(_refusal(f"{lack} (insource:)", rules), exit_codes.USAGE)
    return [query for rule in rules for query in searches_for(rule).queries]


def _refusal(reason: str, rules: Sequence[Rule]) -> str:
    names = ",".join(rule.name for rule in rules)
    return (
        f"-findrule: {reason}; look for it in a dump instead: pwb copyedit_scan DUMP"
        f" -rules:{names} -pages:pages.txt, then pwb copyedit -file:pages.txt"
    )
