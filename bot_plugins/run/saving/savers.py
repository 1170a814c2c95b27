"""Names of savers, who claim pages so that two savers never save the same one.

A name has account, machine and process. A saver on this machine whose process has ended has left
its claims behind; claims of other machines expire (``Store.claim``).
"""

from __future__ import annotations

import os
import socket


def saver_name(user: str) -> str:
    """Return this process's name as a saver for an account."""
    return f"{user}@{socket.gethostname()}:{os.getpid()}"


def user_of(saver: str) -> str:
    """Return the account in a saver's name."""
    return saver.rpartition("@")[0] or saver


def is_gone(saver: str) -> bool:
    """Tell whether a saver has certainly ended; False if that is unknown."""
    _, at, place = saver.rpartition("@")
    host, colon, pid = place.rpartition(":")
    if not (at and colon and pid.isdecimal()) or host != socket.gethostname():
        return False
    return int(pid) != os.getpid() and not _runs(int(pid))


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
