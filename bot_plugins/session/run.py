"""One run: every page is read, proposed for, shown, perhaps saved, and counted."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic

from bot_plugins import exit_codes, summary
from bot_plugins.engine import compose_proposal, propose_revision
from bot_plugins.proposal import Proposal, Revision
from bot_plugins.report import ReportWriter, Totals
from bot_plugins.rule import Applicability, Rule
from bot_plugins.session.asking import Asker
from bot_plugins.session.ending import until_stopped
from bot_plugins.session.wiki import (
    EditConflict,
    PageSkipped,
    PageT,
    Queue,
    RunStopped,
    SaveFlags,
    Screen,
    WikiReader,
    WikiWriter,
)
from bot_plugins.session.words import counted
from bot_plugins.view.terminal import finding_lines, page_heading, summary_line

MOST_CONFLICTS = 3
"""How often a page that others keep editing is read again before it is left alone."""
PROGRESS_SECONDS = 10
"""Seconds of silence after which a run says how far it is."""


class Mode(Enum):
    """What happens to a proposal."""

    DRY = "dry run"
    ASK = "ask"
    ALWAYS = "always"


@dataclass(frozen=True)
class Settings:
    """What a run does, apart from the pages: rules, summaries, flags, limits."""

    rules: Sequence[Rule]
    mode: Mode = Mode.DRY
    style: summary.Style = field(default_factory=summary.Style)
    translate: summary.Translator | None = None
    flags: SaveFlags = field(default_factory=SaveFlags)
    most_edits: int | None = None


@dataclass(frozen=True)
class Records:
    """Where a run writes down what it proposes: in a report, and a dry run in the queue."""

    report: ReportWriter | None = None
    queue: Queue | None = None


class Run(Generic[PageT]):
    """A run over pages of one wiki.

    A dry run is given a reader; ``writer`` is None for it, so that there is nothing to save
    with.
    """

    def __init__(
        self,
        settings: Settings,
        screen: Screen,
        reader: WikiReader[PageT],
        writer: WikiWriter[PageT] | None = None,
        records: Records | None = None,
    ) -> None:
        self.settings, self.screen = settings, screen
        self.reader, self.writer, self.records = reader, writer, records or Records()
        self.totals = Totals(wiki=reader.name)
        self.asker = Asker(screen)
        self.failed = 0
        self.edits = 0
        self._spoke = time.monotonic()

    def over(self, pages: Iterable[PageT]) -> int:
        """Work through ``pages`` and return an exit code; never raises for what may happen."""
        started = time.monotonic()
        code = until_stopped(lambda: self._through(pages), self.totals)
        self.totals.seconds = time.monotonic() - started
        return code or (exit_codes.PARTIAL if self.failed else exit_codes.DONE)

    def _through(self, pages: Iterable[PageT]) -> None:
        try:
            for page in pages:
                self._treat(page)
                if self._is_over():
                    break
        except EOFError:
            raise RunStopped("nobody answered: -ask needs a terminal", exit_codes.PARTIAL) from None

    def _is_over(self) -> bool:
        limit = self.settings.most_edits
        if limit is not None and self.edits >= limit:
            self.totals.stopped_because = f"the limit of {counted(limit, 'edit')} is reached"
        elif self.asker.quitting:
            self.totals.stopped_because = "you chose to quit"
        return bool(self.totals.stopped_because)

    def _treat(self, page: PageT) -> None:
        """Read one page and do with it what the mode says; a newer revision starts anew."""
        self.totals.pages_read += 1
        self._progress(page)
        proposal: Proposal | None = None
        try:
            for attempt in range(MOST_CONFLICTS):
                proposal = self._propose(self.reader.read(page, fresh=attempt > 0))
                if not proposal:
                    self._enqueue(proposal)
                    return
                self.reader.recheck(page)
                if self._handled(page, proposal, again=attempt > 0):
                    return
            raise PageSkipped("others keep editing it")
        except PageSkipped as skip:
            self._skipped(page, proposal, str(skip))

    def _propose(self, revision: Revision) -> Proposal:
        return propose_revision(revision, self.settings.rules)

    def _handled(self, page: PageT, proposal: Proposal, *, again: bool) -> bool:
        """Show, ask or save a proposal; False when the page has changed meanwhile."""
        if not again:
            self.totals.count(proposal)
        if self.writer is None:
            self._show(proposal)
            self._record(proposal, "proposed")
            self._enqueue(proposal)
            return True
        chosen = self._chosen(proposal)
        if not chosen:
            self._record(proposal, "not saved", "no change was accepted")
            return True
        try:
            self._save(self.writer, page, chosen)
        except EditConflict:
            self.screen.say(f"{self.reader.title(page)} was edited meanwhile: reading it again.")
            return False
        except RunStopped as stop:
            self._record(chosen, "not saved", str(stop))
            raise
        return True

    def _chosen(self, proposal: Proposal) -> Proposal:
        if self.settings.mode is Mode.ASK:
            return self.asker.decide(proposal)
        trusted = [one for one in proposal.findings if one.applicability is Applicability.TRUSTED]
        return compose_proposal(proposal.revision, trusted)

    def _save(self, writer: WikiWriter[PageT], page: PageT, proposal: Proposal) -> None:
        text = self._summary(proposal)
        if self.settings.mode is Mode.ALWAYS:
            self._show(proposal)
        revid = writer.save(page, proposal, text, self.settings.flags)
        self.edits += 1
        if revid:
            self.totals.saved += 1
            self.screen.say(f"Saved as revision {revid}: {text}")
        else:
            self.screen.say(f"Simulated, nothing was saved: {text}")
        self._record(proposal, "saved" if revid else "simulated")

    def _show(self, proposal: Proposal) -> None:
        self.screen.show(page_heading(proposal))
        total, columns = len(proposal.findings), self.screen.columns
        for number, finding in enumerate(proposal.findings, 1):
            self.screen.show(finding_lines(proposal, finding, number, total, columns))
        self.screen.show(summary_line(self._summarised(proposal), columns))
        self._spoke = time.monotonic()

    def _summary(self, proposal: Proposal) -> str:
        return summary.write(proposal.findings, self.settings.style, self.settings.translate)

    def _summarised(self, proposal: Proposal) -> Proposal:
        return Proposal(
            proposal.revision, proposal.findings, proposal.text, self._summary(proposal)
        )

    def _record(self, proposal: Proposal, outcome: str, reason: str = "") -> None:
        if self.records.report:
            self.records.report.add(self._summarised(proposal), outcome, reason)

    def _enqueue(self, proposal: Proposal) -> None:
        if self.records.queue:
            self.records.queue.pages = self.totals.pages_read
            self.records.queue.add(proposal)

    def _skipped(self, page: PageT, proposal: Proposal | None, reason: str) -> None:
        """Count a page left alone; one with something to save counts as a failure as well."""
        self.totals.skip(reason)
        if proposal and self.writer is not None:
            self.failed += 1
            self.screen.say(f"{self.reader.title(page)} was left alone: {reason}")
            self._record(proposal, "skipped", reason)

    def _progress(self, page: PageT) -> None:
        now = time.monotonic()
        if now - self._spoke >= PROGRESS_SECONDS:
            self._spoke = now
            title = self.reader.title(page)
            self.screen.say(f"... {self.totals.pages_read} pages read, now at {title}")
