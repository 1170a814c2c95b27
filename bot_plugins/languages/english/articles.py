"""The choice between "a" and "an", by the sound that the next word begins with.

Only words whose first sound is beyond doubt are decided; most words in u- and eu- are not, and
words in h- only if the first syllable is stressed. Source: the usage notes of dictionaries, by
common knowledge.
"""

import re
from collections.abc import Iterator

from bot_plugins.languages.common.unseen import SHOWN
from bot_plugins.languages.english import capital_sounds, lexicon
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import BE, CONJUNCTIONS, HAVE, PREPOSITIONS, PRONOUNS
from bot_plugins.languages.english.number import Number, noun_number
from bot_plugins.languages.english.surroundings import Surroundings, is_word

_BEFORE_ARTICLE = (
    PREPOSITIONS | CONJUNCTIONS | BE | HAVE | frozenset("as not such what than just only".split())
)
_OPENERS = frozenset(["", "-", "–", "—", "(", ":", "*"])
"""Tokens after which a capital "A" or "An" may be an article, not part of a name."""
_FIRST = 2
"""Tokens up to the first word of a list item, including its mark."""
_BEFORE_GERUND = BE | frozenset(["after", "before", "by", "when", "while", "without"])
"""Words before an -ing form that is a verb, not a noun ("the painting an the wall")."""
_GERMAN = frozenset({"die", "den"})
_VOWEL = re.compile(
    r"hour|heir|honest|honou?r|(?:[ai]|e(?!u|w)|o(?!ne|nce|u[ij])"
    r"|u(?:dd|gl|lc|lt|mb|n[^aeiou]|na(?!nim|ry)|n[eou]|ni(?:n|de|m(?!od))|p[^a]|r[bgn]|tm|tt))"
)
"""Beginnings of words that certainly start with a vowel sound."""
_CONSONANT = re.compile(
    r"uni(?:vers|form|que|on|t(?!en)|corn|later)|euro|eulog|eucal|ewe|one\b|use|usu|utens|utili|utop"
    r"|uran|h(?!our|eir|erb)(?:[aeiouy]{1,2}[^aeiouy\W]+e?\Z|appy|eavy|idden|igher|uman|undred|usband)"
    r"|(?:[bcdfgjklmnpqrstvwz]|y[aeou])(?=.*[aeiouy])",
    re.IGNORECASE,
)
_VOWEL_SOUND = (
    r"[AEIO][A-Za-z]|[FHLMNRSX][A-Z]|U[mz]|8|1[18]"
    r"|hour|heir|hon(?:est|ou?r)|[ai][A-Za-z]|e[^uw]|o[^nu]|on[^ce]|onc[^e]|ou[^ij]"
    r"|u(?:dd|gl|lc|lt|mb|n[^aeiou]|n[aeou]|ni[dmn]|p[^a]|r[bgn]|tm|tt)"
)
_CONSONANT_SOUND = (
    r"[B-DF-HJ-NP-TV-Z][A-Za-z]|U[A-Za-z]|Eur|\d"
    r"|uni(?:vers|form|que|on|t|corn|later)|euro|eulog|eucal|ewe|one|use|usu|utens|utili|utop|uran"
    r"|(?:[bcdfgjklmnpqrstvwz]|y[aeou])[a-z]|h[aeiouy]"
)
"""What ``_VOWEL`` and ``_CONSONANT`` match and little more, for RE2, which has no lookahead."""
_UNSURE = re.compile(r"ubi|anan|aught|herb|own\b")
_PREFIXES = frozenset(
    "anti anarcho auto inter intra extra ultra under over electro agro eco".split()
)
"""First parts of compounds ("an anti-war song")."""
_MENTIONS = frozenset(
    "letter letters vowel sound note chord grade class type vitamin hepatitis word words prefix"
    " suffix article particle term".split()
)
"""Words after which "a" is a letter or a mentioned word."""
_ENGLISH_ENDING = re.compile(
    r"(?:[ts]ion|ness|ity|ment|ism|ist|ical|ious|able|less|ful)$|^un[a-z]{3,}(?:ed|ing)$"
)
"""Endings that show that a word missing from the lexicon is English."""
_ADJECTIVAL = frozenset([lexicon.Form.PARTICIPLE, lexicon.Form.ING])


def wanted(word: str) -> str:
    """Return the article that goes before a word, "a" or "an"; empty if that is uncertain."""
    if not _is_lower(word):
        return capital_sounds.wanted(word)
    if _UNSURE.match(word):
        return ""
    return "a" if _CONSONANT.match(word) else "an" if _VOWEL.match(word) else ""


def _is_lower(word: str) -> bool:
    return word[:1].islower() and word.islower()


def may_follow(article: str, word: str, more: str | None) -> bool:
    """Tell whether a word is certainly English and may follow an article.

    ``more`` is the rest of a compound ("-war"), or None.
    """
    if not _is_lower(word):
        return True
    if more and word in _PREFIXES:
        return True
    if word in PREPOSITIONS | CONJUNCTIONS | PRONOUNS:
        return False
    if word in _GERMAN or (article.lower() == "an" and lexicon.Form.PAST in lexicon.forms(word)):
        return False
    found = set(lexicon.classes(word))
    is_english = found or lexicon.forms(word) & _ADJECTIVAL or _ENGLISH_ENDING.search(word)
    return found != {"p"} and bool(is_english)


def _is_in_english(article: str, word: str, around: Surroundings) -> bool:
    """Tell whether a word with capitals certainly stands in English text, after an article.

    For a name that is not among the common ones, the words beside it decide ("a Ancona").
    """
    if word.islower() or capital_sounds.is_common(word):
        return True
    last, after = around.last(), around.next(2)
    if article[0] == "A":  # "A Estrada" and "An Teallach" are places
        return word.lower() in english_words() and after in english_words()
    is_led = last in english_words() or last in _OPENERS
    return is_led and (not is_word(after) or after in english_words())


def is_article(article: str, word: str, around: Surroundings) -> bool:
    """Tell whether a word is an article, not a letter, a mentioned word or a mistyped "and".

    ``word`` is the word after it.

    Before a name and a singular noun, "and" is not meant ("saw an European bird").
    """
    last = around.last()
    if last in _MENTIONS or not last.isascii() or not _is_in_english(article, word, around):
        return False
    if article == "an":
        if _are_joined(last, around.next()):
            return False
        is_name = around.after[:1] and around.after[0][:1].isupper()
        is_one = bool(is_name) and noun_number(around.next(2)) is Number.SINGULAR
        is_governed = is_one and lexicon.Form.PAST in lexicon.forms(last)
        return _may_precede_article(last) or is_governed or _is_gerund(around)
    return article == "a" or last in _OPENERS


def _is_gerund(around: Surroundings) -> bool:
    """Tell whether an -ing form before the article governs what follows: "by passing an value"."""
    is_first = len(around.before) <= _FIRST and not is_word(around.last(2))
    is_governed = is_first or around.last(2) in _BEFORE_GERUND
    return is_governed and lexicon.Form.ING in lexicon.forms(around.last())


def _are_joined(before: str, after: str) -> bool:
    """Tell whether "and" is meant between two -ing forms: "singing an dancing"."""
    return all(lexicon.Form.ING in lexicon.forms(word) for word in (before, after))


def _may_precede_article(last: str) -> bool:
    """Tell whether "an" after this word can hardly be a mistyped "and"."""
    if not is_word(last) or last in _BEFORE_ARTICLE:
        return True
    is_noun = bool(set(lexicon.classes(last)) & set("np"))
    return bool(lexicon.forms(last)) and not is_noun


def _triggers(article: str, sound: str) -> Iterator[str]:
    """Yield triggers for an article before a sound, in plain text or in a link."""
    before = r"(?:^|[^\pL\pN_'’.&/@#\]-]|''|(?:^|[^\]])\]|[^\pL\pN_]\]\])"
    yield rf"{before}{article}\s[\"“‘]?{SHOWN}(?:{sound})"
    yield rf"{before}{article}\s{SHOWN}\[\[{SHOWN}(?:{sound})[^\[\]|]*[\]<]"


TRIGGERS = (*_triggers("[Aa]", _VOWEL_SOUND), *_triggers("[Aa]n", _CONSONANT_SOUND))
"""Triggers for an article before the wrong sound, for RE2."""
