"""Kinds of text that findings are drawn from: well-kept wikis, rough wikis, and others."""

from __future__ import annotations

from enum import Enum

from bot_plugins.core.rule import Rule

MEGABYTE = 1_000_000
"""Bytes."""


class CorpusKind(Enum):
    """The kind of a collection of pages."""

    ARTICLES = "articles"
    STRIPPED = "stripped"
    WIKIS = "wikis"
    TEXTS = "texts"

    @property
    def is_rough(self) -> bool | None:
        """Whether few people look after the pages; None for texts that are not from a wiki."""
        return None if self is CorpusKind.TEXTS else self is CorpusKind.WIKIS

    def measures(self, rule: Rule) -> bool:
        """Tell whether a rule's findings in this kind of text are its authors' slips."""
        return not (self is CorpusKind.STRIPPED and rule.counted)
