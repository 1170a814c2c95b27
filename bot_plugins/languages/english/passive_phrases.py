"""Participles that are passive before a preposition, although they may also be pasts.

"It located in the north" lacks a "was", because nothing locates in a place; "it opened in 1911"
does not. The table is ``data/passive_phrases.tsv``; it names the source of its counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.core.tables import rows
from bot_plugins.languages.english.bare import PERSONS, Bare
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.participles import is_active, passives

_PERSONS = "p"
_THINGS = "t"
_MEASURES = frozenset({"CD", "JJR", "RBR", "PDT", "VBG"})
"""Tags of tokens after a "by" that does not name an agent ("by 15 points", "by leaving")."""
_OVER = 20
"""A phrase refers to something finished if it is this many times more frequent in the past."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A participle before a preposition, with its counts after "is" and after "was".

    ``subjects`` are those with which it is never active.
    """

    present: int
    past: int
    subjects: str

    @property
    def is_state(self) -> bool:
        """Whether "is" is more usual, as in "is located in", than "was"."""
        return self.present > self.past

    @property
    def is_over(self) -> bool:
        """Whether it refers to something finished ("was educated at"), even beside a present."""
        return self.past > _OVER * max(self.present, 1)

    def is_passive(self, pronoun: str) -> bool:
        """Tell whether it is passive after a pronoun ("they" may be persons and things)."""
        kinds = _PERSONS * (pronoun in PERSONS) + _THINGS * (pronoun not in PERSONS - {"they"})
        return all(kind in self.subjects for kind in kinds)


def phrase(participle: str, preposition: str) -> Phrase | None:
    """Return the data on a participle before a preposition."""
    return _phrases().get((participle, preposition))


@cache
def prepositions() -> dict[str, list[str]]:
    """Return the prepositions before which a participle is passive, by the participle."""
    found: dict[str, list[str]] = {}
    for participle, preposition in _phrases():
        found.setdefault(participle, []).append(preposition)
    return found


@cache
def _phrases() -> dict[tuple[str, str], Phrase]:
    return {
        (participle, preposition): Phrase(int(present), int(past), subjects)
        for participle, preposition, present, past, subjects in rows(__package__, "passive_phrases")
        if participle != "found"  # "which found in 1984" is mostly for "was founded"
    }


def stands_passive(bare_verb: Bare) -> bool:
    """Tell whether a form can only be passive in this position."""
    if verb := passives().get(bare_verb.word):
        return not is_active(bare_verb, verb)
    preposition, after = (
        bare_verb.parse.near(bare_verb.verb, 1),
        bare_verb.parse.near(bare_verb.verb, 2),
    )
    found = phrase(bare_verb.word, preposition.lower) if preposition else None
    if not preposition or not found or not after or not found.is_passive(bare_verb.left):
        return False
    if _has_other_verb(bare_verb.parse, preposition):
        return False
    is_agent = after.tag not in _MEASURES and (after.tag != "NN" or bare_verb.left not in PERSONS)
    return is_agent or bare_verb.parse.tokens[bare_verb.verb.index + 1].lower != "by"


def _has_other_verb(parse: Parse, preposition: Token) -> bool:
    """Tell whether a finite verb follows the phrase ("which seen by visitors was thought")."""
    last = max(parse.subtree(preposition), key=lambda token: token.index)
    after = parse.near(last, 1)
    return after is not None and after.tag in {"VBD", "VBZ", "MD"}
