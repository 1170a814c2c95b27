"""Determiners and the number of the noun they belong to: "a method", "these methods".

A pattern finds a determiner, at most two modifiers and a noun of the other number before a word or
a mark that ends the noun phrase. The parse then shows whether they belong together. Source of which
determiners take which number: R. Quirk et al., "A Comprehensive Grammar of the English Language"
(1985), 5.10-5.25.
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english import clause, grammar, lexicon, vocabulary
from bot_plugins.languages.english.excerpt import matches_of
from bot_plugins.languages.english.noun_or_verb import COUNTED, is_shown_unit, may_be_verb
from bot_plugins.languages.english.number import Number, noun_number, plurals
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import Sentence

SINGULAR = "a an another each every this".split()
PLURAL = ["these", "those", "many", "several", "numerous", "various", "few", "a few", *COUNTED]
_MANY = frozenset(
    "billion couple dozen eighteen eighty eleven few fifteen fifty forty fourteen half hundred lot"
    " majority many million nineteen ninety number only score seventeen seventy sixteen sixty ten"
    " thirteen thirty thousand total twelve twenty".split()
) | {*PLURAL}
"""Modifiers with which "a" and "every" take a plural: "a few houses", "every three years"."""
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "things": "thing"}
_FIXED = frozenset(
    "amends arms ages clothes customs falls fauna flora goods grounds heights hundreds lots masters"
    " outskirts pains score teens terms thanks things thousands ways woods works".split()
)
"""Plurals that follow "a" in fixed phrases, or that have no singular."""
_WITHIN = clause.NOUNS | {"JJ", "VBG", "POS", "HYPH", "CD"}
"""Tags of tokens after a noun that belongs to a longer phrase ("a goods train")."""
_BEFORE_NUMERALS = clause.NOUNS | {"CC", "DT", "JJ", "PRP$", "HYPH", "CD", "POS"}
"""Tags of tokens before a numeral that is part of a name or a compound ("season two finale")."""
_RELATIONS = frozenset({"det", "nummod", "amod"})
_FOLLOWERS = words(
    "is are was were has have had will would can could may might must should of in on at to for"
    " from by with that which who whose when where if because but as than into within"
    " without".split()
)
_CLAUSES = words("because which when then he she it they we you if although".split())
_JOINED = (
    rf"(?:and|but|or|so)\s{words('a an the it they he she is are was were has have then'.split())}"
)
_COMMA = rf",\s(?:{_CLAUSES}|{_JOINED})\b"
_END = rf"(?=[.;:]|{SPACE}{_FOLLOWERS}\b|{_COMMA})"
"""What ends a noun phrase: a mark, or a word that cannot be part of it. After a comma may come
another modifier: "several card, board and video games"."""
_MODIFIER = r"[a-z]{3,}"
_SHORT = "app|bug|car|day|job|key|map|way"
_NOUN = rf"(?:[a-z]{{4,}}|{_SHORT})"
_UNCOUNTABLE = 0.065
"""A noun whose plural is less frequent than this share of its singular counts as uncountable."""
NOUN_PHRASE = re.compile(
    rf"{BEFORE}(?P<determiner>(?i:{words([*SINGULAR, *PLURAL])}))"
    rf"(?P<modifiers>(?:{SPACE}{_MODIFIER}){{0,2}}?){SPACE}(?P<noun>{_NOUN}){_END}"
)
_OWNER = "(?:the|his|her|its|their|our|my|your|these|those)"
_NO_PART = "(?:kind|number|range|sort|type|variety)"
"""Nouns after "one of its" that are no countable parts: "one of its kind"."""
ONE_OF = re.compile(
    rf"{BEFORE}(?P<determiner>(?i:one)) of {_OWNER}(?! same)"
    rf"(?P<modifiers>(?:{SPACE}{_MODIFIER}){{0,2}}?){SPACE}(?P<noun>(?!{_NO_PART}\b)[a-z]{{4,}}){_END}"
)
_LOOSE = r"(?:[a-z]{3,}\s){0,2}"
_NO_PLURALS = r"(?:[a-z]{2,}(?:[a-rt-z]|[isu]s)\s){0,2}"
"""Modifiers that do not end as a plural does, which would be the noun: "these cases are"."""
_FOLLOWED = rf"(?:[.;:]|\s{_FOLLOWERS}\b|{_COMMA})"
TRIGGERS = (
    rf"\b(?i:{words(SINGULAR)})\s{_LOOSE}[a-z]{{2,}}[b-hj-rtv-z]s{_FOLLOWED}",
    rf"\b(?i:{words(PLURAL)})\s{_NO_PLURALS}(?:[a-z]{{3,}}[a-rt-z]|{_SHORT}){_FOLLOWED}",
    rf"\b[Oo]ne\sof\s{_OWNER}\s{_LOOSE}[a-z]{{3,}}[a-rt-z]{_FOLLOWED}",
)


phrases = matches_of(lambda: (NOUN_PHRASE, ONE_OF))
"""Yields the determiners and nouns in prose, whether or not they agree."""


def wanted(match: re.Match[str]) -> Number | None:
    """Return the number that the determiner requires and the noun has not; None if they agree."""
    determiner, modifiers, noun = match["determiner"].lower(), match["modifiers"], match["noun"]
    number = Number.SINGULAR if determiner in SINGULAR else Number.PLURAL
    has = Number.PLURAL if is_shown_unit(match) else noun_number(noun)
    is_fixed = noun in _FIXED | _MANY and (determiner, noun) != ("this", "things")
    if is_fixed or has in {None, number} or not other_number(noun):
        return None
    between = modifiers.split()
    is_adjective = number is Number.PLURAL and "j" in lexicon.classes(noun)  # "six female"
    is_many = not (_MANY | grammar.DETERMINERS).isdisjoint(between)
    is_plain = _are_plain(between, is_counted=determiner in COUNTED)
    is_verb = match.re is not ONE_OF and may_be_verb(match, number)
    is_other = is_adjective or is_many or _is_in_compound(match) or is_verb
    return number if is_plain and not is_other else None


def _is_in_compound(match: re.Match[str]) -> bool:
    """Tell whether an "A" is the end of a name, or a noun is repeated: "several point to point"."""
    is_label = match["determiner"] == "A" and _ends_word(match.string[: match.start()])
    between = match["modifiers"].split()
    is_mutual = between[:1] == ["other"]  # "sent each other letters"
    is_superlative = between[-1:] == ["most"]  # "one of the most value(d)"
    is_fixed = (match["determiner"], match["noun"]) == ("various", "effect")
    return (
        is_label
        or is_mutual
        or is_superlative
        or is_fixed
        or match.string.startswith(f" to {match['noun']}", match.end())
    )


def _ends_word(text: str) -> bool:
    return text.rstrip(" ")[-1:].isalnum()


def without_or_singular(match: re.Match[str], verb: Number | None, other: str) -> list[str]:
    """Return a phrase with its noun in the singular, and without its article, the likelier first.

    ``other`` is the singular. Before a plural verb the article is likely too much.
    """
    article = match["determiner"]
    between = match.string[match.end("determiner") : match.start("noun")]
    bare = f"{between.lstrip()}{match['noun']}"
    phrases = [f"{article}{between}{other}", like(article, bare)]
    return phrases[::-1] if verb is Number.PLURAL else phrases


def has_noun_modifier(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is before a noun: two phrases may meet ("in this game players")."""
    before = parse.near(noun, -1)
    return before is not None and before.tag in clause.NOUNS


def _are_plain(modifiers: list[str], *, is_counted: bool) -> bool:
    """Tell whether modifiers are adjectives; the last may be a noun, if no numeral is before.

    A noun before an adjective is the end of a phrase: "give a train continuous views". After a
    numeral a noun is part of a modifier: "two storey house".
    """
    last = "j" if is_counted else "jn"
    allowed = zip(modifiers, [*"j" * (len(modifiers) - 1), last], strict=False)
    return all({*lexicon.classes(word)} & {*classes} for word, classes in allowed)


@cache
def _singulars() -> dict[str, str]:
    """Return the singulars of countable nouns by their plurals; not those of two nouns."""
    found: dict[str, set[str]] = {plural: {singular} for plural, singular in _IRREGULAR.items()}
    for noun in lexicon.known():
        for plural in plurals(noun) if noun_number(noun) is Number.SINGULAR else ():
            if "p" in lexicon.classes(plural):
                found.setdefault(plural, set()).add(noun)
    return {plural: min(nouns) for plural, nouns in found.items() if len(nouns) == 1}


@cache
def _plurals() -> dict[str, str]:
    return {singular: plural for plural, singular in _singulars().items()}


def other_number(noun: str) -> str:
    """Return the plural of a singular noun, or the reverse; empty if it is not known."""
    return _singulars().get(noun) or _plurals().get(noun, "")


def is_countable(noun: str) -> bool:
    """Tell whether a singular noun is common in the plural as well: not "software"."""
    counts = vocabulary.frequent()
    return counts.get(other_number(noun), 0) >= counts.get(noun, 0) * _UNCOUNTABLE


def lacks_plural(noun: str, number: Number) -> bool:
    """Tell whether a noun that should be a plural is uncountable: "these software"."""
    return number is Number.PLURAL and not is_countable(noun)


def belong_together(parse: Parse, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a determiner belongs to a noun, in a sentence or with the noun changed."""
    noun = parse.at(sentence.index(match.start("noun")))
    determiner = parse.at(sentence.index(match.end("determiner") - 1))
    if noun.tag not in {"NN", "NNS"}:
        return False
    return (_stands_alone if match.re is ONE_OF else _is_of)(parse, determiner, noun)


def _is_of(parse: Parse, determiner: Token, noun: Token) -> bool:
    """Tell whether a determiner belongs to a noun that is the last of its phrase."""
    before, after = parse.near(determiner, -1), parse.near(noun, 1)
    article = before if determiner.lower == "few" and before and before.lower == "a" else None
    before = parse.near(article, -1) if article else before
    is_last = after is None or after.tag not in _WITHIN
    is_first = before is None or not _goes_on(determiner, before, noun)
    is_owned = determiner.relation in _RELATIONS and parse.head(determiner) == noun
    others = [
        each for each in parse.children(noun, "det", "poss") if each not in {determiner, article}
    ]
    return is_owned and is_last and is_first and not others


def _goes_on(determiner: Token, before: Token, noun: Token) -> bool:
    """Tell whether the word before a determiner is part of what it belongs to.

    So it is in "season two", "a power of two", "divide by two", "they are each"; in "during a
    routine swimmers can rest" the preposition takes less than the parser thinks.
    """
    if determiner.lower in COUNTED:
        return before.tag in _BEFORE_NUMERALS or before.lower in {"of", "by"}
    if determiner.lower == "each" and before.lower in grammar.AUXILIARIES:
        return True
    is_preposition = before.tag == "IN" and before.relation != "mark"
    return is_preposition and noun.relation in clause.SUBJECT


def _stands_alone(parse: Parse, one: Token, _: Token) -> bool:
    """Tell whether "one" is no number of a thing before it: not "day one of the cycle"."""
    before = parse.near(one, -1)
    return before is None or before.tag not in clause.NOUNS | {"JJ", "RB"}


def verb_number(parse: Parse, noun: Token) -> Number | None:
    """Return the number of the finite verb whose subject a noun is, if its form shows it."""
    verb = parse.head(noun)
    if noun.relation not in clause.SUBJECT:
        return None
    finite = [*clause.auxiliaries(parse, verb), verb][0]
    if finite.tag == "VBZ" or finite.lower == "was":
        return Number.SINGULAR
    return Number.PLURAL if finite.tag == "VBP" or finite.lower == "were" else None
