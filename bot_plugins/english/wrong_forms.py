"""Verb forms that no auxiliary of a kind governs, and the verbs they are forms of."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from bot_plugins.english import lexicon
from bot_plugins.english.lexicon import Form, Verb
from bot_plugins.english.valency import usage


@cache
def no_base() -> dict[str, Verb]:
    """Return verbs by their forms that are no base: no modal, "do" or "to" governs them."""
    return _without({Form.BASE, Form.ING})


def has_no_base(match: re.Match[str]) -> bool:
    """Tell whether the group ``verb`` of a match is one of those forms."""
    return match["verb"] in no_base()


@cache
def no_participle() -> dict[str, Verb]:
    """Return verbs by their forms that are no participle: neither "have" nor "be" governs them."""
    return _without({Form.PARTICIPLE, Form.ING})


def _without(right: Collection[Form]) -> dict[str, Verb]:
    """Return verbs by their forms that are none of the ``right`` ones; "be" is left out.

    Of two verbs with the same form ("install", "instal") the one in use counts.
    """
    return {
        word: verb
        for verb in sorted(lexicon.verbs().values(), key=lambda verb: usage(verb.base).active)
        for word, _ in verb.forms()
        if verb.base != "be" and lexicon.forms(word).isdisjoint(right)
    }
