"""The options of a scan: what it looks for, and on which pages."""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.community.loading import ListText, read_texts
from bot_plugins.core import registry
from bot_plugins.core.rule import Rule

ARTICLES = frozenset({0})


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """The options, the same for all blocks of a scan on every machine; they can be pickled.

    ``rules`` are names; if there are none, all rules for ``language`` are used. ``doubtful`` tells
    whether they find what is only reported (None: if they are named). A page is read only if it
    is in ``namespaces`` (None: all), and its title matches the regular expression ``title`` (RE2's
    syntax, anywhere, case-insensitive) and is one of ``titles`` (None: any). ``site`` is the
    wiki's name. ``known`` are ids of pages that are returned even if nothing is found there, and
    with ``keep_text`` findings come with the page's text: a queue needs both. ``typos`` are the
    texts of lists whose rules are used too; each process reads them once.
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
    typos: tuple[ListText, ...] = ()

    def chosen_rules(self) -> tuple[Rule, ...]:
        """Return the rules to use; this process uses these lists, and no others, from now on.

        Raises:
            UnknownRuleError: a named rule does not exist.
            ListError: a list cannot be used.
        """
        registry.use_lists(read_texts(self.typos).rules)
        if not self.rules:
            return registry.rules_for(self.language, doubtful=bool(self.doubtful))
        named = registry.rules_for(self.language, self.rules)
        return tuple(map(registry.quiet, named)) if self.doubtful is False else named
