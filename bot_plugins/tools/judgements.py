"""What people said of findings: kept line by line, counted, and compared.

A file of judgements is JSON Lines with the keys id and rule (the finding's) and verdict
("right", "wrong" or "unclear"). The last line of an id counts. A last line without its end
was being written when the process was killed, and is no judgement.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot_plugins.tools import cases
from bot_plugins.tools.console import ToolError
from bot_plugins.tools.marking import Verdict

SUFFIX = ".judged.jsonl"
VERDICTS = {one.value: one for one in (Verdict.RIGHT, Verdict.WRONG, Verdict.UNCLEAR)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on the finding ``id``, which a rule made."""

    id: str
    rule: str
    verdict: Verdict


Judgements = dict[str, Judgement]
"""By the finding's id, in the order in which they were first judged."""


def sibling(file: Path) -> Path:
    """Return the file that holds the judgements of a file of findings."""
    return file.with_name(file.name + SUFFIX)


def read(path: Path) -> Judgements:
    """Read a file of judgements.

    Raises:
        ToolError: it cannot be read, or a line is no judgement; file and line are named.
    """
    return {one.id: one for one in _read(path)}


def remember(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file and have it on the disk before returning.

    Raises:
        ToolError: it cannot be written.
    """
    record = {
        "id": judgement.id,
        "rule": judgement.rule,
        "verdict": judgement.verdict.value,
    }
    try:
        with path.open("ab") as file:
            file.write((json.dumps(record) + "\n").encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ToolError(f"cannot write {path}: {error.strerror or error}") from error


def mend(path: Path) -> None:
    """Cut off a last line that has no end, so that the next one is whole.

    Raises:
        ToolError: the file cannot be read or written.
    """
    try:
        content = path.read_bytes() if path.exists() else b""
        if not content.endswith(b"\n") and content:
            os.truncate(path, content.rfind(b"\n") + 1)
    except OSError as error:
        raise ToolError(f"cannot write {path}: {error.strerror or error}") from error


def merged(files: Iterable[Judgements]) -> Judgements:
    """Return the judgements of several people: unclear where they do not agree."""
    together: Judgements = {}
    for one in (judgement for file in files for judgement in file.values()):
        before = together.get(one.id, one)
        agreed = one if before.verdict is one.verdict else _unclear(one)
        together[one.id] = agreed
    return together


def totals(judgements: Iterable[Judgement]) -> dict[str, Counter[Verdict]]:
    """Count the verdicts of each rule, by its name."""
    counts: dict[str, Counter[Verdict]] = {}
    for one in judgements:
        counts.setdefault(one.rule, Counter())[one.verdict] += 1
    return dict(sorted(counts.items()))


def kappa(pairs: Iterable[tuple[Verdict, Verdict]]) -> float | None:
    """Return Cohen's kappa of two judges' verdicts on the same findings, from -1 to 1.

    None when it is undefined: no pairs, or one and the same verdict throughout.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960), 37-46: (observed - chance) / (1 - chance).
    """
    counts = Counter(pairs)
    number = counts.total()
    if not number:
        return None
    observed = sum(times for (one, other), times in counts.items() if one is other) / number
    first, second = Counter[Verdict](), Counter[Verdict]()
    for (one, other), times in counts.items():
        first[one] += times
        second[other] += times
    matches = sum(first[verdict] * second[verdict] for verdict in first)
    if matches == number * number:
        return None
    chance = matches / number**2
    return (observed - chance) / (1 - chance)


def _unclear(judgement: Judgement) -> Judgement:
    return Judgement(judgement.id, judgement.rule, Verdict.UNCLEAR)


def _read(path: Path) -> Iterator[Judgement]:
    for where, row in cases.rows(path, unfinished=True):
        verdict = VERDICTS.get(cases.field(row, "verdict", where))
        if not verdict:
            raise ToolError(f"{where}: 'verdict' is none of {', '.join(VERDICTS)}")
        yield Judgement(cases.field(row, "id", where), cases.field(row, "rule", where), verdict)
