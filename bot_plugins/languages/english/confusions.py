"""Words written for others, recognised by their context: "loose" for "lose".

The table is ``data/confusions.tsv``; each row is a pattern that only a slip matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from bot_plugins.core.rule import Applicability
from bot_plugins.core.tables import table
from bot_plugins.languages.english import grammar, lexicon
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

_NONE, _NOT = "-", "not "
THING, NO_THING, PLURAL, VERB, BASE = "{thing}", "{no thing}", "{plural}", "{verb}", "{base}"
"""Word classes from the lexicon: a noun or adjective, neither, a plural, the base form of a
verb."""
_PEOPLE = frozenset("children men people women".split())
_END = "{end}"
"""A mark after the wrong words, at which a clause ends."""
_SHAPES = {
    **dict.fromkeys((THING, PLURAL, VERB, BASE), "[a-z]{3,}"),
    "{number}": r"\d+",
    "{name}": "[A-Z][a-z]+",
    "{word}": "[a-z]+",
}
_WORD = re.compile(r"!?\{[^{}]+\}|[^\s{}]+")
_CHOICE = re.compile(r"(?<!\\)/")
_UNLESS = re.compile("\0([^\1]*)\1")
"""A placeholder for a lookahead until a pattern is complete; a trigger is made without it."""
_GROUP = re.compile(r"\(\?(?:P<\w+>|=)")
"""A named group or a lookahead; a trigger has a plain group instead."""
_DETERMINERS = "a an the his her its their our my your this that these those any some".split()
_CLASSES = {
    "adjective": "adverse big direct good great huge large lasting little major negative no"
    " positive profound serious side significant small special strong".split(),
    "be": "is are was were be been being isn't aren't wasn't weren't it's".split(),
    "det": _DETERMINERS,
    "hard": "big complex complicated dangerous difficult expensive heavy large late small"
    " weak".split(),
    "modal": [*grammar.MODALS],
    "coast": "coast coasts shore shores beach field pitch road street highway main"
    " mainland".split(),
    "far": "miles km kilometres kilometers metres meters yards just lies lie lying located situated"
    " sank sunk anchored wrecked moored torpedoed aground drowned fishing".split(),
    "freed": "let lets set sets cut cuts turn turns turned break breaks broke come comes came tear"
    " tore shake shook run runs ran work works hang hangs a an the".split(),
    "gadget": "application code database desktop directory email folder keyboard laptop monitor"
    " network password pc profile router screen settings username".split(),
    "group": "group groups number numbers pair pairs variety kind kinds type types sort sorts"
    " amount lot lots thousands hundreds dozens millions couple bunch range collection majority"
    " members series".split(),
    "linked": "become becomes becoming grew felt seem seems seemed prove proves proved proven"
    " remain remains remained considered deemed judged".split(),
    "loss": "access balance blood consciousness contact control data energy everything face faith"
    " focus ground heat hope information interest money moisture momentum patience popularity power"
    " precision quality sight sleep speed strength support touch track traction trust weight"
    " all any some much most many more several two three both half".split(),
    "mine": "current default desired existing favorite favourite personal preferred previous"
    " private remote".split(),
    "noun": "account browser car computer data device file friends home house information machine"
    " name page phone program project server system team user version website".split(),
    "obj": "him it me them us everything".split(),
    "our": "his her its their our my your".split(),
    "own": "bring brought build built create created had has have lose lost made make sell sold"
    " take took use used write wrote".split(),
    "place": "place area town city house room point page site village country situation".split(),
    "ready": "able afraid allowed aware bored busy done expected familiar finished free glad happy"
    " interested likely lucky prepared ready required sure tired unable unlikely willing".split(),
    "side": "north south east west northern southern eastern western northeast northwest southeast"
    " southwest north-east north-west south-east south-west".split(),
    "small": "big bold bright bulky bumpy busy close clumsy coarse cold complex"
    " complicated cool costly dangerous dark deep difficult dry early easy expensive famous"
    " far fat few greedy hard harsh heavy high hot ill inexperienced large late lazy long loud"
    " low narrow often old proud risky rough salty sandy shallow short shy sick small soon"
    " steep stiff strict strong sweet tall thick tired tough ugly weak wet wide young".split(),
    "small words": "a after also an and are as at before by can for from have if in into is of on"
    " only onto or over per so that the then through to upon using via was when will with"
    " without".split(),
    "stored": "directory file folder".split(),
    "the": "a the this that every each".split(),
    "with": "about all at by for from in into of on to with".split(),
}  # fmt: skip
_LITERAL = re.compile(r"(?<![{\w'])[a-z]+(?![}\w'])")


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row: the pattern with the wrong words (group ``wrong``), what follows, what is meant."""

    source: str
    trigger: str
    after: str
    rights: tuple[str, ...]
    applicability: Applicability
    word: str
    """One of the wrong words, in lower case, without which nothing matches."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled on first use."""
        return _compiled(self.source)

    def is_meant(self, match: re.Match[str]) -> bool:
        """Tell whether the next word is of the class that a row requires."""
        following = (match["after"] or "").rpartition(" ")[2]
        if self.after == VERB or self.after.endswith(BASE):
            is_base = Form.BASE in lexicon.forms(following)
            is_other = {*lexicon.classes(following)} & {"j", "r"} and self.after == VERB
            return is_base and not is_other
        if self.after.endswith(PLURAL):
            is_formed = following.endswith("s") or following in _PEOPLE
            return is_formed and "p" in lexicon.classes(following)
        if self.after in {THING, NO_THING}:
            return is_thing(following) == (self.after == THING)
        return True


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return all rows."""
    return tuple(map(_confusion, table(__package__, "confusions")))


def found_in(prose: str) -> Iterator[tuple[Confusion, re.Match[str]]]:
    """Yield the confusions in prose, with the matches of their patterns."""
    lowered = prose.lower()
    for confusion in confusions():
        for match in confusion.pattern.finditer(prose) if confusion.word in lowered else ():
            if confusion.is_meant(match):
                yield confusion, match


def _confusion(row: tuple[str, ...]) -> Confusion:
    before, wrong, after, right, applicability = row
    slip = _with_capital(_expanded(wrong))
    pattern = f"{_lead(before)}(?P<wrong>{slip}){_rest(after)}{AFTER}"
    trigger = rf"\b{_lead(before)}{slip}{'' if after in {_NONE, NO_THING} else _rest(after)}"
    return Confusion(
        f"{BEFORE}{_UNLESS.sub(_look_ahead, pattern)}",
        _UNLESS.sub("", _GROUP.sub("(?:", trigger)).replace(SPACE, r"\s"),
        after,
        tuple(right.replace("\\/", "/") for right in _CHOICE.split(right)),
        Applicability(applicability),
        max(_LITERAL.findall(wrong.lower()), key=len, default="") if "|" not in wrong else "",
    )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _look_ahead(match: re.Match[str]) -> str:
    return rf"(?!(?:{match[1]})\b)"


def _lead(cell: str) -> str:
    """Return a pattern for the words before, and a space; empty if there are none."""
    if cell == _NONE:
        return ""
    first = _other_than(cell) if cell.startswith(_NOT) else _choices(cell, _with_capital)
    return f"(?:{first}){SPACE}"


def _rest(cell: str) -> str:
    """Return a pattern for the words after, or for any word there."""
    if cell in {_NONE, NO_THING}:
        return f"(?:{SPACE}(?P<after>[a-z]+))?"
    if cell.endswith(_END):
        words_before_end = cell.removesuffix(_END)
        between = f"{SPACE}(?:{_choices(words_before_end)})" if words_before_end else ""
        return f"{between}(?P<after>)(?=[.,;])"
    return rf"{SPACE}(?P<after>{_other_than(cell) if cell.startswith(_NOT) else _choices(cell)})\b"


def _other_than(cell: str) -> str:
    """Return a pattern for a word other than those that a cell forbids."""
    return f"\0{_choices(cell.removeprefix(_NOT), _with_capital)}\1[A-Za-z]+"


def _choices(cell: str, first: Callable[[str], str] = str) -> str:
    """Return a pattern for the words of a cell."""
    return "|".join(first(_expanded(choice)) for choice in cell.split("|"))


def _expanded(choice: str) -> str:
    """Return a pattern for one choice; its words may be classes."""
    return SPACE.join(map(_of_word, _WORD.findall(choice)))


def _of_word(word: str) -> str:
    if word in _SHAPES:
        return _SHAPES[word]
    if word.startswith("!"):
        return f"\0{_of_word(word[1:])}\1[a-z_]+"
    return words(_CLASSES[word[1:-1]]) if word[0] == "{" else re.escape(word).replace("'", "['’]")


def _with_capital(pattern: str) -> str:
    """Return a pattern that also matches with a capital at its beginning."""
    first = pattern[0]
    return f"[{first.upper()}{first}]{pattern[1:]}" if first.isalpha() else pattern


def is_thing(word: str) -> bool:
    """Tell whether ``word`` is a noun or an adjective, not a verb form: "the city", not "ran"."""
    if word in grammar.AUXILIARIES:
        return False
    return bool({*lexicon.classes(word)} & {"n", "p", "j"}) and not lexicon.forms(word) - {
        Form.BASE
    }
