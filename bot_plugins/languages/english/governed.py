"""Verb groups: an auxiliary, at most two adverbs, and a verb form that may not go with it.

A pattern finds them; the parse then tells whether the auxiliary governs the verb, and, of the
corrected sentence, whether it governs the right form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cached_property

from bot_plugins.document import Document
from bot_plugins.languages.english import clause
from bot_plugins.languages.english.grammar import INVERTING
from bot_plugins.languages.english.matches import VerbMatch
from bot_plugins.languages.english.parse import Parse, Token, parse_all
from bot_plugins.languages.english.surroundings import Surroundings, surroundings


class Governed(VerbMatch):
    """An auxiliary and a verb form; ``match`` has the groups ``auxiliary`` and ``verb``."""

    @property
    def word(self) -> str:
        """The verb form as it stands."""
        return self.match["verb"]

    @cached_property
    def auxiliary(self) -> Token:
        """The auxiliary in the sentence as it stands."""
        return self.token("auxiliary")

    @cached_property
    def verb(self) -> Token:
        """The verb form in the sentence as it stands."""
        return self.token("verb")

    @cached_property
    def around(self) -> Surroundings:
        """The words around the verb group, which are known without a parse."""
        return surroundings(self.document, *self.match.span())

    def next(self) -> Token | None:
        """Return the token behind the verb."""
        return self.parse.near(self.verb, 1)

    @property
    def is_governed(self) -> bool:
        """Whether the auxiliary governs the verb as the sentence stands."""
        return clause.governs(self.parse, self.auxiliary, self.verb)

    def corrected(self, replacement: str) -> tuple[Parse, Token, Token]:
        """Return the parse with ``replacement`` for the verb, the auxiliary and the new verb.

        The verb is the last word of ``replacement``.
        """
        parse, verb = self.sentence.corrected(*self.match.span("verb"), replacement)
        return parse, parse.at(self.auxiliary.start), verb

    def has_clear_subject(self, replacement: str) -> bool:
        """Tell whether auxiliary and verb form a clause, as it stands or with ``replacement``.

        A slip may mislead the parser: "visitors can saw the wall" has no subject to it.
        """
        if self.is_governed and clause.has_clear_subject(self.parse, self.auxiliary, self.verb):
            return True
        if self.parse.tokens[0].lower in INVERTING:
            return False
        parse, auxiliary, verb = self.corrected(replacement)
        is_group = clause.governs(parse, auxiliary, verb)
        return is_group and clause.has_clear_subject(parse, auxiliary, verb)

    def takes(self, replacement: str, *tags: str) -> bool:
        """Tell whether the auxiliary governs the verb with ``replacement`` in its place.

        The last word of ``replacement`` is then a verb with one of ``tags``; where it has words
        before that, they are auxiliaries of the same verb.
        """
        parse, auxiliary, verb = self.corrected(replacement)
        has_own = " " in replacement and bool(clause.auxiliaries(parse, verb))
        return verb.tag in tags and (has_own or clause.governs(parse, auxiliary, verb))


def groups(
    document: Document,
    pattern: re.Pattern[str],
    words: Container[str],
    may_be: Callable[[Governed], bool] = lambda _: True,
) -> Iterator[Governed]:
    """Yield the verb groups of ``pattern`` whose verb is one of ``words`` and that ``may_be``.

    ``may_be`` is asked first, so that it must need no parse; then all sentences are parsed
    together.
    """
    found = [
        one
        for match in pattern.finditer(document.prose)
        if match["verb"] in words and may_be(one := Governed(document, match))
    ]
    if len(found) > 1:
        parse_all(one.sentence.shown for one in found)
    yield from found


def governed(
    document: Document,
    pattern: re.Pattern[str],
    words: Container[str],
    may_be: Callable[[Governed], bool] = lambda _: True,
) -> Iterator[Governed]:
    """Yield the verb groups of ``groups`` in which the auxiliary governs the verb."""
    return (one for one in groups(document, pattern, words, may_be) if one.is_governed)
