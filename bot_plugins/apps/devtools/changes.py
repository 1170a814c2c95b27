"""The output of ``evaluate --against``: new, lost and changed findings by rule."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bot_plugins.apps.devtools import console, progress
from bot_plugins.apps.devtools.against import ChangedPage, ComparisonRequest, Read, compared
from bot_plugins.apps.devtools.checkout import root
from bot_plugins.apps.devtools.corpora import Corpus, files_at
from bot_plugins.apps.devtools.differences import DifferenceKind
from bot_plugins.apps.devtools.drawn import DrawnFinding, drawn
from bot_plugins.apps.devtools.finding_view import sentence
from bot_plugins.apps.devtools.revisions import taken
from bot_plugins.apps.devtools.sampling import Stratum
from bot_plugins.apps.devtools.tables import Row, many, write_table
from bot_plugins.core.evidence.kinds import MEGABYTE, CorpusKind
from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import Line, TextStyle, wrapped

MOST = 20
"""Differences that are shown for each rule and kind."""
SAMPLES = Path("tests", "harness", "wiki", "pages")
"""The sample pages of a checkout, which are compared if no file is given."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference with its sentence; ``was`` is set if the finding changed."""

    what: DifferenceKind
    finding: DrawnFinding
    was: DrawnFinding | None

    @property
    def id(self) -> str:
        """The id of the finding."""
        return self.finding.id

    def line(self) -> str:
        """Return a line for ``judge``, with the difference and the earlier finding."""
        before = (self.was.rule, self.was.source_after, self.was.applicability) if self.was else ()
        was = dict(zip(("was_rule", "was_after", "was_applicability"), before, strict=False))
        return self.finding.line(difference=self.what.value, **was)


@dataclass
class Changes:
    """The differences of all rules: their numbers by rule, and a sample to show."""

    most: int
    strata: dict[tuple[str, DifferenceKind], Stratum[Shown]] = field(default_factory=dict)

    def add(self, page: ChangedPage) -> Shown:
        """Count a difference and return it as it is shown."""
        difference = page.difference
        was = drawn(page.page, difference.was, page.corpus) if difference.was else None
        shown = Shown(difference.what, drawn(page.page, difference.finding, page.corpus), was)
        place = shown.finding.rule, shown.what
        self.strata.setdefault(place, Stratum(self.most, _SEED)).offer(shown)
        return shown

    def counts(self) -> dict[str, Counter[DifferenceKind]]:
        """Return the number of new, lost and changed findings of each rule."""
        counts: dict[str, Counter[DifferenceKind]] = {}
        for (rule, what), stratum in sorted(self.strata.items(), key=lambda entry: entry[0][0]):
            counts.setdefault(rule, Counter())[what] += stratum.found
        return counts


def write_changes(chosen: argparse.Namespace) -> None:
    """Compare with the chosen revision, and write the new, lost and changed findings.

    Raises:
        ToolError: there is no such revision or file, or the revision's rules do not run here.
    """
    tree = root()
    if chosen.json:
        raise console.ToolError("--json is not for --against; --out writes JSON Lines")
    samples = [Corpus(CorpusKind.ARTICLES, str(SAMPLES), files_at(tree / SAMPLES))]
    wanted = ComparisonRequest(chosen.files or samples, chosen.language, chosen.rules)
    changes, read = Changes(chosen.most), Read()
    with ExitStack() as stack:
        old = stack.enter_context(taken(chosen.against, tree))
        out = stack.enter_context(_opened(chosen.out)) if chosen.out else None
        say = stack.enter_context(progress.line())
        for page in stack.enter_context(closing(compared(old, wanted, read, say))):
            shown = changes.add(page)
            if out:
                out.write(shown.line())
    _write(old.name, changes, read)


def _opened(path: Path) -> TextIO:
    try:
        return path.open("x", encoding="ascii", newline="\n")
    except OSError as error:
        raise console.ToolError(f"cannot write {path}: {error.strerror or error}") from error


def _write(old: str, changes: Changes, read: Read) -> None:
    size = f"{many(read.pages, 'page')}, {read.size / MEGABYTE:.2f} MB"
    console.write(console.wrapped(f"Against {old}: {size}"))
    if not changes.strata:
        console.write("The same findings.")
        return
    console.write("")
    write_table(("rule", *(what.value for what in DifferenceKind)), _rows(changes.counts()))
    for (_, what), stratum in sorted(changes.strata.items(), key=lambda entry: _place(*entry[0])):
        _write_stratum(what, stratum.drawn, stratum.found)


def _place(rule: str, what: DifferenceKind) -> tuple[str, int]:
    return rule, [*DifferenceKind].index(what)


def _rows(counts: dict[str, Counter[DifferenceKind]]) -> Iterator[Row]:
    for rule, numbers in counts.items():
        yield rule, *(numbers[what] for what in DifferenceKind)
    total = sum(counts.values(), Counter[DifferenceKind]())
    yield "all", *(total[what] for what in DifferenceKind)


def _write_stratum(what: DifferenceKind, some: Sequence[Shown], found: int) -> None:
    of = f" (some of {found})" if len(some) < found else ""
    console.show([[], [(f"{some[0].finding.rule}: {what.value}{of}", TextStyle.HEADING)]])
    for shown in some:
        console.show(_lines(shown))


def _lines(shown: Shown) -> Iterator[Line]:
    columns = console.columns()
    yield [(escaped(shown.finding.title) or "(untitled)", TextStyle.DIM)]
    if shown.was:
        yield from wrapped([("was: ", TextStyle.DIM), *sentence(shown.was)], columns)
    yield from wrapped(sentence(shown.finding), columns)
    yield from wrapped([(_changed(shown), TextStyle.DIM)], columns)


def _changed(shown: Shown) -> str:
    """Return the finding's facts, and those that were different before."""
    now = _facts(shown.finding)
    was = _facts(shown.was) if shown.was else now
    pairs = [(old, new) for old, new in zip(was, now, strict=True) if old or new]
    return "; ".join(new if new == old else f"{new or 'nothing'}, not {old}" for old, new in pairs)


def _facts(finding: DrawnFinding) -> tuple[str, str, str]:
    others = " or ".join(map(repr, finding.alternatives))
    return finding.rule, finding.applicability, f"or: {others}" if others else ""
