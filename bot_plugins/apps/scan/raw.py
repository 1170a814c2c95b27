"""Patterns for bytes that are not text; google-re2 finds them ten times as fast as ``re``."""

from __future__ import annotations

from typing import Any

import re2


def compiled(pattern: bytes) -> Any:  # noqa: ANN401 - re2 has no types
    """Compile a pattern that matches bytes, not the characters of UTF-8."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile(pattern, options)
