"""Words that are written for others: "loose" for "lose", told by the words around them.

The table is ``data/en_confusions.tsv``: each row is a pattern that only a slip matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot_plugins.data import table
from bot_plugins.english import grammar, lexicon
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.rule import Applicability

_NONE = "-"
_DETERMINERS = "a an the his her its their our my your this that these those any some".split()
_CLASSES = {
    "adjective": "adverse big direct good great huge large lasting little major negative no"
    " positive profound serious side significant small special strong".split(),
    "be": "is are was were be been being isn't aren't wasn't weren't it's".split(),
    "det": _DETERMINERS,
    "doing": "asking doing getting going kidding saying trying wondering wrong".split(),
    "far": [f"{be} {far}" for be in ("is", "are", "was", "were", "be") for far in ("way", "far")],
    "modal": [*grammar.MODALS],
    "noun": "account browser car computer data device file friends home house information machine"
    " name page phone program project server system team user version website".split(),
    "obj": "him it me them us everything".split(),
    "with": "about all at by for from in into of on to with".split(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row: what matches the wrong words (group ``wrong``), and what is meant."""

    pattern: re.Pattern[str]
    trigger: str
    wrong: str
    rights: tuple[str, ...]
    applicability: Applicability


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return all rows."""
    return tuple(map(_confusion, table("en_confusions")))


def _confusion(row: tuple[str, ...]) -> Confusion:
    before, wrong, after, right, applicability = row
    first, last = _choices(before), _choices(after)
    pattern = f"(?:{first}){SPACE}" if first else ""
    pattern += f"(?P<wrong>{_loosely(wrong)})"
    pattern += f"{SPACE}(?P<after>{last})" if last else ""
    trigger = rf"\b(?:{first})\s" if first else r"\b"
    trigger += _initial(wrong) + (rf"\s(?:{last})\b" if last else r"\b")
    return Confusion(
        re.compile(f"{BEFORE}{pattern}{AFTER}"),
        trigger.replace(SPACE, r"\s"),
        wrong,
        tuple(right.split("/")),
        Applicability(applicability),
    )


def _choices(cell: str) -> str:
    """Return a pattern for the words of a cell; empty for none."""
    if cell == _NONE:
        return ""
    return "|".join(one for choice in cell.split("|") for one in _expanded(choice))


def _expanded(choice: str) -> Iterator[str]:
    if choice == "{thing}":
        yield r"[a-z]{3,}"
    elif choice[0] == "{":
        yield words(_CLASSES[choice[1:-1]])
    else:
        yield re.escape(choice).replace(r"\ ", SPACE)


def _loosely(phrase: str) -> str:
    """Return a pattern for a phrase, also with a capital."""
    return _initial(phrase).replace(r"\s", SPACE)


def _initial(phrase: str) -> str:
    first = phrase[0]
    rest = r"\s".join(re.escape(word) for word in phrase[1:].split(" "))
    return f"[{first.upper()}{first}]{rest}"


def is_thing(word: str) -> bool:
    """Tell whether ``word`` is a noun or an adjective, and no verb form: "the city", "he ran"."""
    if word in grammar.AUXILIARIES:
        return False
    return bool({*lexicon.classes(word)} & {"n", "p", "j"}) and not lexicon.forms(word) - {
        Form.BASE
    }
