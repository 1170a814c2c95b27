"""Regular expressions that people write on a wiki page, run by google-re2 only.

``re`` can need exponential time for a pattern of ten characters, so it cannot be used for what
RE2 refuses (back references, lookarounds). RE2's time is at most the text's length times the
program's, so programs are kept small as well. A program of 3,000 instructions was measured to
need up to 10 s for a million characters, which is 3 ms for the longest title.
"""

from __future__ import annotations

from typing import Any

import re2

from bot_plugins.core.quoted import quoted

LONGEST = 200
"""Most code points of a pattern."""
MEMORY = 512 << 10
"""Bytes that a compiled pattern may use."""
LARGEST = 3_000
"""Most instructions of a compiled pattern; any Unicode letter, ``\\pL``, takes 1,200 of them."""


class PatternError(ValueError):
    """A pattern that is refused; the message says why."""


def compiled(pattern: str) -> Any:  # noqa: ANN401 - re2 has no types
    r"""Compile a pattern from a wiki page, as a google-re2 object to search text with.

    It has no groups; ``\b`` and ``\w`` know ASCII letters only, ``\pL`` knows all letters.
    Searching text with lone surrogates raises UnicodeEncodeError.

    Raises:
        PatternError: the pattern is too long or too large, or RE2 does not support it.
    """
    if len(pattern) > LONGEST:
        raise PatternError(f"the pattern has {len(pattern)} characters; {LONGEST} are allowed")
    try:
        found = re2.compile(pattern, _options())
    except re2.error as wrong:
        raise PatternError(f"RE2 refuses the pattern {quoted(pattern)}: {_reason(wrong)}") from None
    except UnicodeEncodeError:
        raise PatternError(
            f"the pattern {quoted(pattern)} contains half of a surrogate pair"
        ) from None
    if found.programsize > LARGEST:
        raise PatternError(f"the pattern {quoted(pattern)} is too large: repeat less in it")
    return found


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    options.never_capture = True
    return options


def _reason(wrong: Exception) -> str:
    reason = wrong.args[0]
    return quoted(reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason))
