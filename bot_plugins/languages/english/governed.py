"""Verb groups: an auxiliary, at most two adverbs, and a possibly wrong verb form.

A pattern finds them. The parse then shows whether the auxiliary governs the verb, and whether it
governs the right form in the corrected sentence.
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
        """The verb form as written."""
        return self.match["verb"]

    @cached_property
    def auxiliary(self) -> Token:
        """The auxiliary in the sentence as it is."""
        return self.token("auxiliary")

    @cached_property
    def verb(self) -> Token:
        """The verb form in the sentence as it is."""
        return self.token("verb")

    @cached_property
    def around(self) -> Surroundings:
        """The words around the verb group; they need no parse."""
        return surroundings(self.document, *self.match.span())

    def next(self) -> Token | None:
        """Return the token after the verb."""
        return self.parse.near(self.verb, 1)

    @property
    def is_governed(self) -> bool:
        """Whether the auxiliary governs the verb in the sentence as it is."""
        return clause.governs(self.parse, self.auxiliary, self.verb)

    def corrected(self, replacement: str) -> tuple[Parse, Token, Token]:
        """Return the parse with ``replacement`` for the verb, then the auxiliary and the new verb.

        The new verb is the last word of ``replacement``.
        """
        parse, verb = self.sentence.corrected(*self.match.span("verb"), replacement)
        return parse, parse.at(self.auxiliary.start), verb

    def has_clear_subject(self, replacement: str) -> bool:
        """Tell whether auxiliary and verb form a clause, as they are or with ``replacement``.

        A slip may mislead the parser: "visitors can saw the wall" has no subject for it.
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

        The last word of ``replacement`` must be a verb with one of ``tags``; words before it must
        be auxiliaries of the same verb.
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
    """Yield the verb groups of ``pattern`` whose verb is in ``words`` and that pass ``may_be``.

    ``may_be`` is called before any parse and must not need one; then all sentences are parsed
    together.
    """
    found = [
        group
        for match in pattern.finditer(document.prose)
        if match["verb"] in words and may_be(group := Governed(document, match))
    ]
    if len(found) > 1:
        parse_all(verb_group.sentence.shown for verb_group in found)
    yield from found


def governed(
    document: Document,
    pattern: re.Pattern[str],
    words: Container[str],
    may_be: Callable[[Governed], bool] = lambda _: True,
) -> Iterator[Governed]:
    """Yield those of the ``groups`` in which the auxiliary governs the verb."""
    return (group for group in groups(document, pattern, words, may_be) if group.is_governed)
