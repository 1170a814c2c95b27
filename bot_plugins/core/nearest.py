"""Names that do not exist: which of those that do was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

MOST = 3
"""Names that are suggested at once."""


def nearest(name: str, known: Iterable[str], most: int = MOST) -> list[str]:
    """Return the names most like ``name``, the nearest first; letter case does not matter."""
    by_folded = {one.casefold(): one for one in known}
    return [by_folded[one] for one in get_close_matches(name.casefold(), by_folded, most)]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean A or B?" for the names most like ``name``; ``otherwise`` if none is."""
    near = nearest(name, known)
    return f"did you mean {' or '.join(near)}?" if near else otherwise


def no_such_file(path: Path) -> str:
    """Say that there is no file at ``path``, and which one nearby was probably meant."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return f"there is no folder {folder}"
    return f"there is no file {path}{file_hint(path)}"


def file_hint(path: Path) -> str:
    """Return "; did you mean FILE?" where there is nothing at ``path``, but a file of a like name.

    Otherwise return nothing: a message ends with it, whatever was wrong with the file.
    """
    try:
        if not path.name or path.exists():
            return ""
        names = [one.name for one in path.absolute().parent.iterdir() if one.is_file()]
    except (OSError, ValueError):  # no folder, none that may be listed, or no path
        return ""
    near = [str(path.with_name(name)) for name in nearest(path.name, names)]
    return f"; did you mean {' or '.join(near)}?" if near else ""
