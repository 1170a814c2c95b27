"""One pass of one task, bounded and paced: look back, save, read, save, report.

However it ends, its work is in the queue, and the next pass continues from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot_plugins.apps.maintenance import steering
from bot_plugins.apps.maintenance.budget import Budget
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.figures import PassFigures
from bot_plugins.apps.maintenance.journal import Journal
from bot_plugins.apps.maintenance.reading import ReadingPart
from bot_plugins.apps.maintenance.reporting.publishing import report
from bot_plugins.apps.maintenance.saving import SavingPart
from bot_plugins.apps.maintenance.stopping import StopRequest
from bot_plugins.apps.maintenance.task_state import TaskState
from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.core import exit_codes
from bot_plugins.core.summary import Translator
from bot_plugins.ports import MaintainedWiki
from bot_plugins.run.ending import until_stopped
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count_by_rule
from bot_plugins.store.states import State
from bot_plugins.store.tasks import end_pass, start_pass, start_run, task_id

PageT = TypeVar("PageT")

COMMAND = "copyedit_maintenance"
HUNG = "something did not finish within the pass's time and was stopped"
NO_MEMORY = "it needed more memory than it may use; raise limits.memory, or lower limits.pages"


@dataclass
class PartEnding:
    """How a part of a pass ended; ``stopped_because`` is empty if nothing stopped it."""

    stopped_because: str = ""


@dataclass(frozen=True)
class PassInputs(Generic[PageT]):
    """The inputs of a pass: where it works, where it logs, and what may end it."""

    store: Store
    wiki: MaintainedWiki[PageT]
    journal: Journal
    leaving: StopRequest
    translate: Translator
    is_held: Callable[[], bool]


class Pass(Generic[PageT]):
    """A pass of ``task``; ``stopped_because`` is empty if the pass was completed."""

    def __init__(self, task: Task, given: PassInputs[PageT]) -> None:
        self.task, self.given = task, given
        self.figures = PassFigures()
        self.stopped_because = ""

    def go(self) -> int:
        """Run the whole pass and return an exit code; never raise for what a wiki may do.

        Raises:
            StoreError: the queue fails.
        """
        work = self._started()
        saving = SavingPart(work)
        with work.budget.enforced():
            code = self._done(work, saving)
        self._end(work, code)
        return code

    def _done(self, work: PassWork[PageT], saving: SavingPart[PageT]) -> int:
        try:
            code = until_stopped(lambda: self._work(work, saving), self)
            self._count_by_rule(work)
            if code in (exit_codes.DONE, exit_codes.PARTIAL):
                code = self._report(work) or code
        except (MemoryError, SystemError) as error:
            if not _is_for_memory(error):
                raise
            self.stopped_because = NO_MEMORY
            return exit_codes.PARTIAL
        if work.budget.has_rung:
            self.stopped_because = HUNG
            return exit_codes.PARTIAL
        return code or (exit_codes.PARTIAL if self.figures.failed else exit_codes.DONE)

    def _started(self) -> PassWork[PageT]:
        given, task = self.given, self.task
        number = task_id(given.store, given.wiki.name, task.name)
        run = start_run(given.store, f"{COMMAND} {task.name}", given.wiki.user)
        start_pass(given.store, number, run)
        budget = Budget(task.limits, self.figures, lambda: given.wiki.requests)
        return PassWork(
            task=task,
            run=run,
            store=given.store,
            wiki=given.wiki,
            journal=given.journal,
            leaving=given.leaving,
            translate=given.translate,
            kept=TaskState(given.store, number),
            budget=budget,
            figures=self.figures,
            is_held=given.is_held,
        )

    def _work(self, work: PassWork[PageT], saving: SavingPart[PageT]) -> None:
        work.wiki.log_in()
        steering.heed_the_wiki(work)
        steering.look_back(work)
        steering.choose_rules(work, self.task)
        saving.withdraw()
        saving.go()
        ReadingPart(work).go()
        if self.figures.accepted:
            saving.go()

    def _report(self, work: PassWork[PageT]) -> int:
        """Update the report page; return an exit code of its own."""
        if not self.task.report_page:
            return exit_codes.DONE
        work.note()
        ending = PartEnding()
        code = until_stopped(lambda: report(work), ending)
        if ending.stopped_because:
            work.journal.warn(f"The report was not brought up to date: {ending.stopped_because}")
        return code

    def _count_by_rule(self, work: PassWork[PageT]) -> None:
        """Count this pass's new findings by rule."""
        wanted = Filters(run=work.run, states=tuple(State))
        self.figures.rules.update(count_by_rule(work.store, wanted))

    def _end(self, work: PassWork[PageT], code: int) -> None:
        """Record how the pass ended, and log it."""
        work.budget.note()
        figures = self.figures
        why, record = self.stopped_because, figures.record()
        end_pass(work.store, work.run, code, why, record, pages=figures.read)
        simulated = "; simulate is on: nothing was saved" * self.given.wiki.is_told_to_simulate
        ended_early = f"; ended early: {why}" if why else ""
        say = work.journal.warn if code else work.journal.note
        say(
            f"{counted(figures.read, 'page')} read, {counted(figures.proposed, 'change')} proposed,"
            f" {counted(figures.saved, 'page')} saved, {counted(figures.reverted, 'save')} reverted"
            f" by others, {counted(figures.requests, 'request')} in {figures.seconds:.0f} s"
            f"{simulated}{ended_early}",
            code=code,
            run=work.run,
            **record,
        )


def _is_for_memory(error: BaseException) -> bool:
    """Tell whether memory was refused; the parser's C code then sometimes raises SystemError."""
    return isinstance(error, MemoryError) or isinstance(error.__cause__, MemoryError)
