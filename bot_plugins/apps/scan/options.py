"""What a scan looks for, and on which pages."""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.core import registry
from bot_plugins.core.rule import Rule

ARTICLES = frozenset({0})


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """The same for all blocks of a scan, on whatever machine; it can be pickled.

    ``rules`` are names; without any, all rules for ``language``. ``doubtful`` tells whether they
    find what is only reported (None: if they are named). Only pages of ``namespaces``
    (None: of all) are read, whose title matches the regular expression ``title`` (RE2's syntax,
    anywhere, in any case) and is one of ``titles`` (None: any). ``site`` is the wiki's name.
    ``known`` are ids of pages to be told of also when nothing is found there, and with
    ``keep_text`` findings come with the page's text: a queue needs both.
    """

    rules: tuple[str, ...] = ()
    language: str = "en"
    namespaces: frozenset[int] | None = ARTICLES
    title: str = ""
    titles: frozenset[str] | None = None
    site: str = ""
    known: frozenset[int] = frozenset()
    keep_text: bool = False
    doubtful: bool | None = None

    def chosen_rules(self) -> tuple[Rule, ...]:
        """Return the rules to use.

        Raises:
            UnknownRuleError: one is named that does not exist.
        """
        if not self.rules:
            return registry.rules_for(self.language, doubtful=bool(self.doubtful))
        named = registry.rules_for(self.language, self.rules)
        return tuple(map(registry.quiet, named)) if self.doubtful is False else named
