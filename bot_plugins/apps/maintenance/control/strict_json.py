"""Strict JSON from a wiki page: nothing in it may be ambiguous, expensive to read, or lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NoReturn

from bot_plugins.core.quoted import quoted

LONGEST = 100_000
"""Most characters of a page."""
DIGITS = 20
"""Most digits of a whole number; Python takes quadratic time for a long number, or refuses it."""


class JsonError(ValueError):
    """A text that is refused; the message says why, in one line."""


def read(text: str) -> object:
    """Return the value of a JSON text.

    Raises:
        JsonError: it is too long, not JSON, nested too deeply, has a key twice, or contains NaN,
            Infinity or a number of very many digits.
    """
    if len(text) > LONGEST:
        raise JsonError(f"it has {len(text)} characters; {LONGEST} are allowed")
    try:
        found: object = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole
        )
    except json.JSONDecodeError as wrong:
        raise JsonError(f"it is not JSON: {wrong.msg} (line {wrong.lineno})") from None
    except RecursionError:
        raise JsonError("its brackets are nested too deeply") from None
    return found


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise JsonError(f"the key {quoted(name)} occurs twice")
        found[name] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise JsonError(f"{name} is not a number")


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise JsonError(f"a number has {len(digits)} digits; {DIGITS} are allowed")
    return int(digits)
