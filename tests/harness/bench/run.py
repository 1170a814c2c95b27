"""Run a command and print what it cost, as JSON: ``python -m tests.harness.bench.run COMMAND...``.

A process of its own, and a small one: Linux counts the memory of whoever starts a program as the
program's. ``cpu`` and ``memory`` (the largest process, in MB) include the command's own children
(getrusage(2)).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processors, MB of the largest process."""

    elapsed: float
    cpu: float
    memory: float
    output: str


class CommandError(RuntimeError):
    """A command could not be run or did not end well; the message says what it said."""


def cost(
    command: Sequence[str | Path],
    folder: Path = PROJECT,
    more: Mapping[str, str] | None = None,
    codes: Sequence[int] = (0,),
) -> Cost:
    """Run a command in ``folder``; ``more`` goes into its environment.

    Raises:
        CommandError: it ended with none of ``codes``, or cannot be started.
    """
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), *map(str, command)],
        cwd=folder,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode not in codes:
        raise CommandError(f"{command[0]}: {(done.stderr or done.stdout).strip()[-600:]}")
    *output, figures = done.stdout.splitlines()
    return Cost(**json.loads(figures), output="\n".join(output))


def main() -> int:
    """Run the command, and print its cost in the last line."""
    started = time.perf_counter()
    try:
        code = subprocess.run(sys.argv[1:], check=False).returncode
    except OSError as error:
        print(error, file=sys.stderr)
        return 127
    elapsed = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    sys.stdout.write("\n")
    print(json.dumps({"elapsed": elapsed, "cpu": cpu, "memory": used.ru_maxrss * 1024 / 1e6}))
    return code


if __name__ == "__main__":
    sys.exit(main())
