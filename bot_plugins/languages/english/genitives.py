"""Genitives that lack an apostrophe: "womens", "todays", "countrys", "the worlds largest"."""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.grammar import AUXILIARIES, DETERMINERS, OBJECTS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.noun_phrases import NUMERALS
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.surroundings import Surroundings

_NO_WORDS = (
    "childrens womens todays yesterdays tomorrows everyones everybodys someones somebodys anyones"
    " nobodys wifes"
).split()
"""Spellings that are not words without their apostrophe."""
_ONE = (
    "band city club company continent country county district family island league nation province"
    " region school state team town village world"
).split()
_KIN = "aunt brother father grandfather grandmother husband mother sister uncle".split()
_HAVING = (
    "business career company court death estate family farm firm footsteps home house job land lap"
    " death name office place shop side studio throne wealth will wishes work workshop"
    " brother daughter father mother sister son"
).split()
"""Things that somebody's relative has, in biographies."""
_OWNERS = (
    "album airport artist author band bishop book boat boy building castle child church city club"
    " college company composer country couple county daughter district duke emperor father film"
    " game girl group house husband island king league man mother mountain museum nation party"
    " person player pope president prince princess province queen region river school season series"
    " ship singer song son state team town tribe university user village wife woman world"
).split()
_FIRST = (
    "(?:first|second|third|fourth|only|debut|last|final|current|original|new|main|own"
    "|most important|most famous|entire|second-largest)"
)
"""Words that open a phrase with one owner: "the bands first album"."""
_RELATIVES = (
    "(?:aunt|brother|captain|coronation|crew|daughter|death|father|founder|grandson"
    "|headquarters|mother|nephew|owner|palace|population|reign|sister|son|uncle|stadium|coach|manager|widow"
    "|wife)"
)
_BEST = (
    "(?:(?:second|third)[ -])?(?:best|biggest|busiest|deepest|earliest|fastest|finest|foremost"
    "|greatest|heaviest|highest|largest|leading|longest|lowest|newest|oldest|poorest|richest|smallest"
    "|strongest|tallest|top|youngest)"
)
_DETERMINER = (
    "(?:[Tt]he|[Aa]|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ee]ach|[Ee]very)"
)
_SEEN = rf"(?={SPACE}(?P<next>[a-z]+){AFTER})"
_MISFORMED = re.compile("[a-z]{2,}[b-df-hj-np-tv-z]ys")
"""A misformed plural or genitive: "countrys"."""
_THEN = re.compile(r"\s+\w+\s+(\w+)")
_OBJECTS_OPEN = DETERMINERS | OBJECTS | {"that", "how", "what", "why", "whether"}
"""Words that open an object or a clause after a verb."""
PATTERNS = tuple(
    re.compile(f"{BEFORE}{pattern}")
    for pattern in (
        rf"(?P<word>{words(f for w in _NO_WORDS for f in (w, w.capitalize()))}){_SEEN}",
        rf"(?P<word>(?:childrens|(?:wo)?mens)['’]){_SEEN}",
        rf"(?P<word>mens){_SEEN}(?!{SPACE}(?:rea|sana|agitat)\b)",
        rf"{_DETERMINER}{SPACE}(?:[a-z]+{SPACE})?(?P<word>[a-z]{{2,}}[b-df-hj-np-tv-z]ys){_SEEN}",
        rf"[Tt]he{SPACE}(?P<word>{words(f'{noun}s' for noun in _ONE)})"
        rf"(?={SPACE}{_BEST}\b)(?P<next>)",
        rf"[Tt]he{SPACE}(?P<word>worlds)(?={SPACE}(?:first|most|only)\b)(?P<next>)",
        rf"(?:[Hh]is|[Hh]er){SPACE}(?P<word>{words(f'{noun}s' for noun in _KIN)})"
        rf"(?={SPACE}(?P<next>{words(_HAVING)})\b)",
        rf"(?:[Tt]he|[Tt]his|[Ii]ts|[Oo]ur){SPACE}(?P<word>{words(f'{noun}s' for noun in _OWNERS)})"
        rf"(?={SPACE}(?P<first>{_FIRST}){SPACE}(?P<next>[a-z]+){AFTER})",
        rf"(?:[Tt]he|[Tt]his){SPACE}(?P<word>{words(f'{noun}s' for noun in _OWNERS)})"
        rf"(?={SPACE}(?P<next>{_RELATIVES})\b)",
        rf"(?:[Tt]he|[Aa]){SPACE}(?P<word>[a-z]+(?:er|or|ist|man)s)"
        rf"(?={SPACE}(?P<next>wife|widow|husband|daughter|son)\b)",
        rf"(?P<word>[Oo]nes)(?={SPACE}(?P<next>own)\b)",
    )
)
_OWNED = clause.NOUNS | {"JJ", "JJS", "VBG"}
"""Tags of the head of what is owned; a parser may take it for an adjective or a verb form."""
TRIGGERS = (
    rf"\b(?:{words(f for w in _NO_WORDS for f in (w, w.capitalize()))}|(?:wo)?mens['’]?)"
    r"\s(?:\[\[)?[a-z]",
    r"\bchildrens['’]\s",
    rf"\b{_DETERMINER}\s(?:[a-z]+\s)?[a-z]{{2,}}[b-df-hj-np-tv-z]ys\s[a-z]",
    rf"\b[Tt]he\s{words(f'{noun}s' for noun in _ONE)}\s{_BEST}\b",
    r"\b[Tt]he\sworlds\s(?:first|most|only)\b",
    rf"\b[Hh](?:is|er)\s{words(f'{noun}s' for noun in _KIN)}\s{words(_HAVING)}\b",
    rf"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Oo]ur)\s{words(f'{noun}s' for noun in _OWNERS)}"
    rf"\s(?:{_FIRST}\s[a-z]|{_RELATIVES}\b)",
    r"\b(?:[Tt]he|[Aa])\s[a-z]+(?:er|or|ist|man)s\s(?:wife|widow|husband|daughter|son)\b",
    r"\b[Oo]nes\sown\b",
)


def genitive_of(word: str) -> str:
    """Return a word with its apostrophe: "women's" for "womens" and for "womens'"."""
    return f"{word.rstrip(chr(39) + '’')[:-1]}'s"


def may_be_genitive(match: re.Match[str]) -> bool:
    """Tell by the next word whether a word may be a genitive without its apostrophe."""
    following, word = match["next"], match["word"].lower()
    if following in AUXILIARIES | PREPOSITIONS | {"and", "or", "that", "which", "who"}:
        return False
    if match.groupdict().get("first"):  # "the bands first album", not "the bands first played"
        forms, classes = lexicon.forms(following), lexicon.classes(following)
        is_number = following in NUMERALS or "p" in classes.replace("np", "n")
        return Form.PAST not in forms and bool({*classes} & {"n", "j"}) and not is_number
    if not word.endswith("ys") or word in _NO_WORDS:
        return True
    then = _THEN.match(match.string, match.end("word"))
    return may_own(word, following, then[1].lower() if then else "")


def may_own(word: str, following: str, then: str) -> bool:
    """Tell by the next two words whether a word like "countrys" is a genitive ("countrys flag").

    Before a verb, a plural is meant: "the studys show that".
    """
    if not _MISFORMED.fullmatch(word) or word in lexicon.known():
        return False
    forms, classes = lexicon.forms(following), {*lexicon.classes(following)}
    is_verb = Form.PAST in forms or (Form.BASE in forms and then in _OBJECTS_OPEN)
    is_owner = bool({*lexicon.classes(word[:-1])} & {"n", "p"})
    return is_owner and bool(classes & {"n", "p", "j"}) and not is_verb


def owns(word: str, around: Surroundings) -> bool:
    """Tell whether a word like "countrys" is a genitive after a determiner."""
    return around.last() in DETERMINERS and may_own(word, around.next(), around.next(2))


def is_genitive(parse: Parse, mark: Token) -> bool:
    """Tell, for the sentence with the apostrophe, whether the noun is a possessive.

    ``mark`` is the token of the apostrophe.
    """
    owner = parse.near(mark, -1)
    if mark.tag != "POS" or owner is None:
        return False
    thing = parse.head(owner)
    return owner.relation == "poss" and thing.index > mark.index and thing.tag in _OWNED
