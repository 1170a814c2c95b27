"""Possible corrections where a base form is required: the base form, a passive or a perfect."""

from __future__ import annotations

from enum import Enum

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Suggestion
from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.passive import NAMING, has_object, has_passive, is_passive
from bot_plugins.languages.english.tense import is_dated

_MANNERS = frozenset("easily clearly successfully slowly quickly gradually".split())
"""Adverbs that move with a participle ("be easily seen")."""


class Perfect(Enum):
    """Whether a perfect may be meant as well as the base form, and how likely that is.

    After a report ("is said to"), the passive of an event is a perfect as well.
    """

    NO = 0
    LAST = 1
    FIRST = 2
    REPORTED = 3


def with_base(
    one: Governed, verb: Verb, message: str, *, perfect: Perfect = Perfect.NO, agent: bool = False
) -> list[Suggestion]:
    """Suggest the base form of ``verb``, a passive or a perfect.

    The most likely comes first, the others are alternatives. An ``agent`` makes a passive unlikely,
    and so does a base form that is coordinated with the verb ("may removed or reduce it"). The list
    is empty if no correction parses as it should.
    """
    after = one.next()
    repairs = _repairs(one, verb, perfect, agent=agent)
    if not repairs or (after is not None and after.lower == "be"):
        return []
    manner = one.match["between"] if one.match["between"].strip() in _MANNERS else ""
    place = one.match.start("between" if manner else "verb")
    first, *others = (_placed(repair, manner) for repair in repairs)
    edit = Edit(place, one.match.end("verb"), first)
    return [Suggestion(edit, message, alternatives=tuple(others))]


def _repairs(one: Governed, verb: Verb, perfect: Perfect, *, agent: bool) -> list[str]:
    repairs = [verb.base] if one.takes(verb.base, "VB") else []
    is_passive = False
    is_base = bool(repairs) and _joins_base(one, verb)
    if verb.base == "have":
        return repairs
    if _is_participle(one) and has_passive(verb) and one.takes(f"be {one.word}", "VBN"):
        is_passive = not agent and not is_base and _is_passive(one, verb)
        repairs.insert(0 if is_passive else 1, f"be {one.word}")
    if repairs and perfect is not Perfect.NO and Form.THIRD not in lexicon.forms(one.word):
        if is_passive and perfect is Perfect.REPORTED:
            repairs.insert(0 if _is_done(one) else 1, f"have been {one.word}")
        else:
            is_first = perfect is not Perfect.LAST and not is_passive and not is_base
            repairs.insert(0 if is_first else len(repairs), f"have {verb.participle}")
    return repairs


def _joins_base(one: Governed, verb: Verb) -> bool:
    """Tell whether the base form would be coordinated with another: "may removed or reduce it"."""
    parse, _, base = one.corrected(verb.base)
    joined = parse.children(base, "conj")
    return any(each.tag == "VB" and not clause.auxiliaries(parse, each) for each in joined)


def _is_done(one: Governed) -> bool:
    """Tell whether an agent or a date indicates an event: "is said to built by the monks"."""
    return bool(one.parse.children(one.verb, "agent")) or is_dated(one.parse, one.verb)


def _is_participle(one: Governed) -> bool:
    return Form.PARTICIPLE in lexicon.forms(one.word)


def _is_passive(one: Governed, verb: Verb) -> bool:
    """Tell whether a passive is more likely than the base form, which may need an object."""
    parse, _, base = one.corrected(verb.base)
    takes_object = base.tag == "VB" and has_object(parse, base, "dobj")
    is_named = verb.base in NAMING and has_object(one.parse, one.verb)
    return (is_named or not takes_object) and is_passive(one.parse, one.verb, verb)


def _placed(repair: str, manner: str) -> str:
    """Put an adverb of manner between an auxiliary and its participle: "be easily seen"."""
    *auxiliary, verb = repair.split(" ")
    return f"{' '.join([*auxiliary, ''])}{manner}{verb}"
