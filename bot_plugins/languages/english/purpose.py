"""Infinitives that an earlier verb calls for: "moved to Rome to study", "allows us to go".

Source of the two constructions: R. Huddleston and G. K. Pullum, "The Cambridge Grammar of the
English Language" (2002), chapters 8, section 12 (purpose), and 14, section 3 (object and
infinitive). A form that may also be an adjective of a noun ("allowed aid to affected areas") counts
only after the name of a place.
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import has_object

_GOING = tuple("come emigrate fly go move relocate return sail travel".split())
"""Verbs (base forms) of motion: the purpose follows the destination."""
_ALLOWING = tuple(
    "allow compel enable encourage force help invite oblige order permit persuade require"
    " urge".split()
)
"""Verbs whose object is followed by what the object does."""
_PLACE = re.compile(
    r"\b(?P<verb>[a-z]+)\W(?:back\W)?(?:to|in|for)\W+[A-Z][\w'’-]+(?:\W{1,3}[A-Z][\w'’-]+)?\W{1,4}\Z"
)
_OBJECT = re.compile(r"\b(?P<verb>[a-z]+)\W(?P<object>(?:[\w'’-]+\W{1,4}){1,3})\Z")
_NO_OBJECT = re.compile(r"\b(?:to|of|in|for|on|at|by|from|with|and|or|only)\b")
LONGEST = 70
"""Code points before "to" in which to look for such a verb."""
_RELATIONS = frozenset({"advcl", "ccomp", "xcomp"})


@cache
def _forms(bases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for base in bases for form, _ in lexicon.verbs()[base].forms())


def may_call(lead: str, word: str) -> bool:
    """Tell whether a verb in ``lead``, the text before "to", may call for an infinitive.

    ``word`` is the form in the infinitive's place.
    """
    if Form.THIRD in lexicon.forms(word):
        found = _OBJECT.search(lead)
        is_object = found is not None and not _NO_OBJECT.search(found["object"])
        return found is not None and is_object and found["verb"] in _forms(_ALLOWING)
    place = _PLACE.search(lead)
    return place is not None and place["verb"] in _forms(_GOING)


def is_called(group: Governed) -> bool:
    """Tell whether such a verb governs the base form in a verb's place, which has an object."""
    start = group.match.start()
    first, _ = group.document.sentence(start)
    if not may_call(group.document.prose[max(first, start - LONGEST) : start], group.word):
        return False
    parse, verb = base_form(group)
    if verb.relation not in _RELATIONS or not is_base_with_object(parse, verb):
        return False
    return parse.head(verb).lower in _forms(_ALLOWING) | _forms(_GOING)


def base_form(group: Governed) -> tuple[Parse, Token]:
    """Return the parse with the base form in a verb's place, and the token of that form."""
    parse, _, verb = group.corrected(lexicon.readings(group.word)[0].base)
    return parse, verb


def is_base_with_object(parse: Parse, verb: Token) -> bool:
    """Tell whether the parser takes a verb for a base form, and it has an object."""
    return verb.tag == "VB" and has_object(parse, verb, "dobj")
