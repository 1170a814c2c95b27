"""How much memory a pass takes: ``python -m tests.apps.maintenance.memory [PAGES ...]``.

Makes a wiki of short pages, some with slips, and a few long ones; then a pass over the first
1,000 of them and one over all 10,000, each with a queue of its own, and prints what each took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot_plugins.store.database import open_store
from bot_plugins.store.tasks import PassRecord, latest_passes
from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.harness.wiki import Wiki, build_golden
from tests.harness.wiki.bot_config import pwb_folder

SIZES = (1_000, 10_000)
LONG_EVERY = 500
"""Of so many pages one is long: 100 KB."""
_CONFIGURATION = """\
queue = "queue-{number}.sqlite3"
[[task]]
name = "memory"
wiki = "copywiki:en"
settle_seconds = 0
[task.limits]
pages = 1000000
open_proposals = 1000000
minutes = 600.0
megabytes = 100000.0
requests = 1000000
memory = 100000
[[task.source]]
kind = "worklist"
file = "titles-{number}.txt"
"""


def text(number: int) -> str:
    """Return the text of a page: every third has a slip, few are long."""
    slip = "It had began to grind,and it stood." if number % 3 == 0 else "It was old."
    plain = f"The ''mill'' number {number} stands at a [[river]], and its wheel turns. "
    return f"{plain}{slip} {plain * (1_500 if number % LONG_EVERY == 0 else 3)}"


def main(sizes: tuple[int, ...]) -> int:
    """Measure, print a line for each number of pages, and return an exit code."""
    titles = [f"Mill {number}" for number in range(1, max(sizes) + 1)]
    pages = {title: text(number) for number, title in enumerate(titles, 1)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        golden = build_golden(folder / "golden", pages)
        with Wiki(folder / "wiki", golden) as wiki:
            config = pwb_folder(wiki, folder / "config")
            for line in measured(Pwb(config, folder), titles, sizes):
                print(line, flush=True)
    return 0


def measured(pwb: Pwb, titles: list[str], sizes: tuple[int, ...]) -> Iterator[str]:
    """Yield a line about a pass over each number of pages."""
    for number in sizes:
        (pwb.folder / f"titles-{number}.txt").write_text("\n".join(titles[:number]))
        path = pwb.folder / f"copyedit-{number}.toml"
        path.write_text(_CONFIGURATION.format(number=number))
        began = time.monotonic()
        most = peak(pwb, [*PWB, "copyedit_maintenance", f"-conf:{path}"])
        seconds = time.monotonic() - began
        figures = record(pwb.folder / f"queue-{number}.sqlite3").figures
        yield (
            f"{figures['read']} pages read, {figures['megabytes']:.1f} MB, "
            f"{figures['proposed']} changes proposed, {figures['requests']} requests,"
            f" {seconds:.0f} s: {most:.0f} MB at most ({figures['memory']:.0f} by its own count)"
        )


def peak(pwb: Pwb, command: list[str]) -> float:
    """Run a command; return the most memory that it held, in MB (man 2 getrusage)."""
    with (pwb.folder / "said.txt").open("w") as said:
        process = subprocess.Popen(
            command, env=pwb.environment(), cwd=pwb.folder, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((pwb.folder / "said.txt").read_text()[-2_000:])
    return usage.ru_maxrss * 1024 / 1_000_000


def record(queue: Path) -> PassRecord:
    """Return what the queue has about its one pass."""
    with open_store(queue) as store:
        return latest_passes(store, limit=1)[0]


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
