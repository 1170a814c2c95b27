"""Matches of patterns around a verb, with the parse of the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot_plugins.languages.english.excerpt import Prose
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.sentence import Sentence, sentence_at


@dataclass(frozen=True)
class VerbMatch:
    """A match with the group ``verb``. The sentence is parsed on first use."""

    document: Prose
    match: re.Match[str]

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence that holds the verb."""
        return sentence_at(self.document, self.match.start("verb"))

    @property
    def parse(self) -> Parse:
        """The parse of the sentence as it is."""
        return self.sentence.parse

    def token(self, group: str) -> Token:
        """Return the token at the start of a group, in the sentence as it is."""
        return self.sentence.token(self.match.start(group))
