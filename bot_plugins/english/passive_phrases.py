"""Participles that are passive before a preposition, though they may be pasts too.

"It located in the north" lacks a "was", for nothing locates in a place; "it opened in 1911"
does not. The table is ``data/en_passive_phrases.tsv``; it says where its counts are from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.data import table
from bot_plugins.english.bare import PERSONS

_PERSONS = "p"
_THINGS = "t"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A participle before a preposition: how often it was seen behind "is", and behind "was".

    ``subjects`` are those with which it is never active.
    """

    present: int
    past: int
    subjects: str

    @property
    def is_state(self) -> bool:
        """Whether "is located in" is more usual than "was"."""
        return self.present > self.past

    def is_passive(self, pronoun: str) -> bool:
        """Tell whether it is passive behind a pronoun ("they" may be persons and things)."""
        kinds = _PERSONS * (pronoun in PERSONS) + _THINGS * (pronoun not in PERSONS - {"they"})
        return all(kind in self.subjects for kind in kinds)


def phrase(participle: str, preposition: str) -> Phrase | None:
    """Return what is known of a participle before a preposition."""
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
        for participle, preposition, present, past, subjects in table("en_passive_phrases")
        if participle != "found"  # "which found in 1984" is mostly for "was founded"
    }
