"""One worker: a process that reads jobs from its input and writes what comes of them.

``workers`` starts it as ``python worker.py FUNCTION``; the function is given as ``MODULE:NAME`` or
``FILE.py:NAME`` and is called with each job and with the settings, which come first. This file
imports nothing of the package, so that which ``bot_plugins`` the function uses is decided by
PYTHONPATH alone, also where that leads to a version that has no such file.

A process of its own command, and not one that multiprocessing makes: that would run the script
which people started, and Pywikibot's configuration with it, once more in every worker.
"""

from __future__ import annotations

import os
import pickle
import runpy
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

Work = Callable[[Any, Any], object]
"""What is called with a job and the settings."""


def main(name: str) -> None:
    """Take settings, then jobs, from standard input until it ends; all are pickled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides when it ends
    jobs = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as results:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may come between them
        try:
            do = function(name)
            settings = pickle.load(jobs)  # noqa: S301 - from the process that started this one
            while True:
                done = do(pickle.load(jobs), settings)  # noqa: S301
                pickle.dump(done, results, pickle.HIGHEST_PROTOCOL)
                results.flush()
        except (EOFError, BrokenPipeError):
            return


def function(name: str) -> Work:
    """Return the function called ``MODULE:NAME`` or ``FILE.py:NAME``."""
    place, _, own = name.rpartition(":")
    if place.endswith(".py"):
        found: Work = runpy.run_path(place)[own]
    else:
        found = getattr(import_module(place), own)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
