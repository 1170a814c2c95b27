"""Names of savers, who claim pages so that two savers never save the same one.

A name has account, machine and process. A saver on this machine whose process has ended has left
its claims behind; claims of other machines expire (``Store.claim``).
"""

from __future__ import annotations

from bot_plugins.store.process_ids import has_ended, this_process


def saver_name(user: str) -> str:
    """Return this process's name as a saver for an account."""
    return f"{user}@{this_process()}"


def user_of(saver: str) -> str:
    """Return the account in a saver's name."""
    return saver.rpartition("@")[0] or saver


def is_gone(saver: str) -> bool:
    """Tell whether a saver has certainly ended; False if that is unknown."""
    _, at, process = saver.rpartition("@")
    return bool(at) and has_ended(process)
