"""Forms that stand for a participle after "be" or "have", as opposed to nouns and adjectives.

"Was publish in" and "has take it" lack an ending; "was complete" and "has access" do not. The
counts of ``valency`` decide: how often a verb occurs bare after the auxiliary, and how often as its
participle.
"""

from __future__ import annotations

from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.grammar import DETERMINERS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form, Verb, mere_pasts
from bot_plugins.languages.english.modal import MODALS
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import NAMING
from bot_plugins.languages.english.valency import usage
from bot_plugins.languages.english.wrong_forms import no_participle

_FEWEST_OF_VERB = 5
_FEWEST_OF_NOUN = 60
"""Minimum number of counted passives of a verb, and of one that is also a noun."""
_BARE_VERB = 0.02
_BARE_NOUN = 0.004
"""Maximum bare forms after "be" for each passive: slips, and a few nouns. A noun before "by" counts
as a verb."""
_HAD = 0.05
"""Maximum bare forms after "have" for each perfect."""
_HARDLY = 0.02
"""Minimum passive share of a verb whose past is taken for a passive."""
_OFTEN = 0.15
"""The same for a verb whose bare form is taken for a passive ("vary" is none)."""
_ENDS = frozenset([".", ",", ";", ")", "and", "or", "but"])
"""Tokens that may follow a passive without a complement."""
_ADVERBS = frozenset("away back down off out over together up well again here there".split())
_PLANS = frozenset(
    "advantage advice aim aims approach benefit contribution default difficulty example goal goals"
    " idea job key method motto option plan point policy proposal proposals purpose role rule"
    " solution step steps task thing trick use way ways".split()
)
"""Nouns that a bare infinitive or a noun explains: "the idea is add a link"."""
_TIMES = frozenset("annually daily each every monthly once twice weekly when yearly".split())
"""Words of time or frequency that may follow a passive."""
_SELDOM_VERBS = dict.fromkeys("further inter open".split(), frozenset({"to", "by"})) | {
    "elect": frozenset("by directly for from to".split()) | _TIMES,
    "broke": frozenset("down in into off up".split()),
    "root": frozenset(),  # "you must be root", of a computer's administrator
}
"""Words that are seldom the verbs they look like, and the words that follow them when they are."""


@cache
def behind_have() -> dict[str, Verb]:
    """Return verbs by the forms that stand for their participle after "have"."""
    return {word: verb for word, verb in no_participle().items() if _is_had(word, verb)}


def _is_had(word: str, verb: Verb) -> bool:
    if verb.base == "have":
        return word == "have"
    if word in mere_pasts() or word in MODALS:
        return word not in MODALS
    used = usage(verb.base)
    return used.perfect >= _FEWEST_OF_VERB and used.possessed <= max(2, _HAD * used.perfect)


@cache
def behind_be() -> dict[str, Verb]:
    """Return verbs by the base forms and pasts that stand for their participle after "be"."""
    return {word: verb for word, verb in no_participle().items() if _is_lost(word, verb)}


def _is_lost(word: str, verb: Verb) -> bool:
    used = usage(verb.base)
    if word in mere_pasts():
        return used.passive_share >= _HARDLY and verb.base != "do"
    if Form.PAST in lexicon.forms(word):
        return used.passive_share >= _OFTEN
    if Form.BASE not in lexicon.forms(word):
        return False
    fewest = _FEWEST_OF_NOUN if is_also_noun(word) else _FEWEST_OF_VERB
    if used.passive_share < _OFTEN:
        return False
    return used.passive >= fewest and used.bare <= _BARE_VERB * used.passive


def is_also_noun(word: str) -> bool:
    """Tell whether a verb form is also a noun or an adjective."""
    return bool(set(lexicon.classes(word)) & set("npjr"))


def goes_on(word: str, following: str) -> bool:
    """Tell whether what follows ``word`` may continue a passive: no object, no "of"."""
    base = no_participle()[word].base
    is_named = base in NAMING and (following in DETERMINERS or following[:1].isupper())
    is_past = word in mere_pasts() and following not in {"not", "place"}
    if is_named or is_past:
        return True
    if word in _SELDOM_VERBS:
        return following in _SELDOM_VERBS[word]
    if following == "by":
        return True
    is_noun = is_also_noun(word)
    if is_noun and usage(base).bare > _BARE_NOUN * usage(base).passive:
        return False
    if following in PREPOSITIONS - {"of"} or following in _ADVERBS | _TIMES | {"as", "to"}:
        return True
    is_adverb = following.endswith("ly") and following != "only"
    return not is_noun and (following in _ENDS or is_adverb)


def adjectives_like(group: Governed) -> tuple[str, ...]:
    """Return the adjective for which the verb may stand, if there is one.

    "The style is dominate" may be about a dominant style, "dominate by towers" is not.
    """
    stem = group.word.removesuffix("ate")
    adjective = f"{stem}ant"
    after = group.next()
    has_agent = after is not None and after.lower == "by"
    is_one = stem != group.word and "j" in lexicon.classes(adjective)
    return (adjective,) if is_one and not has_agent else ()


def is_explained(parse: Parse, subject: Token) -> bool:
    """Tell whether a bare infinitive or a noun may explain a subject: "the idea is add a link"."""
    return any(token.lower in _PLANS or token.tag == "WP" for token in parse.subtree(subject))
