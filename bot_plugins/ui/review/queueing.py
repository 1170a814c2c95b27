"""Queueing the proposals of a run, and counting what became of them."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Self

from bot_plugins.core import exit_codes, ruleset
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Rule
from bot_plugins.ports import PageSkipped, RunStopped
from bot_plugins.run.words import PWB, counted
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError, StoreError, TextError
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.heartbeat import Heartbeat
from bot_plugins.store.pages import follow_or_close, from_proposal
from bot_plugins.store.put import Outcome, put, put_all
from bot_plugins.store.tasks import end_run, start_run


class Queueing:
    """Puts the proposals of one run into a queue; use it in a ``with`` block.

    ``pages`` is how many pages the run has read, for the run's record; ``review`` is the command
    that asks about its changes.
    """

    def __init__(
        self,
        store: Store,
        rules: Sequence[Rule],
        user: str = "",
        command: str = "copyedit",
        review: str = PWB.review,
    ) -> None:
        self.store, self.review = store, review
        self.rules = ruleset.of(rules)
        self.run = start_run(store, command, user, self.rules.version)
        self._heartbeat = Heartbeat(store, self.run)
        self.pages = 0
        self.counts: Counter[str] = Counter()

    def add(self, proposal: Proposal) -> None:
        """Queue a page's proposal, even if empty: it may close earlier findings.

        Raises:
            PageSkipped: the text is on no wiki, or cannot be stored.
            RunStopped: the database fails.
        """
        try:
            outcome = put(self.store, proposal, self.rules, self.run)
        except (RefusedError, TextError) as error:
            raise PageSkipped(f"it cannot be queued: {error}") from error
        except StoreError as error:
            raise RunStopped(str(error), exit_codes.QUEUE) from error
        self._count(proposal, outcome)

    def add_all(self, proposals: Iterable[Proposal]) -> list[str]:
        """Queue the proposals of several pages in one transaction, all of them or none.

        Return a message for each page that cannot be queued: its title, and why.

        Raises:
            RunStopped: the database fails.
        """
        fitting, refused = [], []
        for proposal in proposals:
            try:
                incoming = from_proposal(proposal, self.rules)
            except (RefusedError, TextError) as error:
                refused.append(f"{proposal.revision.title} cannot be queued: {error}")
            else:
                fitting.append((proposal, incoming))
        try:
            outcomes = put_all(self.store, [incoming for _, incoming in fitting], self.run)
        except StoreError as error:
            raise RunStopped(str(error), exit_codes.QUEUE) from error
        for (proposal, _), outcome in zip(fitting, outcomes, strict=True):
            self._count(proposal, outcome)
        return refused

    def _count(self, proposal: Proposal, outcome: Outcome) -> None:
        known = len(proposal.findings) if outcome.ignored else outcome.kept
        self.counts.update(
            added=outcome.added,
            known=known,
            closed=outcome.vanished + outcome.stale,
            refused=outcome.suppressed,
        )

    def gone(self, site: str, title: str, reason: str, moved_to: Callable[[int], str]) -> None:
        """Follow a page that is gone to its new title, or close its waiting findings.

        Raises:
            RunStopped: the database fails, or the wiki does not answer.
        """
        try:
            follow_or_close(self.store, site, title, reason, moved_to)
        except StoreError as error:
            raise RunStopped(str(error), exit_codes.QUEUE) from error

    def closing(self) -> list[str]:
        """Say what was added to the queue, what was not, and what to do next."""
        counts = self.counts
        waiting = count(self.store, Filters(run=self.run))
        added = f"{counted(counts['added'], 'change')} added"
        is_all = waiting == counts["added"]
        told = [f"{added} for review" if is_all else f"{added}, {waiting:,} of them for review"]
        told += [f"{counts['known']} known already"] * bool(counts["known"])
        told += [f"{counts['refused']} refused before"] * bool(counts["refused"])
        told += [f"{counts['closed']} closed because the page has changed"] * bool(counts["closed"])
        next_step = [f"Next: {self.review}"] * bool(waiting)
        return [f"Queue {self.store.name}: {', '.join(told)}.", *next_step]

    def review_command(self, place: str = "") -> str:
        """Return the command that asks about the run's changes; empty if none is queued.

        ``place`` is the queue's, if it was named; a database's address may hold a password, and is
        left out. With changes of earlier runs among them, it asks about all that waits.
        """
        waiting = count(self.store, Filters(run=self.run))
        if not (waiting or self.counts["known"]):
            return ""
        named = f" -queue:{shlex.quote(place)}" if place and "://" not in place else ""
        alone = f" -run:{self.run}" if waiting and not self.counts["known"] else ""
        return f"{self.review}{named}{alone}"

    def __enter__(self) -> Self:
        self._heartbeat.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        self._heartbeat.__exit__(*raised)
        end_run(self.store, self.run, pages=self.pages)
