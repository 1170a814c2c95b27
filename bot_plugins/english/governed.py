"""Verbs that an auxiliary governs and whose form does not go with it.

A pattern finds where an auxiliary stands before a wrong form; the parse then tells whether it
governs that form, and, of the corrected sentence, whether it governs the right one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot_plugins.document import Document
from bot_plugins.english import clause
from bot_plugins.english.parse import Parse, Token
from bot_plugins.english.sentence import Sentence, sentence_at


@dataclass(frozen=True, slots=True)
class Governed:
    """A verb form and the auxiliary that governs it; ``match`` has a group for each."""

    match: re.Match[str]
    sentence: Sentence
    auxiliary: Token
    verb: Token

    @property
    def parse(self) -> Parse:
        """The parse of the sentence as it stands."""
        return self.sentence.parse

    @property
    def word(self) -> str:
        """The verb form as it stands."""
        return self.match["verb"]

    def next(self) -> Token | None:
        """Return the token behind the verb."""
        return self.parse.near(self.verb, 1)

    def takes(self, replacement: str, *tags: str) -> bool:
        """Tell whether the auxiliary governs the verb with ``replacement`` in its place.

        The last word of ``replacement`` is then a verb with one of ``tags``.
        """
        start, end = self.match.span("verb")
        corrected = self.sentence.changed(start, end, replacement)
        verb = corrected.at(self.verb.start + len(replacement) - 1)
        found = clause.auxiliaries(corrected, verb)
        is_governed = any(one.start == self.auxiliary.start for one in found)
        has_own = " " in replacement and bool(found)
        return verb.tag in tags and (is_governed or has_own)


def governed(
    document: Document, pattern: re.Pattern[str], is_wrong: Callable[[str], object]
) -> Iterator[Governed]:
    """Yield every match of ``pattern`` whose auxiliary governs a verb that ``is_wrong``."""
    for match in pattern.finditer(document.prose):
        if not is_wrong(match["verb"]):
            continue
        sentence = sentence_at(document, match.start("verb"))
        verb = sentence.token(match.start("verb"))
        auxiliary = sentence.token(match.start("auxiliary"))
        if auxiliary.head == verb.index and auxiliary.relation in clause.AUXILIARY:
            yield Governed(match, sentence, auxiliary, verb)
