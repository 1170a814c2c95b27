"""The processes below one of ours, as /proc has them: executors among them."""

from __future__ import annotations

from pathlib import Path

EXECUTOR = b"CoarseGrainedExecutorBackend"
"""What an executor of Spark's standalone cluster is called."""


def below(pid: int) -> list[int]:
    """Return the processes that a process has started, and those they have started."""
    children = [int(one) for task in _tasks(pid) for one in _read(task / "children").split()]
    return [*children, *(lower for child in children for lower in below(child))]


def executors(pid: int) -> list[int]:
    """Return the executors among them."""
    return [one for one in below(pid) if EXECUTOR in _read(Path(f"/proc/{one}/cmdline"))]


def is_running(pid: int) -> bool:
    """Tell whether a process is there, and not only its exit code."""
    state = _read(Path(f"/proc/{pid}/stat")).rpartition(b") ")[2][:1]
    return state not in (b"", b"Z")


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except FileNotFoundError:
        return []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
