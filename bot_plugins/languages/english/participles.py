"""Participles that are not pasts, and whether the active is meant."""

from __future__ import annotations

from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Suggestion
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.bare import PERSONS, PRONOUNS, RELATIVES, Bare
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import has_object, has_passive

LONE = tuple("begun rung shrunk sprung sung sunk swum undergone".split())
"""Participles that are mostly active if no auxiliary governs them."""
OBJECTS = (
    "the a an his her its their him them me us it this these many several some more two three"
    " birth part place"
).split()
"""Words that open an object right after a verb."""
MOVED, AWAY = "arisen fallen gone risen".split(), "back down home into on out to up".split()
"""Participles of motion, and directions: an active verb is meant before those ("gone back")."""
STATES = frozenset("eaten grown hidden known seen shown spoken worn woven".split())
"""Participles that are more common after "is" than after "was"."""
_INTRANSITIVE = frozenset("arise begin fall go rise shrink sink spring swim undergo".split())
"""Verbs that need no object."""
_ACTING = frozenset("drink eat ride ring sing speak swear swim write".split())
"""Activities of people that need no object either: "he sung in a choir"."""
_GIVING = frozenset({"give", "show"})
"""Verbs whose passive keeps an object: "he given the prize" lacks a "was"."""
_RECEIVERS = frozenset("him her them us me birth".split())
_VARIANTS = frozenset("rung shrunk sprung sung sunk swum".split())
"""Participles that some dictionaries also list as pasts; edited text has "rang", "sang", "sank"."""
_ADJECTIVES = frozenset({"drunken", "shrunken", "sunken"})
_PHRASES = frozenset({"CC", "DT", "PRP", "PRP$", "CD", "IN", "TO", "RB", "RP"})


@cache
def participles() -> dict[str, Verb]:
    """Return verbs by the participles that are no past in edited text; not "been"."""
    found = {
        word: verb
        for verb in lexicon.verbs().values()
        for word in verb.participles
        if verb.base != "be" and (lexicon.forms(word) == {Form.PARTICIPLE} or word in _VARIANTS)
    }
    return {word: verb for word, verb in found.items() if word not in _ADJECTIVES}


@cache
def passives() -> dict[str, Verb]:
    """Return those of verbs with a passive, and "born"; not those that may be pasts."""
    found = {word: verb for word, verb in participles().items() if has_passive(verb)}
    kept = {word: verb for word, verb in found.items() if word not in _VARIANTS}
    return kept | {"born": lexicon.verbs()["bear"]}


def is_active(bare_verb: Bare, verb: Verb) -> bool:
    """Tell whether a bare participle is meant as active: it has an object, or needs none."""
    parse, token = bare_verb.corrected(verb.past)
    following = parse.near(token, 1)
    has_agent = bare_verb.parse.children(bare_verb.verb, "agent") or parse.children(token, "agent")
    if following is None or has_agent:
        return False
    if verb.base in _GIVING:
        return _gives(bare_verb, parse, token)
    if bare_verb.left in RELATIVES - {"who"} and following.tag not in _PHRASES:
        return False
    return has_object(parse, token) or _needs_none(bare_verb, verb)


def _needs_none(bare_verb: Bare, verb: Verb) -> bool:
    """Tell whether a participle can be active without an object in this position."""
    if bare_verb.word == "sunk" and bare_verb.left not in PRONOUNS:
        return bare_verb.verb.relation == "ROOT"  # "they saw the ship sunk"
    if verb.base in _ACTING:
        return bare_verb.left in PERSONS or _is_joined_to_past(bare_verb)
    return verb.base in _INTRANSITIVE


def _is_joined_to_past(bare_verb: Bare) -> bool:
    """Tell whether "and" and a past that is no participle follow ("that sung and shook")."""
    joined = bare_verb.parse.children(bare_verb.verb, "conj")
    return any(lexicon.forms(token.lower) == {Form.PAST} for token in joined)


def _gives(bare_verb: Bare, parse: Parse, token: Token) -> bool:
    following, second = parse.near(token, 1), parse.near(token, 2)
    if following is None or following.lower not in _RECEIVERS:
        return (
            bare_verb.word == "shown"
            and bare_verb.left not in PRONOUNS
            and has_object(parse, token)
        )
    is_twofold = second is not None and second.tag in {"DT", "CD", "PRP$"}
    return bare_verb.left in PRONOUNS or following.lower == "birth" or is_twofold


def has_complement(parse: Parse, verb: Token) -> bool:
    """Tell whether an infinitive or an -ing form completes a verb ("begun seeing")."""
    following, second = parse.near(verb, 1), parse.near(verb, 2)
    if following is None or second is None:
        return False
    is_infinitive = following.tag == "TO" and second.tag == "VB"
    return is_infinitive or (following.tag == "VBG" and following.relation == "xcomp")


def past_meant(bare_verb: Bare, verb: Verb) -> Suggestion:
    """Suggest the simple past for a participle that is the only verb of its clause."""
    message = (
        f"'{bare_verb.word}' is a past participle; its clause has no other verb,"
        f" so it takes the past tense '{verb.past}'"
    )
    return Suggestion(Edit(*bare_verb.match.span("verb"), verb.past), message)
