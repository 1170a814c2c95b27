"""The main run: each page is read, proposed for, queued, shown, perhaps saved, and counted."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic

from bot_plugins.core import exit_codes, summary
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule
from bot_plugins.ports import (
    EditConflict,
    PageGone,
    PageSkipped,
    PageT,
    Queue,
    RunStopped,
    Saver,
    Screen,
    WikiReader,
)
from bot_plugins.run.conditions import Conditions
from bot_plugins.run.ending import until_stopped
from bot_plugins.run.words import counted
from bot_plugins.ui.display.terminal import finding_lines, page_heading, summary_line
from bot_plugins.ui.report import ReportWriter, RunTotals

MOST_CONFLICTS = 3
"""How often a page that others keep editing is read before it is left alone."""
PROGRESS_SECONDS = 10
"""Seconds without output after which a run reports its progress."""


class Mode(Enum):
    """What happens to a proposal."""

    DRY = "dry run"
    ASK = "ask"
    ALWAYS = "always"


@dataclass(frozen=True)
class RunSettings:
    """What a run does, apart from the pages: rules, summaries, limits, conditions."""

    rules: Sequence[Rule]
    mode: Mode = Mode.DRY
    style: summary.SummaryStyle = field(default_factory=summary.SummaryStyle)
    translate: summary.Translator | None = None
    most_edits: int | None = None
    conditions: Conditions = field(default_factory=Conditions)


@dataclass(frozen=True)
class Records:
    """Where a run records what it proposes: in a report, and in the queue."""

    report: ReportWriter | None = None
    queue: Queue | None = None


class Run(Generic[PageT]):
    """A run over pages of one wiki.

    ``saver`` is None for a dry run, so that it cannot save anything.
    """

    def __init__(
        self,
        settings: RunSettings,
        screen: Screen,
        reader: WikiReader[PageT],
        saver: Saver[PageT] | None = None,
        records: Records | None = None,
    ) -> None:
        self.settings, self.screen = settings, screen
        self.reader, self.saver, self.records = reader, saver, records or Records()
        self.totals = RunTotals(wiki=reader.name)
        self.failed = 0
        self._spoke = time.monotonic()

    def over(self, pages: Iterable[PageT]) -> int:
        """Process ``pages`` and return an exit code; expected failures are not raised."""
        started = time.monotonic()
        code = until_stopped(lambda: self._through(pages), self.totals)
        self.totals.seconds = time.monotonic() - started
        return code or (exit_codes.PARTIAL if self.failed else exit_codes.DONE)

    def _through(self, pages: Iterable[PageT]) -> None:
        if self.saver:
            self.saver.start()
        try:
            for page in pages:
                self._treat(page)
                if self._is_over():
                    break
        except EOFError:
            raise RunStopped("nobody answered: -ask needs a terminal", exit_codes.PARTIAL) from None
        if self.saver and not self.saver.finish():
            self.failed += 1

    def _is_over(self) -> bool:
        limit = self.settings.most_edits
        if self.saver and limit is not None and self.saver.edits >= limit:
            self.totals.stopped_because = f"the limit of {counted(limit, 'edit')} is reached"
        elif self.saver and self.saver.quitting:
            self.totals.stopped_because = "you chose to quit"
        return bool(self.totals.stopped_because)

    def _treat(self, page: PageT) -> None:
        """Read one page and treat it as the mode says; start again if it gets a newer revision."""
        self.totals.pages_read += 1
        self._progress(page)
        proposal: Proposal | None = None
        try:
            for attempt in range(MOST_CONFLICTS):
                proposal = self._propose(self.reader.read(page, fresh=attempt > 0))
                if proposal:
                    self.reader.recheck(page)
                if self._handled(page, proposal, again=attempt > 0):
                    return
            raise PageSkipped("others keep editing it")
        except PageGone as gone:
            self._gone(page, str(gone))
            self._skipped(page, proposal, str(gone))
        except PageSkipped as skip:
            self._skipped(page, proposal, str(skip))

    def _propose(self, revision: Revision) -> Proposal:
        """Return what the rules propose for a page.

        Raises:
            PageSkipped: it does not meet the conditions.
        """
        settings = self.settings
        settings.conditions.check_page(revision)
        proposal = propose_revision(revision, settings.rules)
        if proposal:
            alone = settings.mode is Mode.ALWAYS
            settings.conditions.check_proposal(proposal, settings.rules, alone=alone)
        return proposal

    def _handled(self, page: PageT, proposal: Proposal, *, again: bool) -> bool:
        """Queue a proposal, and show or save it; return False if the page has changed meanwhile."""
        if proposal and not again:
            self.totals.count(proposal)
        if proposal and self.saver is None:
            self._show(proposal)
            self._record(proposal, "proposed")
        self._enqueue(proposal)
        if not proposal or self.saver is None:
            return True
        try:
            self._save(self.saver, page, proposal)
        except EditConflict:
            self.screen.say(f"{self.reader.title(page)} was edited meanwhile: reading it again.")
            return False
        except RunStopped as stop:
            self._record(proposal, "not saved", str(stop))
            raise
        return True

    def _save(self, saver: Saver[PageT], page: PageT, proposal: Proposal) -> None:
        saved = saver.save(page, proposal)
        self._spoke = time.monotonic()
        self.totals.saved += saved.is_saved
        if not saved.chosen:
            self._record(proposal, "not saved", saved.reason)
        else:
            if self.settings.mode is Mode.ALWAYS:
                self._show(saved.chosen)
            self._record(saved.chosen, "saved" if saved.is_saved else "simulated")

    def _show(self, proposal: Proposal) -> None:
        self.screen.show(page_heading(proposal))
        total, columns = len(proposal.findings), self.screen.columns
        for number, finding in enumerate(proposal.findings, 1):
            self.screen.show(finding_lines(proposal, finding, number, total, columns))
        self.screen.show(summary_line(self._summarised(proposal), columns))
        self._spoke = time.monotonic()

    def _summarised(self, proposal: Proposal) -> Proposal:
        text = summary.write(proposal.made, self.settings.style, self.settings.translate)
        return Proposal(proposal.revision, proposal.findings, proposal.text, text)

    def _record(self, proposal: Proposal, outcome: str, reason: str = "") -> None:
        if self.records.report:
            self.records.report.add(self._summarised(proposal), outcome, reason)

    def _enqueue(self, proposal: Proposal) -> None:
        if self.records.queue:
            self.records.queue.pages = self.totals.pages_read
            self.records.queue.add(proposal)

    def _gone(self, page: PageT, reason: str) -> None:
        if self.records.queue:
            title = self.reader.title(page)
            self.records.queue.gone(self.reader.name, title, reason, self.reader.moved_to)

    def _skipped(self, page: PageT, proposal: Proposal | None, reason: str) -> None:
        """Count a page that is left alone; with something to save, it is also a failure."""
        self.totals.skip(reason, self.reader.title(page))
        if proposal and self.saver is not None:
            self.failed += 1
            self.screen.say(f"{self.reader.title(page)} was left alone: {reason}")
            self._record(proposal, "skipped", reason)

    def _progress(self, page: PageT) -> None:
        now = time.monotonic()
        if now - self._spoke >= PROGRESS_SECONDS:
            self._spoke = now
            title = self.reader.title(page)
            self.screen.say(f"... {self.totals.pages_read} pages read, now at {title}")
