"""Identities of processes, by which another process knows whether one has ended.

An identity has the machine, the number and, where the system says it, the boot and the moment of
the start: numbers are used again, after a reboot and in containers. "host:123:1a2b3c4d-5678".
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_BOOT_DIGITS = 8
_START_FIELD = 22 - 3
"""The start in ticks since the boot, counted from what follows the command's name in /proc/PID/stat
(https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html)."""


def this_process() -> str:
    """Return the identity of this process."""
    pid = os.getpid()
    return ":".join(filter(None, (socket.gethostname(), str(pid), _start(pid))))


def is_here(process: str) -> bool:
    """Tell whether a process is, or was, one of this machine."""
    return process.partition(":")[0] == socket.gethostname()


def has_ended(process: str) -> bool:
    """Tell whether a process has certainly ended; False if that is unknown."""
    pid, _, start = process.partition(":")[2].partition(":")
    if not (is_here(process) and pid.isascii() and pid.isdecimal()):
        return False
    now = _start(int(pid))
    if start and now:
        return start != now
    return int(pid) != os.getpid() and not _runs(int(pid))


def _start(pid: int) -> str:
    """Return the boot and the start of a process; empty if the system does not say."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2]
        boot = _BOOT.read_text("ascii")[:_BOOT_DIGITS]
    except OSError:
        return ""
    return f"{boot}-{after_name.split()[_START_FIELD]}"


def _runs(pid: int) -> bool:
    """Tell whether a process exists; True if that is unknown."""
    if os.name != "posix":  # elsewhere, the signal would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
