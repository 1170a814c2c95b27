"""Files that an option names."""

from __future__ import annotations

from pathlib import Path

from bot_plugins.core.nearest import no_such_file
from bot_plugins.frameworks.commands.parsing import OptionError


def read_text(option: str, path: Path) -> str:
    """Return the text of a file that ``option`` names, without a byte order mark.

    Raises:
        OptionError: it is missing, cannot be read, or is not text in UTF-8.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise OptionError(f"{option}: {no_such_file(path)}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OptionError(f"{option}: cannot read {path}: {reason}") from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OptionError(f"{option}: {path} is in UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise OptionError(f"{option}: {path} is not a text file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError(
            f"{option}: {path} is not in UTF-8 (at byte {error.start}); save it as UTF-8"
        ) from error
