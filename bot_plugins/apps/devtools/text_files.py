"""Text that a command reads: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from bot_plugins.apps.devtools import console
from bot_plugins.core.nearest import file_hint

STANDARD_INPUT = "-"
"""What stands for standard input on the command line."""


def read(file: str) -> str:
    """Read a file, or standard input, without changing its line ends.

    Raises:
        ToolError: it cannot be read, or is not UTF-8.
    """
    name = file_name(file) or "standard input"
    try:
        content = _standard_input() if file == STANDARD_INPUT else Path(file).read_bytes()
        return content.decode()
    except UnicodeDecodeError as error:
        raise console.ToolError(f"{name} is not UTF-8 (at byte {error.start})") from error
    except (OSError, ValueError) as error:
        reason = f"{getattr(error, 'strerror', None) or error}{file_hint(Path(file))}"
        raise console.ToolError(f"cannot read {name}: {reason}") from error


def file_name(file: str) -> str:
    """Return a file's name; empty for standard input."""
    return "" if file == STANDARD_INPUT else file


def _standard_input() -> bytes:
    if sys.stdin.isatty():
        console.warn("Reading from the terminal; Ctrl-D on an empty line ends it.")
    return sys.stdin.buffer.read()
