"""One reader's judgements of findings, saved line by line.

A file of judgements is JSON Lines with the keys id (the finding's), verdict (see ``verdicts``),
which (for the verdict "other": which alternative is right) and reason; the last two are optional.
If an id occurs more than once, its last line counts. A last line without a line end was being
written when the process was killed, and is ignored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bot_plugins.apps.devtools import cases
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.core.evidence.verdicts import Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reader's verdict on the finding ``id``, and why."""

    id: str
    verdict: Verdict
    which: str = ""
    reason: str = ""


Judgements = dict[str, Judgement]
"""Judgements by the finding's id, in the order in which they were first judged."""


def read(path: Path) -> Judgements:
    """Read a file of judgements.

    Raises:
        ToolError: the file cannot be read, or a line is not a judgement; names file and line.
    """
    return {judgement.id: judgement for judgement in _read(path)}


def read_of(path: Path, findings: Mapping[str, DrawnFinding]) -> Judgements:
    """Read a file of judgements on ``findings``; leave out those on other findings.

    Raises:
        ToolError: as for ``read``, or "other" names none of a finding's alternatives.
    """
    known = {name: judgement for name, judgement in read(path).items() if name in findings}
    for entry in known.values():
        others = findings[entry.id].alternatives
        if entry.verdict is Verdict.OTHER and entry.which not in others:
            there = ", ".join(map(repr, others)) or "none"
            raise ToolError(
                f"{path}: {entry.id}: {entry.which!r} is not an alternative; there are {there}"
            )
    return known


def remember(path: Path, judgement: Judgement) -> None:
    """Append a judgement to a file and sync it to disk before returning.

    Raises:
        ToolError: the file cannot be written.
    """
    record = asdict(judgement) | {"verdict": judgement.verdict.value}
    try:
        with path.open("ab") as file:
            file.write((json.dumps(record) + "\n").encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ToolError(f"cannot write {path}: {error.strerror or error}") from error


def mend(path: Path) -> None:
    """Cut off a last line that has no line end, so that the next line is whole.

    Raises:
        ToolError: the file cannot be read or written.
    """
    try:
        content = path.read_bytes() if path.exists() else b""
        if not content.endswith(b"\n") and content:
            os.truncate(path, content.rfind(b"\n") + 1)
    except OSError as error:
        raise ToolError(f"cannot write {path}: {error.strerror or error}") from error


def _read(path: Path) -> Iterator[Judgement]:
    for where, row in cases.rows(path, unfinished=True):
        word = cases.field(row, "verdict", where)
        if word not in _VERDICTS:
            raise ToolError(f"{where}: 'verdict' is none of {', '.join(_VERDICTS)}")
        which, reason = (
            cases.field(row, key, where) if row.get(key) else "" for key in ("which", "reason")
        )
        yield Judgement(cases.field(row, "id", where), _VERDICTS[word], which, reason)
