"""The first sound of names, initialisms and numbers: "an Italian", "an MP", "an 8th".

Only those whose first sound is beyond doubt are decided: initialisms that can only be spelled out,
names with a plain beginning ("an Android", "a Windows"), and numbers below a thousand or with
thousands separators. Source: the usage notes of dictionaries, by common knowledge.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import lexicon

VOWEL_NAMES = frozenset(
    "Aboriginal Academy African Alabama Alaskan Albanian Algerian Alpine Alsatian Amazonian"
    " American Andalusian Anglican Anglo Angolan Antarctic Apache Arab Arabian Arabic Aramaic"
    " Arctic Argentine Argentinian Armenian Aryan Asian Assyrian Atlantic Austrian Australian"
    " Azerbaijani Aztec Eastern Easter Ecuadorian Edwardian Egyptian Elizabethan Emirati Emmy"
    " English Episcopal Eritrean Eskimo Estonian Ethiopian Etruscan Evangelical Icelandic"
    " Illinois Indian Indiana Indonesian Internet Inuit Iranian Iraqi Irish Islamic Israeli"
    " Israelite Italian Iowa Ohio Oklahoma Olympic Ontario Oregon Orthodox Oscar Ottoman Oxford"
    " Umayyad Uzbek".split()
)
CONSONANT_NAMES = frozenset(
    "Belgian Bolivian Brazilian British Buddhist Bulgarian Canadian Catholic Celtic Chilean"
    " Chinese Christian Colombian Croatian Cuban Czech Danish Dutch Eurasian European Finnish"
    " French German Greek Hindu Hungarian Japanese Jewish Kenyan Korean Latin Malaysian Mexican"
    " Moroccan Muslim Nigerian Norwegian Pakistani Persian Peruvian Polish Portuguese Protestant"
    " Roman Romanian Russian Scottish Serbian Slovak Spanish Swedish Swiss Thai Turkish Ugandan"
    " Ukrainian Unitarian University Uruguayan Utah Venezuelan Vietnamese Victorian Welsh".split()
)
_SPELLED = frozenset("FAA FBI HIV LED MEP MIT MLA NBA NCAA NGO RAF RNA SOS SUV".split())
"""Initialisms with a vowel that are still spelled out, and begin with a vowel sound."""
_YOU = frozenset("UAE UAV UEFA UFO UHF UK UN UNESCO UNICEF URL US USA USB USD USSR UV".split())
_UNSURE = frozenset(
    "AA AAA FAQ HP MB MN MT NB NC ND NH NJ NM NS NSW NT NY NZ ONE SC SD SQL SW SXSW".split()
)
"""Some of these are read as words; those of places and units are read out in full."""
_ROMAN = re.compile(r"[IVXLCDM]+")
_VOWEL_NUMBER = re.compile(r"(?:8\d{0,2}|1[18])(?:,\d{3})*(?:th|st|nd|rd|s)?")
_CONSONANT_NUMBER = re.compile(r"(?:[2-79]\d{0,2}|1|1[02-79]|1\d\d)(?:,\d{3})*(?:th|st|nd|rd)")
"""Only ordinals: "an 12" may stand for "and 12"."""
_VOWEL_BEGINNING = re.compile(r"a|e(?![uw])|i(?![aeou])|o(?!ax|n[ce]|u(?!t))")
_CONSONANT_BEGINNING = re.compile(
    r"(?:[bcdfgjklmnprstvwz]|[bcfgkps]l|[bcdfgkptw]r|s[ckmnptw]|[cstwp]h|qu|sch|str|thr)[aeiouy]"
)
"""Beginnings of names, in lower case, that are read as they are written."""
_MIXED = re.compile(r"(?:[ei](?=[A-Z])|[A-Z][a-z]{2,}(?=[A-Z]))")
"""The first part of a name in mixed case: "iPhone", "OpenTTD"."""
CAPITALS = (
    r"\d[\d,]*(?:th|st|nd|rd|s)?(?![:,%]|[.-]\d)|[A-Z]{2,6}|[A-Z][a-z]{2,}(?:[A-Z][A-Za-z]*)?"
    r"|[ei][A-Z][A-Za-z]+"
)
"""A pattern for everything this module covers."""


def wanted(word: str) -> str:
    """Return the article that goes before a word, "a" or "an"; empty if that is uncertain."""
    if word[:1].isdigit():
        return _before_number(word)
    if word.isupper():
        return _before_initialism(word)
    if word in VOWEL_NAMES:
        return "an"
    return "a" if word in CONSONANT_NAMES else _before_name(word)


def is_common(word: str) -> bool:
    """Tell whether a name is a common one of peoples and places, an initialism or a number."""
    return word.isupper() or word[0].isdigit() or word in VOWEL_NAMES | CONSONANT_NAMES


def _before_name(word: str) -> str:
    mixed = _MIXED.match(word)
    first = (mixed[0] if mixed else word).lower()
    if mixed and len(first) > 1 and not lexicon.classes(first) and not lexicon.forms(first):
        return ""
    if not mixed and not word[1:].islower():
        return ""  # "an MoU"
    if _VOWEL_BEGINNING.match(first):
        return "an"
    return "a" if _CONSONANT_BEGINNING.match(first) else ""


def _before_number(number: str) -> str:
    if _VOWEL_NUMBER.fullmatch(number):
        return "an"
    return "a" if _CONSONANT_NUMBER.fullmatch(number) else ""


def _before_initialism(word: str) -> str:
    if word in _YOU:
        return "a"
    if word in _UNSURE or _ROMAN.fullmatch(word) or word.startswith(("EU", "U", "OU")):
        return ""
    if word in _SPELLED or word[0] in "AEIO":
        return "an"
    is_spelled = not set(word) & set("AEIOUY")
    return ("an" if word[0] in "FHLMNRSX" else "a") if is_spelled else ""
