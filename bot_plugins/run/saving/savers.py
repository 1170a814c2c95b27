"""Names of savers: who claims pages, so that two never save the same one.

A name says account, machine and process. A saver on this machine whose process is no more has
left its claims behind; those of other machines end by themselves (``Store.claim``).
"""

from __future__ import annotations

import os
import socket


def saver_name(user: str) -> str:
    """Return this process's name as a saver for an account."""
    return f"{user}@{socket.gethostname()}:{os.getpid()}"


def user_of(saver: str) -> str:
    """Return the account that a saver's name speaks of."""
    return saver.rpartition("@")[0] or saver


def is_gone(saver: str) -> bool:
    """Tell whether a saver surely runs no more; False where that cannot be known."""
    _, at, place = saver.rpartition("@")
    host, colon, pid = place.rpartition(":")
    if not (at and colon and pid.isdecimal()) or host != socket.gethostname():
        return False
    return int(pid) != os.getpid() and not _runs(int(pid))


def _runs(pid: int) -> bool:
    """Tell whether there is a process, or whether nobody can tell."""
    if os.name != "posix":  # elsewhere, asking by a signal ends the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
