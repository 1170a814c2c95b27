"""Paths of files in prose: their parts are spelled as the files are.

A community's lists were written for articles; on wikis about software, "etc" is a folder. Such
paths were the largest group of code that a list's rules changed in prose.
"""

from __future__ import annotations

import re

_BEFORE, _AFTER = re.compile(r"\S*\Z"), re.compile(r"\S*")
_PATH = re.compile(r"^[~.]*[/\\]\w|[/\\]\S*[/\\]\S|[/\\]\S*[\w*][._]\w|\w[._]\w\S*[/\\]|\w[/\\]$")
"""From the root or a home, with two separators, with a full stop or "_" inside, or a folder."""
_MARKS = ".,;:!?)\"'"
MOST = 200
"""Code points on each side that are looked at; no word is longer."""


def is_in_path(prose: str, start: int, end: int) -> bool:
    """Tell whether a span stands in the path of a file ("opt/Qtopia etc/init.d/x", "/etc")."""
    before = _BEFORE.search(prose, max(0, start - MOST), start)
    after = _AFTER.match(prose, end, min(len(prose), end + MOST))
    around = (before[0] if before else "") + prose[start:end] + (after[0] if after else "")
    return any(_PATH.search(word.strip(_MARKS)) for word in around.split())
