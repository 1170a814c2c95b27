"""What a word that stands twice was meant to be: it once, or another word and it.

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
"""Words behind which "to the" is meant."""
_THAT = frozenset("belief fact idea".split())
"""Words behind which "that the" is meant."""


def readings(word: str, around: Surroundings) -> tuple[str, ...]:
    """Return what may be meant by a word (in lower case) that stands twice, likeliest first.

    None where both may be right.
    """
    last = around.last()
    if word == "the" and last in _TO:
        return "to the", "the"
    if word == "the" and last in _THAT:
        return "that the", "the"
    if word == "is" and last in CONJUNCTIONS:
        return "it is", "is"
    if word == "a" and last in SUBJECTS:
        return ()  # a verb lacks: "we a a week away"
    return (word, *_others(word, last)) if is_slip(word, around) else ()


def _others(word: str, last: str) -> tuple[str, ...]:
    """Return what else may be meant behind a noun that is no verb."""
    if "n" not in lexicon.classes(last) or lexicon.forms(last):
        return ()
    return {"the": ("of the", "that the"), "in": ("is in",), "to": ("due to",)}.get(word, ())
