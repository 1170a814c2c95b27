"""SQL for who took a saved finding back, and when: alone, or with the whole save.

The statements have to join ``save_finding`` and ``save``, and select undone findings.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, not_, or_

from bot_plugins.store.schema import save, save_finding


def back_at() -> ColumnElement[datetime]:
    """Return when a finding was taken back."""
    return func.coalesce(save_finding.c.undone, save.c.undone)


def back_by_others() -> ColumnElement[bool]:
    """Return the condition that somebody other than its saver took a finding back.

    A saver's name has account, machine and process (``ACCOUNT@MACHINE:PROCESS``); whoever took
    something back is named by account alone.
    """
    saver, by = save.c.saver, func.coalesce(save_finding.c.undone_by, save.c.undone_by)
    length = func.length(by) + 1
    is_account = func.substr(saver, 1, length) == by + "@"
    ends_there = func.instr(func.substr(saver, length + 1), "@") == 0
    return not_(or_(saver == by, and_(is_account, ends_there)))
