"""Modals: when "will", "can", "may", "might" and "must" are verbs and not nouns."""

from __future__ import annotations

from functools import cache

from bot_plugins.data import table
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import (
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_RELATIVES,
)
from bot_plugins.english.lexicon import Form, Verb
from bot_plugins.english.surroundings import Surroundings, is_word

NEVER_NOUNS = frozenset(
    "would could should wouldn't couldn't shouldn't cannot can't won't mustn't".split()
)
MODALS = NEVER_NOUNS | frozenset("will can may might must".split())
CONTAINERS = frozenset(
    "aluminium aluminum beer coffee cola fish food fuel garbage gas jerry metal milk oil paint"
    " petrol rubbish soda soup spray steel tin trash tuna water watering".split()
)
"""What stands before a "can" that is a vessel."""
JUICES = frozenset("apple grape pear wine".split())
"""What stands before a "must" that is a juice."""
STRONG = frozenset("iron steel sea air army".split())
"""Nouns before a "will" or "might" that is a noun as well."""
COMPLEMENTED = frozenset("consider deem call name regard find judge label term".split())
"""Verbs whose passive an adjective may follow ("be considered rare")."""
QUANTIFIERS = frozenset("over about around approximately nearly almost roughly".split())


def is_modal(auxiliary: str, around: Surroundings) -> bool:
    """Tell whether a modal in its sentence is a verb that another verb surely follows.

    "The town will", but not "his will", nor "residents who could (fled)", "all that can (went)".
    """
    last = around.last()
    if last in SUBJECT_RELATIVES and auxiliary in {"can", "could"}:
        return auxiliary == "can" and last != "who" and around.last(2) not in _ANYBODY
    if auxiliary in NEVER_NOUNS or last in PRONOUNS | SUBJECT_RELATIVES | {"there"}:
        return True
    possessive = last.endswith(("'s", "’s", "s'", "s’"))
    if possessive or last in DETERMINERS | PREPOSITIONS or not last or last.isdigit():
        return False
    if auxiliary == "can":
        return last not in CONTAINERS
    is_adjective = "j" in lexicon.classes(last) or last.endswith(("ed", "ing"))
    if auxiliary == "must":
        return last not in JUICES and not is_adjective
    is_nation = around.before[-1][0].isupper() and last.endswith(("an", "ish", "ese"))
    return auxiliary == "may" or not (is_adjective or is_nation or last in STRONG)


_ANYBODY = RELATIVES | frozenset("anybody everybody one ones people all".split())
"""Words before a "that can" that may end its clause."""


def lost_form(word: str) -> Verb | None:
    """Return the verb whose past or participle stands where a modal wants the base form.

    None for what may be right: "can put", "would found", a noun or adjective without -ed.
    """
    found = lexicon.forms(word)
    if Form.BASE in found or not found & {Form.PAST, Form.PARTICIPLE}:
        return None
    if set(lexicon.classes(word)) - {"j"} and not word.endswith("ed"):
        return None
    verbs = lexicon.verbs_with(word, Form.PAST) or lexicon.verbs_with(word, Form.PARTICIPLE)
    regular = [verb for verb in verbs if word in (f"{verb.base}ed", f"{verb.base}d")]
    return (regular or list(verbs))[0] if len(regular or verbs) == 1 else None


@cache
def lost_forms() -> frozenset[str]:
    """Return every word of which ``lost_form`` knows a verb."""
    return frozenset(filter(lost_form, lexicon.verb_forms()))


def wants_base(word: str, verb: Verb, around: Surroundings) -> bool:
    """Tell whether the base form is meant: an object follows, or there is no passive."""
    if word in lexicon.mere_pasts() or verb.base in intransitives():
        return True
    if verb.base in COMPLEMENTED:
        return False
    return _takes_object(around) or _coordinates(around)


def wants_be(word: str, verb: Verb, around: Surroundings) -> bool:
    """Tell whether a passive is meant that lacks its "be" ("can considered rare")."""
    if wants_base(word, verb, around) or Form.PARTICIPLE not in lexicon.forms(word):
        return False
    if around.next() in _MANNERS:
        around = Surroundings(around.before, around.after[1:])
    following = around.next()
    if verb.base in COMPLEMENTED:
        return True
    if following == "to":
        return Form.BASE in lexicon.forms(around.next(2)) or around.next(2) == "be"
    is_end = not following or not is_word(following)
    is_manner = (following, around.next(2)) == ("this", "way")
    return is_end or following in _PASSIVE or is_manner


_PASSIVE = (PREPOSITIONS - {"of", "to", "like"}) | frozenset(
    "as after before back per simply into when while if and or together separately".split()
)
"""What may follow a passive participle, but no verb that still wants its object."""


_MANNERS = frozenset("simply best better easily only directly".split())
"""Adverbs that may stand between a passive participle and what goes on from it."""


@cache
def intransitives() -> frozenset[str]:
    """Return the base forms of verbs that hardly ever take an object."""
    return frozenset(base for (base,) in table("en_intransitive"))


def _takes_object(around: Surroundings) -> bool:
    following, second = around.next(), around.next(2)
    if (following, second) == ("this", "way"):
        return False
    if following in QUANTIFIERS:
        return second[:1].isdigit()
    if following in DETERMINERS | OBJECTS or following[:1].isdigit():
        return True
    found = set(lexicon.classes(following))
    capitalised = bool(around.after) and around.after[0][0].isupper()
    is_noun = bool(found & set("np")) and not found & set("jr")
    return capitalised or is_noun


def _coordinates(around: Surroundings) -> bool:
    """Tell whether a base form is joined to the verb ("may removed or reduce")."""
    second = lexicon.forms(around.next(2))
    return around.next() in {"and", "or"} and Form.BASE in second and Form.PAST not in second
