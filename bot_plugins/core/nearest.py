"""Suggestions of existing names ("did you mean ...?") for a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

MOST = 3
"""Most names suggested at once."""


def nearest(name: str, known: Iterable[str], most: int = MOST) -> list[str]:
    """Return the names most similar to ``name``, the nearest first; letter case is ignored."""
    by_folded = {known_name.casefold(): known_name for known_name in known}
    return [by_folded[folded] for folded in get_close_matches(name.casefold(), by_folded, most)]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean A or B?" with the names most like ``name``, or else ``otherwise``."""
    near = nearest(name, known)
    return f"did you mean {' or '.join(near)}?" if near else otherwise


def no_such_file(path: Path) -> str:
    """Return a message that ``path`` does not exist, with the file probably meant, if any."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return f"there is no folder {folder}"
    return f"there is no file {path}{file_hint(path)}"


def file_hint(path: Path) -> str:
    """Return "; did you mean FILE?" if ``path`` does not exist and a similar file name does.

    Otherwise return an empty string, so that any message about the file can end with the result.
    """
    try:
        if not path.name or path.exists():
            return ""
        names = [file.name for file in path.absolute().parent.iterdir() if file.is_file()]
    except (OSError, ValueError):  # no folder, a folder that cannot be listed, or no valid path
        return ""
    near = [str(path.with_name(name)) for name in nearest(path.name, names)]
    return f"; did you mean {' or '.join(near)}?" if near else ""
