"""Propose on some generated corpora, in a process of its own; print seconds, MB and findings.

``python -m tests.harness.bench.corpora MEGABYTES FIRST LAST``: the corpora of these seeds, one
after the other. The text is the same whoever reads it; only propose is on the clock.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from bot_plugins import propose
from tests.harness.bench import articles, clock

WARM = 10
"""MB that are read before the clock starts: patterns make their states as they read."""


def main() -> int:
    """Read the corpora once."""
    megabytes, first, last = float(sys.argv[1]), *map(int, sys.argv[2:])
    for pages in articles.batches(WARM * clock.MEGABYTE, 0, articles.ENCYCLOPEDIA):
        for page in pages:
            propose(page)
    seconds, size, findings = 0.0, 0, 0
    for seed in range(first, last + 1):
        total = round(megabytes * clock.MEGABYTE)
        for pages in articles.batches(total, seed, articles.ENCYCLOPEDIA):
            started = time.process_time()
            found = [len(propose(page).findings) for page in pages]
            seconds += time.process_time() - started
            findings += sum(found)
            size += clock.size(pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / clock.MEGABYTE
    figures = {"seconds": seconds, "size": size / clock.MEGABYTE, "findings": findings}
    print(json.dumps({**figures, "memory": memory}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
