"""Verbs with a particle that are written as one word, like their nouns: "to setup".

Source: the word list of the Microsoft Writing Style Guide, "setup, set up": two words as a verb,
one as a noun. The words around decide whether a verb is meant, then the parse.
"""

from __future__ import annotations

import re

from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english import clause, infinitive, lexicon, modal
from bot_plugins.languages.english.excerpt import Prose, matches_of
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    OBJECTS,
    PREPOSITIONS,
)
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE, words
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.surroundings import Surroundings, is_word, surroundings

_VERBS = {
    "around": "work",
    "away": "give run",
    "back": "fall pay play roll",
    "down": "break count crack lock shut slow touch",
    "in": "log sign",
    "off": "cut kick lay log pay shut sign take",
    "on": "log",
    "out": "buy check fall hang hide lay log opt pull roll sell sign try work",
    "over": "switch take",
    "up": "back break build clean follow hook line look make mark mix pick pop round set sign speed"
    " split start wake warm write",
}
_SPLIT = {
    f"{verb}{hyphen}{particle}": (verb, particle)
    for particle, verbs in _VERBS.items()
    for verb in verbs.split()
    for hyphen in ("", "-")
}
_PARTICIPLES = frozenset(word for word, (verb, _) in _SPLIT.items() if verb in {"set", "shut"})
"""Words whose verb's participle is like its base: "it is setup by", "has shutdown"."""
_PRONOUNS = frozenset({"I", "you", "we", "they"})
_DO = frozenset({"do", "does", "did"})
_JOINING = frozenset({"and", "or", "then"})
_LEADS = modal.MODALS | DO | _PRONOUNS | _JOINING | {"to", "please"} | BE | HAVE
_NOUN = words(_SPLIT)
_OPENING = (DETERMINERS | OBJECTS | {"himself", "itself", "themselves", "yourself"}) - {"no", "her"}
"""Words that open an object, so that the word before is no noun."""
_BEHIND = frozenset(
    "after as at automatically before by correctly for from if in on properly so successfully such"
    " to using via when where with".split()
)
"""Words after a participle, and hardly after a noun: "is setup by"."""
_LIKELY = 0.5
_SURE = 0.8
"""Shares of infinitives among all "to" after a word that likely calls for one, and before what may
be a noun, in which case the two may be a compound: "eight days to sell-out crowds"."""
_BEFORE_NOUNS = frozenset("access close due leading led prior related return thanks up".split())
"""Words after which "to" is a preposition."""
_INTRANSITIVE = frozenset({"log", "sign"})
_GROUP = words(lead.replace("'", quote) for lead in _LEADS for quote in "'’")
_PATTERN = re.compile(rf"{BEFORE}(?P<lead>{_GROUP}){SPACE}{BETWEEN}(?P<noun>{_NOUN}){AFTER}")
_FIRST = words(map(str.capitalize, _SPLIT))
_COMMANDED = words("the your a an all any".split())
"""Words that open the object of a command, and hardly follow a noun: "Setup the server"."""
_REACHED = rf"(?:to|into|with|as)\s{words('the your a an root ssh'.split())}"
_COMMAND = re.compile(
    rf"{BEFORE}(?P<lead>)(?P<between>)(?P<noun>{_FIRST}){AFTER}"
    rf"(?={SPACE}(?:{_COMMANDED}|{_REACHED})\b)"
)
"""The first word of a command, with a capital."""
matches = matches_of(lambda: (_PATTERN, _COMMAND))
"""Yields the nouns in prose that may stand for their verbs."""
TRIGGERS = (
    rf"\b{_GROUP}\s{LOOSELY}{_NOUN}\b",
    rf"\b{_FIRST}\s(?:{_COMMANDED}|{_REACHED})\b",
)


def is_possible(text: Prose, match: re.Match[str]) -> bool:
    """Tell by the words around it, without a parse, whether a noun may stand for its verb."""
    around, (verb, particle) = surroundings(text, *match.span()), _SPLIT[match["noun"].lower()]
    if not match["lead"]:
        return _may_open_command(around, verb)
    after = around.next()
    is_noun = after == particle or (verb in _INTRANSITIVE and _may_be_noun(after))
    return not is_noun and _may_follow(match, around)


def _may_follow(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether a verb may follow the words before it, by those words and the next one."""
    lead, after = match["lead"].replace("’", "'"), around.next()
    if lead in BE | HAVE:
        return match["noun"] in _PARTICIPLES and _is_participle(lead, after)
    if lead in _PRONOUNS:
        return _may_be_subject(around) and _may_go_on(after)
    if lead == "to":
        return _may_be_infinitive(around)
    if lead in _JOINING:
        return after in _OPENING
    return lead not in _DO or "not" in match["between"]


def _may_open_command(around: Surroundings, verb: str) -> bool:
    """Tell whether only marks, as those of a list, are before, and an object or "to" after."""
    has_object = around.next() in _OPENING | {"all"}
    return not any(map(is_word, around.before)) and has_object != (verb in _INTRANSITIVE)


def _is_participle(lead: str, after: str) -> bool:
    """Tell whether a participle is likely: "is setup by", "had setup the", not "is setup time"."""
    if lead in HAVE:
        return after in _OPENING
    return after in _BEHIND or (lead in {"be", "been"} and not after[:1].isalpha())


def _may_be_subject(around: Surroundings) -> bool:
    """Tell by the word before it whether a pronoun may be a subject: not "gives you login"."""
    before = around.last()
    return not lexicon.forms(before) and before not in PREPOSITIONS - {"before", "after", "until"}


def _may_go_on(after: str) -> bool:
    """Tell whether a verb may be before a word: not in "you login data"."""
    return not after[:1].isalpha() or after in _OPENING | PREPOSITIONS | CONJUNCTIONS


def _may_be_infinitive(around: Surroundings) -> bool:
    """Tell by the words around whether "to" opens an infinitive: not in "access to backup"."""
    after, before = around.next(), around.last()
    share = infinitive.share(before, around.last(2))
    if after in _OPENING:
        return before not in _BEFORE_NOUNS
    return share >= (_SURE if _may_be_noun(after) else _LIKELY)


def _may_be_noun(word: str) -> bool:
    """Tell whether a word may be a noun or open a noun phrase without an article."""
    is_function = word in PREPOSITIONS | CONJUNCTIONS | {*ADVERBS}
    return word[:1].isalpha() and not is_function and lexicon.classes(word) != "r"


def replacement(match: re.Match[str]) -> str:
    """Return the verb and its particle; "login into" becomes "log into"."""
    verb, particle = _SPLIT[match["noun"].lower()]
    is_doubled = match.string.startswith(f" {particle}to ", match.end())
    return like(match["noun"], verb if is_doubled else f"{verb} {particle}")


def is_verb(text: Prose, match: re.Match[str]) -> bool:
    """Tell, according to the parse of the corrected sentence, whether a verb is meant."""
    if not match["lead"]:
        return _is_command(text, match)
    verb, parse = _read_with(text, match, replacement(match))
    if match["lead"] in BE | HAVE | _PRONOUNS | _JOINING:
        return verb.tag in clause.VERBS
    is_governed = clause.governor(parse, verb) is not None
    return verb.tag == "VB" and (is_governed or match["lead"] == "please")


def _is_command(text: Prose, match: re.Match[str]) -> bool:
    """Tell whether a verb heads its sentence, without a subject: not "Backup to a disk is slow".

    The parse is that with a plain verb in its place, because "back up the" also means a place.
    """
    intransitive = _SPLIT[match["noun"].lower()][0] in _INTRANSITIVE
    verb, parse = _read_with(text, match, "Go" if intransitive else "Use")
    has_object = intransitive or bool(parse.children(verb, "dobj"))
    is_head = verb.relation == "ROOT" and clause.subject(parse, verb) is None
    return is_head and verb.tag in {"VB", "VBP"} and has_object


def _read_with(text: Prose, match: re.Match[str], verb: str) -> tuple[Token, Parse]:
    """Return the token at the noun's place, and the parse, with ``verb`` instead of the noun."""
    sentence = sentence_at(text, match.start("noun"))
    parse = sentence.changed(*match.span("noun"), verb)
    return parse.at(sentence.index(match.start("noun"))), parse
