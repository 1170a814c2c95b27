"""Telling English from other languages, and from the English of old: by known words."""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.document import Document
from bot_plugins.english import grammar, lexicon

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_REACH = 120
"""Code points looked at to each side, within the sentence."""
ENOUGH = 5
"""Fewer words than these say nothing about the language."""
SHARE = 0.6
"""The part of a sentence's words that must be English ones."""
_FUNCTION_WORDS = frozenset().union(
    grammar.AUXILIARIES, grammar.PRONOUNS, grammar.OBJECTS, grammar.DETERMINERS,
    grammar.PREPOSITIONS, grammar.CONJUNCTIONS, grammar.RELATIVES, grammar.QUANTIFIERS,
    grammar.ADVERBS, "there here not where how why whether if other same own too very".split(),
)  # fmt: skip


def looks_english(document: Document, position: int) -> bool:
    """Tell whether the words around ``position`` (code points) are mostly English."""
    start, end = document.sentence(position)
    near = document.prose[max(start, position - _REACH) : min(end, position + _REACH)]
    words = [word for word in _WORD.findall(near) if word.islower()]
    if len(words) < ENOUGH:
        return True
    return sum(map(_known().__contains__, words)) >= SHARE * len(words)


@cache
def _known() -> frozenset[str]:
    return lexicon.known() | _FUNCTION_WORDS
