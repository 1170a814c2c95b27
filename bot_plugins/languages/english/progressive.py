"""Base forms after "be" where a progressive is meant ("they are restore the mill").

Source of the term: R. Quirk et al., "A Comprehensive Grammar of the English Language" (1985),
section 4.25.
"""

from __future__ import annotations

from functools import cache

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.grammar import DETERMINERS, OBJECTS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.lost_participles import is_also_noun, is_explained
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.valency import usage

_USUAL = 50
"""How often, at least, modals and "to" govern a verb in a large text."""
_BARE = 0.02
"""Maximum bare forms after "be" for each other use: verbs with more are adjectives."""
_ONGOING = frozenset("currently now still presently".split())
"""Adverbs that express an ongoing action."""
_NO_DOERS = frozenset("there what do does did done all thing things".split())
"""Words in the sentence before "be" that exclude a progressive."""
_STATES = frozenset("be belong consist contain have know need own seem want".split())
"""Verbs that hardly have a progressive."""


@cache
def without_ing() -> dict[str, Verb]:
    """Return verbs by base forms that are no past, participle or adjective."""
    return {
        base: verb
        for base, verb in lexicon.verbs().items()
        if lexicon.forms(base) == {Form.BASE}
        and "j" not in lexicon.classes(base)
        and base not in _STATES
        and usage(base).active >= _USUAL
        and usage(base).bare <= _BARE * usage(base).active
    }


def goes_on(group: Governed) -> bool:
    """Tell by the words around it whether a progressive may be meant."""
    before = {word.lower() for word in group.around.before}
    if not _NO_DOERS.isdisjoint(before):
        return False
    following = group.around.next()
    is_ongoing = not _ONGOING.isdisjoint(group.match["between"].split())
    if following in DETERMINERS | OBJECTS:
        return is_ongoing or not is_also_noun(group.word)
    return is_ongoing and following in PREPOSITIONS


def is_doing(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell, for the sentence corrected to the -ing form, whether somebody does something."""
    if verb.tag != "VBG" or not clause.governs(parse, auxiliary, verb):
        return False
    subject = clause.shared_subject(parse, verb)
    if subject is None or subject.tag == "EX" or is_explained(parse, subject):
        return False
    between = {token.lower for token in parse.tokens[auxiliary.index : verb.index]}
    is_ongoing = not _ONGOING.isdisjoint(between)
    is_doer = subject.tag in {"PRP", "NNS", "NNP"}
    has_own_object = has_object(parse, verb, "dobj")
    return has_own_object if subject.lower == "it" else is_ongoing or (is_doer and has_own_object)
