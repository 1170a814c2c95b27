"""Possible finite verbs in a text, found by words alone, without a parse."""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.lexicon import Form

_WORD = re.compile(r"[a-z]+(?:n['’]t)?|['’](?:s|re|ve|d|ll)\b")


def may_have_finite(text: str) -> bool:
    """Tell whether a word of ``text`` may be a finite verb; false is sure except for bare presents.

    A plural noun that is also a third person ("roads") does not count.
    """
    return any(map(_may_be_finite, _WORD.findall(text)))


@cache
def _may_be_finite(word: str) -> bool:
    word = word.replace("’", "'")
    if word in AUXILIARIES or word.startswith("'"):
        return True
    forms = lexicon.forms(word)
    is_third = Form.THIRD in forms and not set(lexicon.classes(word)) & {"n", "p"}
    return Form.PAST in forms or is_third
