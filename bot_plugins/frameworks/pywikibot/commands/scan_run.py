"""A running scan: writes results in order, with the checkpoint from which to resume."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ParamSpec

from bot_plugins.apps.scan.checkpoint import Checkpoint
from bot_plugins.apps.scan.jobs import Job, Result
from bot_plugins.apps.scan.losses import losses
from bot_plugins.apps.scan.outputs import Output
from bot_plugins.apps.scan.tally import MOST_TOLD, ScanTally
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.commands.scan_screen import ScanScreen
from bot_plugins.ports import RunStopped
from bot_plugins.ui.review.queueing import Queueing

P = ParamSpec("P")

_OFTEN = 1.0
"""Seconds between two writes of the checkpoint; what comes after the last is done again."""


@dataclass
class Scan:
    """A scan and its outputs; ``path`` is the file of its checkpoint, if there is one."""

    name: str
    screen: ScanScreen
    place: Checkpoint
    path: Path | None
    outputs: dict[str, Output]
    queue: Queueing | None = None
    limit: int | None = None
    tally: ScanTally = field(default_factory=ScanTally)
    told: int = 0
    _kept: float = 0

    def over(self, results: Iterable[tuple[Job, Result]]) -> bool:
        """Write results as they come; return False if the limit ended the scan early.

        Raises:
            RunStopped: an output, or the queue, cannot be written.
            KeyboardInterrupt: Ctrl-C or SIGTERM; the checkpoint was written.
        """
        before, started = self.tally.seconds, time.monotonic()
        try:
            for job, result in results:
                self._take(self._limited(result))
                self.tally.seconds = before + time.monotonic() - started
                self._mark(job)
                self.screen.reach(job.position, self.tally)
                if self._is_full():
                    return False
        finally:
            self.screen.clear()
            self._keep()  # the last checkpoint between two results, whatever happened since
        return True

    def end(self) -> None:
        """Delete the checkpoint: there is nothing to resume."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def _take(self, result: Result) -> None:
        for output in self.outputs.values():
            self._written(output.add, result.found)
        if self.queue is not None and result.found:
            self.queue.pages = self.tally.pages + result.pages
            for refusal in self.queue.add_all(page.as_proposal() for page in result.found):
                self._say(refusal)
        self._tell(result)
        self.tally.add(result)

    def _limited(self, result: Result) -> Result:
        if self.limit is None:
            return result
        left = self.limit - self.tally.found
        found = [page for page in result.found if page.findings][:left]
        return replace(result, found=tuple(found)) if len(found) == left else result

    def _is_full(self) -> bool:
        return self.limit is not None and self.tally.found >= self.limit

    def _mark(self, job: Job) -> None:
        """Update the checkpoint after a job, and write it at intervals."""
        lengths = {name: output.length for name, output in self.outputs.items()}
        self.place = replace(
            self.place, reached=job.after, lengths=lengths, tally=self.tally.as_json()
        )
        if time.monotonic() - self._kept > _OFTEN:
            self._keep()

    def _keep(self) -> None:
        if self.path is None:
            return
        for output in self.outputs.values():
            self._written(output.sync)
        self._written(self.place.write, self.path)
        self._kept = time.monotonic()

    def _written(self, write: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            write(*args, **kwargs)
        except OSError as error:
            files = ", ".join(str(output.path) for output in self.outputs.values())
            why = f"{files or self.path} cannot be written: {error.strerror}"
            raise RunStopped(
                f"{why}; fix it and continue with -resume", exit_codes.PARTIAL
            ) from error

    def _tell(self, result: Result) -> None:
        if result.deaths:
            self.screen.say("A worker ended before its work was done (killed, or out of memory).")
        for loss in losses(self.name, result):
            self._say(loss)

    def _say(self, text: str) -> None:
        self.told += 1
        if self.told <= MOST_TOLD:
            self.screen.say(text)
        elif self.told == MOST_TOLD + 1:
            self.screen.say("... further messages of this kind are only counted.")


def code_of(tally: ScanTally) -> int:
    """Return the exit code of a finished scan."""
    return exit_codes.DONE if tally.is_whole else exit_codes.PARTIAL
