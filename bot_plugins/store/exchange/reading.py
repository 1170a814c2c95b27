"""Reader for JSON Lines files from any source: every error says where and what is wrong.

Only a line feed ends a line: other line ends of Unicode may occur in a text (https://jsonlines.org,
https://www.rfc-editor.org/rfc/rfc8259#section-7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot_plugins.store.errors import ImportRefusedError
from bot_plugins.store.exchange.records import PastProposal
from bot_plugins.store.exchange.values import MISTAKE, OF_OBJECT

LONGEST_LINE = 64 << 20
"""Bytes: a page has up to 2 MB ($wgMaxArticleSize), its changes with their context some more."""
_BOM = b"\xef\xbb\xbf"
_RAW = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters that some programs leave unescaped in texts; JSON requires escapes."""


def proposals(file: BinaryIO, name: str) -> Iterator[PastProposal]:
    """Yield the proposal of each line of a file; ``name`` is the file's, for errors.

    Raises:
        ImportRefusedError: a line is wrong; the message names the file, the line and the key.
    """
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        where = f"{name}, line {number}"
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) == LONGEST_LINE:
            raise _refused(where, f"is longer than {LONGEST_LINE >> 20} MB")
        if line.strip():
            yield _proposal(line, where)


def _proposal(line: bytes, where: str) -> PastProposal:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        raise _refused(where, f"is no text in UTF-8 (its byte {error.start + 1} is none)") from None
    try:
        return PastProposal.model_validate_json(_RAW.sub(_escaped, line))
    except ValidationError as error:
        raise _error(where, error.errors(include_url=False)[0]) from None


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % match[0][0]


def _refused(where: str, what: str) -> ImportRefusedError:
    return ImportRefusedError(f"{where}: {what}; nothing was imported")


def _error(where: str, error: ErrorDetails) -> ImportRefusedError:
    """Return an error that names the object in the line, and the key, in plain words."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f" {step}" for step in error["loc"])
    place = steps.split()
    words = _WORDS.get(error["type"])
    what = words(error) if words else f"is not accepted: {error['msg']}"
    if error["type"] != OF_OBJECT and place:
        what = f"{place.pop()} {what}"
    return _refused(", ".join([where, *place]), what)


def _always(words: str) -> Callable[[ErrorDetails], str]:
    return lambda _: words


def _one_of(error: ErrorDetails) -> str:
    expected = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
    return f"must be one of {expected}" if "," in expected else f"must be {expected}"


def _no_json(error: ErrorDetails) -> str:
    reason = str(error["ctx"]["error"]).replace("line 1 column", "byte")
    return f"is no JSON ({reason})"


_WORDS: dict[str, Callable[[ErrorDetails], str]] = {
    MISTAKE: lambda error: str(error["ctx"]["what"]),
    OF_OBJECT: lambda error: str(error["ctx"]["what"]),
    "json_invalid": _no_json,
    "missing": _always("is missing"),
    "model_type": _always("must be an object"),
    "tuple_type": _always("must be a list"),
    "too_long": lambda error: f"must be at most {error['ctx']['max_length']} long",
    "string_type": _always("must be a text"),
    "string_too_short": _always("must not be empty"),
    "string_pattern_mismatch": _always("must be what its name says, without control characters"),
    "bool_type": _always("must be true or false"),
    "int_type": _always("must be a whole number"),
    "int_parsing_size": _always("must be a smaller number"),
    "greater_than_equal": lambda error: f"must be a whole number from {error['ctx']['ge']} up",
    "less_than_equal": lambda error: f"must be at most {error['ctx']['le']}",
    "enum": _one_of,
    "literal_error": _one_of,
}
