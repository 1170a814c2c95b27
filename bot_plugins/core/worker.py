"""A worker process, which reads jobs from standard input and writes their results.

``workers`` starts it as ``python worker.py FUNCTION``; the function is given as ``MODULE:NAME`` or
``FILE.py:NAME`` and is called with each job and the settings, which are sent first. This file
imports nothing from the package, so PYTHONPATH alone determines which ``bot_plugins`` the function
uses, even if that version has no such file.

It is started by its own command rather than by multiprocessing, which would run the script that
the user started, and with it Pywikibot's configuration, again in every worker.
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
"""The function called with a job and the settings."""


def main(name: str) -> None:
    """Read the settings, then jobs, from standard input until it ends; all are pickled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process decides when it ends
    jobs = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as results:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may be mixed in
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
