"""What the queue stores of a command line: its name, and options that cannot hold a secret.

Others can read the queue, and a command line may contain a database password or a private path. So
this lists what is stored, not what is left out.
"""

from __future__ import annotations

import re

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_KEPT = re.compile(
    r"-(?:always|ask|import|live|notbot|notminor|runid|simulate)"
    r"|-(?:age|every|grace|limit|maxedits|run|settle):[0-9.]{1,12}"
)
_TASK = re.compile(r"copyedit_maintenance ([A-Za-z0-9][A-Za-z0-9._-]{0,59})")
"""A task's name is no secret: the queue stores it in its own table."""


def harmless(command: str) -> str:
    """Return what may be stored of a command line, whose words are separated by spaces."""
    words = command.split()
    name = words[0] if words and _NAME.fullmatch(words[0]) else ""
    if name and _TASK.fullmatch(" ".join(words)):
        return " ".join(words)
    return " ".join([name, *(word for word in words[1:] if _KEPT.fullmatch(word))]).strip()
