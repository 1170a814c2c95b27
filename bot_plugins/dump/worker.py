"""One worker of a scan: a process that reads jobs from its input and writes results.

A process of its own command, and not one that multiprocessing makes: that would run the script
which people started, and Pywikibot's configuration with it, once more in every worker.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys

from bot_plugins.dump.jobs import do


def main() -> None:
    """Take options, then jobs, from standard input until it ends; all are pickled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides when it ends
    jobs = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as results:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may come between them
        try:
            options = pickle.load(jobs)  # noqa: S301 - from the process that started this one
            while True:
                pickle.dump(do(pickle.load(jobs), options), results, pickle.HIGHEST_PROTOCOL)  # noqa: S301
                results.flush()
        except (EOFError, BrokenPipeError):
            return


if __name__ == "__main__":
    main()
