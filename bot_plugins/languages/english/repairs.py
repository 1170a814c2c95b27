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
    group: Governed, verb: Verb, message: str, *, perfect: Perfect = Perfect.NO, agent: bool = False
) -> list[Suggestion]:
    """Suggest the base form of ``verb``, a passive or a perfect.

    The most likely comes first, the others are alternatives. An ``agent`` makes a passive unlikely,
    and so does a base form that is coordinated with the verb ("may removed or reduce it"). The list
    is empty if no correction parses as it should.
    """
    after = group.next()
    repairs = _repairs(group, verb, perfect, agent=agent)
    if not repairs or (after is not None and after.lower == "be"):
        return []
    manner = group.match["between"] if group.match["between"].strip() in _MANNERS else ""
    place = group.match.start("between" if manner else "verb")
    first, *others = (_placed(repair, manner) for repair in repairs)
    edit = Edit(place, group.match.end("verb"), first)
    return [Suggestion(edit, message, alternatives=tuple(others))]


def _repairs(group: Governed, verb: Verb, perfect: Perfect, *, agent: bool) -> list[str]:
    repairs = [verb.base] if group.takes(verb.base, "VB") else []
    is_passive = False
    is_base = bool(repairs) and _joins_base(group, verb)
    if verb.base == "have":
        return repairs
    if _is_participle(group) and has_passive(verb) and group.takes(f"be {group.word}", "VBN"):
        is_passive = not agent and not is_base and _is_passive(group, verb)
        repairs.insert(0 if is_passive else 1, f"be {group.word}")
    if repairs and perfect is not Perfect.NO and Form.THIRD not in lexicon.forms(group.word):
        if is_passive and perfect is Perfect.REPORTED:
            repairs.insert(0 if _is_done(group) else 1, f"have been {group.word}")
        else:
            is_first = perfect is not Perfect.LAST and not is_passive and not is_base
            repairs.insert(0 if is_first else len(repairs), f"have {verb.participle}")
    return repairs


def _joins_base(group: Governed, verb: Verb) -> bool:
    """Tell whether the base form would be coordinated with another: "may removed or reduce it"."""
    parse, _, base = group.corrected(verb.base)
    joined = parse.children(base, "conj")
    return any(each.tag == "VB" and not clause.auxiliaries(parse, each) for each in joined)


def _is_done(group: Governed) -> bool:
    """Tell whether an agent or a date indicates an event: "is said to built by the monks"."""
    return bool(group.parse.children(group.verb, "agent")) or is_dated(group.parse, group.verb)


def _is_participle(group: Governed) -> bool:
    return Form.PARTICIPLE in lexicon.forms(group.word)


def _is_passive(group: Governed, verb: Verb) -> bool:
    """Tell whether a passive is more likely than the base form, which may need an object."""
    parse, _, base = group.corrected(verb.base)
    takes_object = base.tag == "VB" and has_object(parse, base, "dobj")
    is_named = verb.base in NAMING and has_object(group.parse, group.verb)
    return (is_named or not takes_object) and is_passive(group.parse, group.verb, verb)


def _placed(repair: str, manner: str) -> str:
    """Put an adverb of manner between an auxiliary and its participle: "be easily seen"."""
    *auxiliary, verb = repair.split(" ")
    return f"{' '.join([*auxiliary, ''])}{manner}{verb}"
