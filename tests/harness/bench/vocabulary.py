"""The words of generated articles: this project's own lexicon, invented names, numbers.

Words are as unequally frequent as in any language: the n-th most frequent one of a class has a
weight of 1 / (n + SHIFT) (Zipf's law, with Mandelbrot's shift).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import product

from bot_plugins.core.tables import table
from bot_plugins.languages.english.lexicon import verbs
from bot_plugins.languages.english.variety import BRITISH, spellings
from tests.harness.bench.grammar import Ways

SEED = 20
SHIFT, EVEN = 4.0, 30.0
"""Of words; of names, which are more evenly frequent: two in a row are rarely the same."""
_VOWELS = "aeio"  # "u" and "h" have both sounds, so no word here begins with them after "a"
_LONGEST = 11
_SYLLABLES = {
    "given": ("Al Be Ca Da E Fe Gu Ha I Jo Ka Lo Ma Ni O Pe Ro Sa Te Ul Vi Wa Yu Zo Ö Á",
              "ra no li da mi be rt na s lla vi rie n go sé th k ry na ley son ma"),
    "surname": ("Bar Cor Dun Es Fal Gre Hol Is Kar Lan Mar Nor Os Pren Quin Ros Stan Tar Um Vel "
                "Wex Yar Zim Mül Gó Şah Nguy Ły",
                "den ver low ski zon kov berg ham ton rick sen mann wood ley ford das ić ez stone "
                "er man"),
    "place": ("Ald Brem Cast Dov El Fon Gar Hark Ing Kestr Lind Mor Nant Ox Port Ra Sal Thorn Ur "
              "Val Wind Sao Ile Köl",
              "ham mere bury stein ville grad borg dorf ovo ista ara um ingen field haven by é "
              "ton"),
    "country": ("Al Ber Cas Dor Es Fer Gal Hel Ist Kal Lu Mon", "land onia ovia istan mark ary"),
    "foreign": ("der les una kor mit para bel sol ché dans über il mon ta qu'il est",
                "te re nt sao ür gen lo ma vie schaft ción eau on mo li an"),
    "script": ("Мос Нов Але Кра Пет Γε Αθ Να বা 東 山 القا", "ква ский град ρο ία 京 川 هرة কা"),
}  # fmt: skip
_SIZES = {"given": 600, "surname": 9000, "place": 9000, "country": 70, "foreign": 3000,
          "script": 900}  # fmt: skip
_LIKE_SLIPS = frozenset({"lead", "putt"})
"""Verbs whose regular past ("putted") a rule has to look at; real text hardly has it."""
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def vocabulary() -> dict[str, Ways]:
    """Return the classes of words, by name; a capital first letter: so are its words."""
    dice = random.Random(SEED)  # noqa: S311 - no secret depends on it
    american = spellings(BRITISH)  # many pages ask for British English
    classes: dict[str, Ways] = {
        name: _ranked((word for word in words if word not in american), dice)
        for name, words in {**_lexicon(), **_verbs()}.items()
    }
    for name in ("adjective", "noun", "adverb", "ing"):
        classes[name.capitalize()] = _capital(classes[name])
    classes["Plurals"] = _capital(classes["plural"])
    for name in ("noun", "adjective"):
        classes[f"v-{name}"] = [way for way in classes[name] if way[1][0] in _VOWELS]
        classes[f"c-{name}"] = [way for way in classes[name] if way[1][0] not in _VOWELS + "uh"]
    for name, (starts, ends) in _SYLLABLES.items():
        classes[name] = _zipf(_invented(starts.split(), ends.split(), _SIZES[name], dice), EVEN)
    classes["foreign-start"] = _capital(classes["foreign"])
    codes = [word for _, word in classes["noun"][:4000]]
    classes["code-word"] = _zipf(codes)
    classes["Code-Word"] = _zipf([f"{one.title()}{two.title()}" for one, two in _pairs(codes)])
    return {**classes, **_numbers()}


def _lexicon() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {"noun": [], "plural": [], "adjective": [], "adverb": []}
    names = {name.lower() for _, name in table("bot_plugins.languages.english", "capitals")}
    for word, letters in table("bot_plugins.languages.english", "words"):
        if word in names:
            continue
        for name, letter in (("noun", "n"), ("plural", "p"), ("adjective", "j"), ("adverb", "r")):
            if letters.startswith(letter) and word.isalpha() and 3 < len(word) <= _LONGEST:
                kinds[name].append(word)
    kinds["plural"] = [word for word in kinds["plural"] if word.endswith("s")]
    kinds["adverb"] = [word for word in kinds["adverb"] if word.endswith("ly")]
    return kinds


def _verbs() -> dict[str, list[str]]:
    # Regular ones: the frequent irregular ones are what the rules look for, and the grammar has
    # them where they are to be found.
    plain = [
        verb
        for verb in verbs().values()
        if verb.past.endswith("ed")
        and len(verb.base) > 3
        and not verb.base.endswith("ed")
        and verb.base not in _LIKE_SLIPS
    ]
    return {
        "base": [verb.base for verb in plain],
        "past": [verb.past for verb in plain],
        "participle": [verb.participle for verb in plain],
        "ing": [verb.ings[0] for verb in plain if verb.ings],
        "third": [verb.thirds[0] for verb in plain if verb.thirds],
    }


def _ranked(words: Iterable[str], dice: random.Random) -> Ways:
    """Give short words, on the whole, the better ranks, as languages do."""
    return _zipf(sorted(words, key=lambda word: len(word) + dice.gauss(0, 3)))


def _zipf(words: Iterable[str], shift: float = SHIFT) -> Ways:
    return [(1 / (rank + shift), word) for rank, word in enumerate(words)]


def _capital(ways: Ways) -> Ways:
    return [(weight, word.capitalize()) for weight, word in ways]


def _invented(starts: list[str], ends: list[str], size: int, dice: random.Random) -> list[str]:
    """Return ``size`` names of two to four syllables, all different."""
    names: dict[str, None] = {}
    while len(names) < size:
        middle = "".join(dice.choice(ends) for _ in range(dice.choice((0, 0, 1, 1, 2))))
        names[dice.choice(starts) + middle + dice.choice(ends)] = None
    return list(names)


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    return product(words[:60], words[60:120])


def _numbers() -> dict[str, Ways]:
    def even(things: Iterable[object]) -> Ways:
        return [(1, str(thing)) for thing in things]

    return {
        "year": [(1 + (year - 1500) ** 2 / 10_000, str(year)) for year in range(1500, 2012)],
        "late-year": even(range(2001, 2021)),
        "month": even(_MONTHS),
        "day": even(range(1, 29)),
        "digit": even(range(1, 10)),
        "small": even(range(2, 99)),
        "number": even([*range(100, 999, 3), *(f"{n // 1000},{n % 1000:03}"
                                               for n in range(1_000, 90_000, 371))]),
        "decimal": even(f"{n / 10:.1f}" for n in range(11, 999)),
        "letter": even("ABCDEFGHJKLMNPRSTW"),
        "unit": even(("km", "kg", "ha", "°C", "m²", "tonnes")),
        "tongue": even(("de", "fr", "la", "es", "ru")),
    }  # fmt: skip
