"""Release of the pages that savers had claimed whose processes have ended."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from bot_plugins.store.queue import transaction
from bot_plugins.store.schema import page


@transaction
def free_claims(connection: Connection, is_gone: Callable[[str], bool]) -> int:
    """Release the pages of all savers that ``is_gone`` reports as dead; return how many.

    Their unfinished saves are in ``left_pending`` from then on.
    """
    claimed = select(page.c.claimed_by).where(page.c.claimed_by.is_not(None)).distinct()
    gone = [saver for saver in connection.scalars(claimed) if saver and is_gone(saver)]
    if not gone:
        return 0
    freed = update(page).where(page.c.claimed_by.in_(gone))
    return connection.execute(freed.values(claimed_by=None, claimed_until=None)).rowcount
