"""Print the memory of a process that proposes on one page, in MB: ``... SIZE_KB``; 0: on none."""

from __future__ import annotations

import resource
import sys

from bot_plugins import propose
from tests.harness.bench import articles


def main() -> int:
    """Propose on one page, and say what the process took at most before and after."""
    kilobytes = int(sys.argv[1])
    page = articles.article(kilobytes * 1000, "They had went to sea. ")
    propose("They had went to sea.")
    before = _memory()
    propose(page)
    print(before, _memory())
    return 0


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main())
