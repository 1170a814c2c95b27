"""Intended readings of a word that occurs twice: one of it, or another word and it.

"come the the bottom" is "come to the bottom", "and is is" is "and it is".
"""

from __future__ import annotations

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import CONJUNCTIONS, SUBJECTS
from bot_plugins.languages.english.repeats import is_slip
from bot_plugins.languages.english.surroundings import Surroundings

_TO = frozenset(
    "according come comes due go goes going moved next prior returned similar thanks went".split()
)
"""Words after which "to the" is meant."""
_THAT = frozenset("belief fact idea".split())
"""Words after which "that the" is meant."""


def readings(word: str, around: Surroundings) -> tuple[str, ...]:
    """Return the intended readings of a repeated word (in lower case), the most likely first.

    Empty if both may be correct.
    """
    last = around.last()
    if word == "the" and last in _TO:
        return "to the", "the"
    if word == "the" and last in _THAT:
        return "that the", "the"
    if word == "is" and last in CONJUNCTIONS:
        return "it is", "is"
    if word == "a" and last in SUBJECTS:
        return ()  # a verb is missing: "we a a week away"
    return (word, *_others(word, last)) if is_slip(word, around) else ()


def _others(word: str, last: str) -> tuple[str, ...]:
    """Return what else may be meant after a noun that is no verb."""
    if "n" not in lexicon.classes(last) or lexicon.forms(last):
        return ()
    return {"the": ("of the", "that the"), "in": ("is in",), "to": ("due to",)}.get(word, ())
