"""Updating the report page, if its text has changed."""

from __future__ import annotations

from typing import TypeVar

from bot_plugins.apps.maintenance.reporting.page import ReportFacts, report_summary, reported
from bot_plugins.apps.maintenance.trusting import trusted_rules
from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.core import exit_codes
from bot_plugins.core.wikitext import NoPlaceError
from bot_plugins.ports import EditConflict, PageSkipped, RunStopped
from bot_plugins.store.standings import standings, switched_off
from bot_plugins.store.tasks import latest_passes

PageT = TypeVar("PageT")
MOST_PASSES = 3_000
"""Most passes considered: a hundred a day for the days that the report covers."""


def report(work: PassWork[PageT]) -> None:
    """Write the report to its page, unless the page has the same text already.

    Raises:
        RunStopped: the page cannot be saved (PARTIAL), or the wiki fails or stops the bot.
        StoreError: the queue fails.
    """
    title = str(work.task.report_page)
    page = work.wiki.control_page(title)
    known = known_of(work)
    try:
        old = page.text if page else ""
        new = reported(old, known, work.translate)
        if new == old:
            return
        summary = report_summary(known, work.translate)
        work.wiki.publish(title, new, page.revid if page else 0, summary)
    except (NoPlaceError, PageSkipped) as error:
        raise RunStopped(f"{title}: {error}", exit_codes.PARTIAL) from error
    except EditConflict:
        raise RunStopped(
            f"{title} was edited meanwhile; the next pass writes it", exit_codes.PARTIAL
        ) from None


def known_of(work: PassWork[PageT]) -> ReportFacts:
    """Return the facts of the report."""
    store, site = work.store, work.wiki.name
    return ReportFacts(
        work.task,
        latest_passes(store, MOST_PASSES, site, work.task.name),
        standings(store, site),
        switched_off(store, site),
        trusted_rules(work),
        work.notes,
    )
