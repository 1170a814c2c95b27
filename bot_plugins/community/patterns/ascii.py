r"""Patterns that google-re2 can take whole, and the text in ASCII that they are matched against.

RE2's ``\b`` and ``\w`` know ASCII alone, so the text is written in ASCII first: each character
beyond it is replaced by a stand-in that stands for its kind. A pattern that treats all characters
of a kind alike, as nearly all do, then finds in RE2 exactly what it finds in ``regex``, in linear
time.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from bot_plugins.community.patterns.lengths import can_be_empty
from bot_plugins.community.patterns.loosening import set_of
from bot_plugins.community.patterns.nodes import (
    Assertion,
    Characters,
    Choice,
    Group,
    Repeat,
    Sequence,
    Tree,
)
from bot_plugins.community.patterns.writing import times
from bot_plugins.document import OPAQUE, TRANSPARENT

_ASCII = "".join(map(chr, range(128)))
_WORD, _OTHER, _SPACE = "_", "\x01", "\x02"
"""The stand-ins of letters and the like, of white space, and of everything else."""
_BEYOND = regex.compile(r"[^\x00-\x7f]")
_UNFIT = regex.compile(r"[\x01\x02]|(?![0-9])\d")
"""What a text in ASCII cannot show: the stand-ins themselves, and digits of other scripts."""
_NAMED = {"\\w": "W", "\\W": "SO", "\\s": "S", "\\S": "WO", "\\d": "", "\\D": "WSO"}
"""The kinds of characters beyond ASCII that escapes match."""


class _NotExactError(Exception):
    """RE2 would not find the same."""


@lru_cache(maxsize=8)
def in_ascii(text: str) -> bytes | None:
    """Return a text with stand-ins, one byte for each code point; None if it has no such form."""
    if text.isascii():
        return None if _UNFIT.search(text) else text.encode()
    if _UNFIT.search(text):
        return None
    for placeholder in (OPAQUE, TRANSPARENT):  # most of what is not ASCII
        text = text.replace(placeholder, _OTHER)
    return _BEYOND.sub(lambda found: _stand_in(found[0]), text).encode()


@lru_cache(maxsize=4096)
def _stand_in(character: str) -> str:
    if regex.match(r"\w", character):
        return _WORD
    return _SPACE if regex.match(r"\s", character) else _OTHER


def for_ascii(tree: Tree) -> str | None:
    """Return a pattern for RE2 that finds the same in such a text; None if RE2 cannot."""
    try:
        return f"(?m){_written(tree)}"
    except _NotExactError:
        return None


def _written(tree: Tree) -> str:
    match tree:
        case Characters():
            return _set(tree)
        case Assertion(source):
            return source
        case Group(body, number, atomic) if not atomic:
            return f"({f'?P<g{number}>' if number else '?:'}{_written(body)})"
        case Repeat(body, low, high, mode) if mode != "+" and not can_be_empty(body, {}):
            return f"(?:{_written(body)}){times(low, high)}{mode}"
        case Sequence(items):
            return "".join(map(_written, items))
        case Choice(branches):
            return f"(?:{'|'.join(map(_written, branches))})"
        case _:
            raise _NotExactError


@lru_cache(maxsize=4096)
def _set(characters: Characters) -> str:
    if characters.fold or any(escape not in _NAMED for escape in characters.escapes):
        raise _NotExactError
    if any(high >= len(_ASCII) for _, high in characters.ranges):
        raise _NotExactError
    kinds = set("".join(_NAMED[escape] for escape in characters.escapes))
    kinds = set("WSO") - kinds if characters.negated else kinds
    held = set(filter(characters.has, _ASCII)) - {_OTHER, _SPACE}
    if (_WORD in held) != ("W" in kinds):
        raise _NotExactError
    held.update([_OTHER] * ("O" in kinds), [_SPACE] * ("S" in kinds))
    return set_of((ord(character), ord(character)) for character in sorted(held))
