"""Building blocks for the patterns of the English verb rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from os.path import commonprefix

from bot_plugins.document import TRANSPARENT
from bot_plugins.languages.english.grammar import ADVERBS

BEFORE = r"(?<![\w'’.&/@#-])"
AFTER = r"(?![\w'’&/@-])(?!\.\w)"
"""Where a word begins and ends for a rule: not within a name, an address or a compound."""

_MARKS = re.compile(r"''+|^[*#:;-]+|&(?=#?\w+;)", re.MULTILINE)
SPACE = r"(?: |\n(?!\s))"
"""What may come between two words of one clause."""
GAP = rf"(?:{TRANSPARENT}*[ \n]{TRANSPARENT}*)"
"""The same, including invisible marks."""


def words(choices: Iterable[str]) -> str:
    """Return a pattern for any of the given words, the longest first.

    Words that begin alike share their beginning, because ``re`` tries the branches one by one.
    """
    return _any_of(sorted({*choices} - {""}))


def _any_of(ordered: list[str]) -> str:
    """Return a pattern for words in alphabetical order."""
    alike = groupby(ordered, key=itemgetter(0))
    return f"(?:{'|'.join(_branch([*group]) for _, group in alike)})"


def _branch(alike: list[str]) -> str:
    """Return a pattern for words in alphabetical order that begin with the same letter."""
    if len(alike) == 1:
        return re.escape(alike[0])
    beginning = commonprefix((alike[0], alike[-1]))  # noqa: RUF071 - of words, letter by letter
    rests = [word[len(beginning) :] for word in alike]
    optional = not rests[0]
    return f"{re.escape(beginning)}{_any_of(rests[optional:])}{'?' * optional}"


def shapes(choices: Iterable[str]) -> str:
    """Return a short pattern for the given verb forms, and for any other word in -s or -ed.

    It is for triggers that a rule confirms: thousands of words would need a state each.
    """
    others = [word for word in choices if not word.endswith(("s", "ed"))]
    return f"(?:[a-z]+(?:s|ed){''.join(f'|{word}' for word in [words(others)] if others)})"


_ADVERB = rf"(?:[a-z]+ly|{words(word for word in ADVERBS if not word.endswith('ly'))})"
BETWEEN = rf"(?P<between>(?:{_ADVERB}{SPACE}){{0,2}})"
"""At most two adverbs between an auxiliary and its verb."""


LOOSELY = rf"(?:{_ADVERB}\s){{0,2}}"
"""The same in a trigger."""


def verb_group(
    auxiliaries: Iterable[str], verb: str = r"[a-z]{2,}", before: str = ""
) -> re.Pattern[str]:
    """Return a pattern for auxiliary, at most two adverbs, ``before``, and a verb.

    Its groups are ``auxiliary``, ``between`` (the adverbs) and ``verb``. Of several auxiliaries the
    last counts ("was being repair").
    """
    first = words(auxiliaries)
    group = rf"(?P<auxiliary>{first}){SPACE}{BETWEEN}{before}(?!{first}{AFTER})(?P<verb>{verb})"
    return re.compile(f"{BEFORE}{group}{AFTER}")


def trigger(auxiliaries: Iterable[str], verb: str, before: str = "") -> str:
    """Return the trigger for ``verb_group``: a form not far after an auxiliary."""
    return rf"\b{words(auxiliaries)}\s{LOOSELY}{before}{verb}\b"


def unmarked(source: str) -> str:
    """Return wikitext, at the same length, without marks of bold, italics, lists and entities.

    Beside a word they would count as part of it (``BEFORE``, ``AFTER``).
    """
    return _MARKS.sub(lambda match: " " * len(match[0]), source)
