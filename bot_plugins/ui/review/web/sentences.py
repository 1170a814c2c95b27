"""Recognises the program's own sentences, so that the page can show them in another language.

Refusals, rules' reasons and progress come from below the page, or out of the queue, in English: the
terminal and the logs show them as they are. The messages called "said-..." list them. A sentence
is compared with these, parameters apart, and its parts are found again by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bot_plugins.core.messages import ENGLISH, PLURAL, catalogue, with_plurals

BUNDLE = "copyedit_review"
PREFIX = "said-"
OF_RULES = f"{PREFIX}rule-"
"""Prefix of the messages that rules give as reasons; their parameters are words of a page."""
_PARAMETER = re.compile(r"%\((\w+)\)[ds]")


class Recognised(NamedTuple):
    """A sentence's message, and what its parameters are: words and whole numbers."""

    name: str
    words: Mapping[str, str]
    numbers: Mapping[str, int]


def recognised(text: str) -> Recognised | None:
    """Return the message that an English text is; None if it is none that the catalogue has."""
    for name, pattern in _patterns():
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            numbers = {key: _number(part) for key, part in parts.items() if key == "num"}
            return Recognised(name, {k: v for k, v in parts.items() if k != "num"}, numbers)
    return None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the patterns of all messages, the one with the most words of its own first."""
    found = [
        (key.removeprefix(f"{BUNDLE}-"), form)
        for key, text in catalogue(BUNDLE)[ENGLISH].items()
        if key.startswith(f"{BUNDLE}-{PREFIX}")
        for form in _forms(text)
    ]
    found.sort(key=lambda pair: len(_PARAMETER.sub("", pair[1])), reverse=True)
    return [(name, re.compile(_pattern(form), re.DOTALL)) for name, form in found]


def _forms(text: str) -> Iterator[str]:
    """Yield a message with each form of its plurals."""
    most = max((match[2].count("|") for match in PLURAL.finditer(text)), default=0)
    parameters = {match[1] for match in PLURAL.finditer(text)}
    for which in range(most + 1):
        yield with_plurals(text, dict.fromkeys(parameters, which), lambda number: number)


def _pattern(form: str) -> str:
    parts = _PARAMETER.split(form)
    names = parts[1::2]
    literal = [re.escape(part) for part in parts[::2]]
    groups = [f"(?P<{name}>{r'[0-9][0-9,]*' if name == 'num' else '.+?'})" for name in names]
    return "".join(part for pair in zip(literal, [*groups, ""], strict=True) for part in pair)


def _number(text: str) -> int:
    return int(text.replace(",", ""))
