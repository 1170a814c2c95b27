"""Verb forms that certain auxiliaries never govern, with their verbs."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.valency import usage

_PLACING = frozenset("across along among at in near on throughout within".split())
"""Prepositions after "found" if that is the participle of "find"."""


@cache
def no_base() -> dict[str, Verb]:
    """Return verbs by their forms other than the base, which no modal, "do" or "to" governs."""
    return _without({Form.BASE, Form.ING})


@cache
def no_base_of_modals() -> dict[str, Verb]:
    """Return the same, and "found" as a form of "find"."""
    return no_base() | {"found": lexicon.verbs()["find"]}


def is_no_base(group: Governed) -> bool:
    """Tell whether "found" is a participle, so that "can found in Rome" lacks a "be"."""
    return group.word != "found" or group.around.next() in _PLACING


def has_form(match: re.Match[str]) -> bool:
    """Tell whether the group ``verb`` of a match is a form that no modal governs."""
    return match["verb"] in no_base_of_modals()


def has_no_base(match: re.Match[str]) -> bool:
    """Tell whether the group ``verb`` of a match is in ``no_base``."""
    return match["verb"] in no_base()


@cache
def no_participle() -> dict[str, Verb]:
    """Return verbs by the forms other than participles, which neither "have" nor "be" governs."""
    return _without({Form.PARTICIPLE, Form.ING})


def _without(right: Collection[Form]) -> dict[str, Verb]:
    """Return verbs by the forms that are none of the ``right`` ones; "be" is left out.

    If two verbs share a form ("install", "instal"), the more common verb counts.
    """
    return {
        word: verb
        for verb in sorted(lexicon.verbs().values(), key=lambda verb: usage(verb.base).active)
        for word, _ in verb.forms()
        if verb.base != "be" and lexicon.forms(word).isdisjoint(right)
    }
