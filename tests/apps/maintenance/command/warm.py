"""Runs commands of ``pwb`` in processes of their own, without the second that imports take.

``python -m tests.apps.maintenance.command.warm`` imports all that the command needs, and forks for
each line of its standard input: a JSON object with ``arguments``, ``folder`` and ``said``, the
file that gets what is said, and maybe ``settings``, lines of user-config.py, and ``suggesting``, of
what ``tests.suggesting`` tells a command; ``most_file_bytes``
and ``memory`` are what files and the process may grow to and by, ``ballast`` is memory it holds.
Beside that file it leaves ``.pid`` and, at the end, ``.code``.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from pywikibot import config

from bot_plugins.frameworks.pywikibot.commands.maintenance import maintenance
from bot_plugins.frameworks.pywikibot.commands.running import run_command
from tests.harness.wiki import paths
from tests.suggesting import suggest_as_told


def main() -> int:
    """Fork for each line; never return in a child but from its command."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that wait
    print("ready", flush=True)
    for line in sys.stdin:
        if not os.fork():
            return _watch(json.loads(line))
    return 0


def _watch(job: dict[str, Any]) -> int:
    """Fork once more, and write down who that is and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if not child:
        return _work(job)
    said = Path(job["said"])
    _write(said.with_suffix(".pid"), child)
    _, status = os.waitpid(child, 0)
    _write(said.with_suffix(".code"), os.waitstatus_to_exitcode(status))
    os._exit(0)


def _work(job: dict[str, Any]) -> int:
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(job["said"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number, to in enumerate((nothing, said, said)):
        os.dup2(to, number)
    os.chdir(job["folder"])
    if most := job.get("most_file_bytes"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    ballast = bytearray(job.get("ballast", 0))
    ballast[::4096] = b"x" * len(ballast[::4096])  # what is not written is not held
    if more := job.get("memory"):
        data = Path("/proc/self/status").read_text().partition("VmData:")[2].split()[0]
        resource.setrlimit(resource.RLIMIT_DATA, (int(data) * 1024 + more, -1))
    os.environ.update(job.get("suggesting", {}))
    suggest_as_told()
    for name, value in job.get("settings", {}).items():
        setattr(config, name, tuple(value) if isinstance(value, list) else value)
    return run_command(maintenance, job["arguments"], paths.SCRIPTS)


def _write(path: Path, number: int) -> None:
    unfinished = path.with_suffix(".new")
    unfinished.write_text(str(number))
    unfinished.replace(path)


if __name__ == "__main__":
    sys.exit(main())
