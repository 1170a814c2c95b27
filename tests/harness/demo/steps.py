"""Steps that may take a while: one line on the screen for each, its output kept back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

LINES_OF_TROUBLE = 30


class StepError(RuntimeError):
    """A step failed; the message is the end of what it printed."""


def say(text: str = "") -> None:
    """Print, at once even into a pipe."""
    print(text, flush=True)


@contextmanager
def step(doing: str, expected: str = "") -> Iterator[None]:
    """Say what is being done and how long that usually takes; then how long it took."""
    about = f" (about {expected})" if expected else ""
    print(f"{doing}{about} ... ", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        say("not done")
        raise
    say(f"{time.monotonic() - started:.0f} s")


def quietly(
    command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None
) -> None:
    """Run a command in ``folder`` and say nothing; ``more`` goes into its environment.

    Raises:
        StepError: it ended with something other than 0.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-LINES_OF_TROUBLE:])
        named = " ".join(str(part) for part in command)
        raise StepError(f"{end}\nfailed with {done.returncode}: {named}")


def stop_with(error: Exception) -> int:
    """Say why nothing more can be done; return the exit code for that."""
    sys.stdout.flush()
    print(error, file=sys.stderr)
    return 1
