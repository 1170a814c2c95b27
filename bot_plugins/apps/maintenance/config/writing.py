"""Writes values as TOML, which the standard library can only read."""

from __future__ import annotations

import json
from collections.abc import Iterable

_DELETE = "\x7f"


def written_text(value: str) -> str:
    """Return a text as a basic string (https://toml.io/en/v1.0.0#string).

    JSON writes strings in the same way except U+007F, which TOML requires to be escaped.

    Raises:
        ValueError: the text contains a lone surrogate, which no TOML file can contain.
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("there are characters in it that are not Unicode") from error
    return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")


def written(value: object) -> str:
    """Return a text, number, Boolean or list of these as TOML."""
    if isinstance(value, str):
        return written_text(value)
    if isinstance(value, Iterable):
        return f"[{', '.join(written(one) for one in value)}]"
    return json.dumps(value)
