"""Side by side: ours and others', on the same pages, in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot_plugins import propose
from tests.harness.bench import articles, clock
from tests.harness.bench.clock import Absent, Contender
from tests.harness.bench.contenders import contenders
from tests.harness.bench.programs import install_node, programs
from tests.harness.bench.tables import Table, figure
from tests.harness.bench.texts import texts


@dataclass(frozen=True, slots=True)
class Comparison:
    """Speeds by contender in MB/s, ours first."""

    table: Table
    speeds: Mapping[str, float]


def comparison(total: int, rounds: int, real: Sequence[str] = ()) -> Comparison:
    """Compare on about ``total`` bytes: of the ``real`` pages, or of generated ones."""
    chosen = real[:: -(-clock.size(real) // total)] if real else ()
    trouble = install_node()
    all_ = [*contenders(on_real_pages=bool(real)), *programs()]
    here = [one for one in all_ if isinstance(one, Contender)]
    absent = [one for one in all_ if isinstance(one, Absent)]
    made = () if real else articles.corpus(total, sizes=articles.ENCYCLOPEDIA)
    kind = "" if real else " generated"
    ending = "" if real else ", as long as an encyclopedia's"
    with texts(chosen or made) as pages:
        found = sum(len(propose(page).findings) for page in pages.pages)
        about = (
            f"{pages.megabytes:.1f} MB of{kind} wikitext in {len(pages.pages)} pages{ending};"
            f" propose finds {found} changes. Processor time on one core,"
            f" best of {rounds} rounds in turns (one round if it takes over {clock.SLOW:.0f} s),"
            " without what a program takes to start."
        )
        speeds, failed = clock.side_by_side(here, pages, rounds)
    absent = [*absent, *failed]
    note = " ".join([trouble, *(f"Absent: {one.name}: {one.reason}." for one in absent)]).strip()
    rows = _rows(here, speeds)
    columns = ("Side by side", "version", "MB/s", "ours is")
    return Comparison(Table("Beside others", columns, rows, about, note), speeds)


def _rows(here: Sequence[Contender], speeds: Mapping[str, float]) -> list[tuple[str, ...]]:
    ours = next(iter(speeds.values()))
    return [
        (one.name, one.version, figure(speed), f"{figure(ours / speed)} x")
        for one in here
        if (speed := speeds.get(one.name))
    ]
