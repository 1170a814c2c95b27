"""Kinds of text that findings are drawn from: well-kept wikis, rough ones, and others."""

from __future__ import annotations

from enum import Enum

from bot_plugins.core.rule import Rule

MEGABYTE = 1_000_000
"""Bytes."""


class CorpusKind(Enum):
    """What a collection of pages is."""

    ARTICLES = "articles"
    STRIPPED = "stripped"
    WIKIS = "wikis"
    TEXTS = "texts"

    @property
    def is_rough(self) -> bool | None:
        """Whether few people look after the pages; None of what is no wiki."""
        return None if self is CorpusKind.TEXTS else self is CorpusKind.WIKIS

    def measures(self, rule: Rule) -> bool:
        """Tell whether a rule's findings in such text are its authors' slips."""
        return not (self is CorpusKind.STRIPPED and rule.counted)
