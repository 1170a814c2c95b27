"""Making hostile and invisible characters visible.

Wikitext may contain any character: some control a terminal, change the reading direction or show
nothing at all. The result is for reading only: a page that itself contains "␣" looks the same as
one whose space is made visible; the exact text is in the proposal.
"""

from __future__ import annotations

import re

_CONTROLS = (
    r"\x00-\x1f\x7f-\x9f"  # C0, delete and C1: they control terminals
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # reading direction
    r"\u2028\u2029"  # line and paragraph separators
    r"\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero width
    r"\ud800-\udfff"  # lone surrogates: no output can encode them
    r"\U000e0000-\U000e007f"  # tags: hidden text
)
# Joiners shape Persian words and emoji, and are left alone unless they are the change.
_JOINERS = r"\u200c\u200d"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_INVISIBLE = re.compile(rf"[\s{_JOINERS}{_CONTROLS}]")


def escaped(text: str) -> str:
    """Return ``text`` with every character made visible that would otherwise act or be hidden.

    A line feed becomes "↵", other C0 controls their picture ("␀"), the rest a Python escape.
    """
    return _CONTROL.sub(_picture, text)


def difference(removed: str, added: str) -> tuple[str, str]:
    """Return both sides of a change, visible even where only white space differs."""
    unseen = _seen(removed) == _seen(added)
    before, after = (
        _INVISIBLE.sub(_picture, side) if unseen or not _seen(side) else escaped(side)
        for side in (removed, added)
    )
    return before, after


def _seen(text: str) -> str:
    return _INVISIBLE.sub("", text)


def _picture(match: re.Match[str]) -> str:
    picture = _PICTURES.get(match[0])
    return picture or match[0].encode("ascii", "backslashreplace").decode("ascii")


# Unicode's control pictures are in the order of the controls.
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)}
_PICTURES |= {" ": "␣", "\n": "↵", "\x7f": "␡"}
