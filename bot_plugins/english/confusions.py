"""Words that are written for others: "loose" for "lose", told by the words around them.

The table is ``data/en_confusions.tsv``: each row is a pattern that only a slip matches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot_plugins.data import table
from bot_plugins.english import grammar, lexicon
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.rule import Applicability

_NONE = "-"
THING, NO_THING = "{thing}", "{no thing}"
"""Classes that the lexicon tells: a noun or an adjective, and a word that is none."""
_WORD = re.compile(r"\{[^{}]+\}|[^\s{}]+")
_DETERMINERS = "a an the his her its their our my your this that these those any some".split()
_CLASSES = {
    "adjective": "adverse big direct good great huge large lasting little major negative no"
    " positive profound serious side significant small special strong".split(),
    "be": "is are was were be been being isn't aren't wasn't weren't it's".split(),
    "det": _DETERMINERS,
    "hard": "big complex complicated dangerous difficult expensive heavy large late small"
    " weak".split(),
    "modal": [*grammar.MODALS],
    "noun": "account browser car computer data device file friends home house information machine"
    " name page phone program project server system team user version website".split(),
    "obj": "him it me them us everything".split(),
    "own": "bring brought build built create created had has have lose lost made make sell sold"
    " take took use used write wrote".split(),
    "place": "place area town city house room point page site village country situation".split(),
    "the": "a the this that every each".split(),
    "with": "about all at by for from in into of on to with".split(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row: what matches the wrong words (group ``wrong``), what is behind, what is meant."""

    pattern: re.Pattern[str]
    trigger: str
    after: str
    rights: tuple[str, ...]
    applicability: Applicability

    def is_meant(self, match: re.Match[str]) -> bool:
        """Tell whether the word behind is of the class that a row names."""
        following = match["after"] or ""
        if self.after in {THING, NO_THING}:
            return is_thing(following) == (self.after == THING)
        return True


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return all rows."""
    return tuple(map(_confusion, table("en_confusions")))


def _confusion(row: tuple[str, ...]) -> Confusion:
    before, wrong, after, right, applicability = row
    first, slip, last = _choices(before), _with_capital(wrong), _choices(after)
    lead = f"(?:{first}){SPACE}" if first else ""
    rest = f"{SPACE}(?P<after>{last})" if last else f"(?:{SPACE}(?P<after>[a-z]+))?"
    trigger = rf"\b{lead}{slip}" + (f"{SPACE}(?:{last})" if last else "") + r"\b"
    return Confusion(
        re.compile(f"{BEFORE}{lead}(?P<wrong>{slip}){rest}{AFTER}"),
        trigger.replace(SPACE, r"\s"),
        after,
        tuple(right.split("/")),
        Applicability(applicability),
    )


def _choices(cell: str) -> str:
    """Return a pattern for the words of a cell; empty for none."""
    if cell in {_NONE, NO_THING}:
        return ""
    return "|".join(map(_expanded, cell.split("|")))


def _expanded(choice: str) -> str:
    """Return a pattern for a choice, whose words may be classes."""
    return SPACE.join(map(_of_word, _WORD.findall(choice)))


def _of_word(word: str) -> str:
    if word == THING:
        return r"[a-z]{3,}"
    return words(_CLASSES[word[1:-1]]) if word[0] == "{" else re.escape(word)


def _with_capital(phrase: str) -> str:
    """Return a pattern for a phrase, also with a capital."""
    rest = SPACE.join(map(re.escape, phrase[1:].split(" ")))
    return f"[{phrase[0].upper()}{phrase[0]}]{rest}"


def is_thing(word: str) -> bool:
    """Tell whether ``word`` is a noun or an adjective, and no verb form: "the city", "he ran"."""
    if word in grammar.AUXILIARIES:
        return False
    return bool({*lexicon.classes(word)} & {"n", "p", "j"}) and not lexicon.forms(word) - {
        Form.BASE
    }
