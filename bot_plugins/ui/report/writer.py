"""The writer of a dry run's files, page by page, so that stopping the run loses nothing.

Each page is written to all three files as it comes. ``report.html`` first says that the run
has not finished; at the end it is replaced by one with totals and a table of contents. A run
that is killed leaves what it had written.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.report import html
from bot_plugins.ui.report.jsonl import json_line
from bot_plugins.ui.report.totals import RunTotals
from bot_plugins.ui.report.unified import unified_diff

_HTML, _JSON_LINES, _DIFF = NAMES = ("report.html", "proposals.jsonl", "changes.diff")


class ReportError(OSError):
    """A report cannot be written; the message says where and what to do."""


class ReportWriter:
    """Writes ``report.html``, ``proposals.jsonl`` and ``changes.diff`` into ``folder``.

    The folder is created if needed; the files of an earlier run in it are replaced. Leaving the
    ``with`` block without :meth:`finish` writes the totals so far, and why the run ended.

    Raises:
        ReportError: the folder or a file in it cannot be written (from any method).
    """

    def __init__(self, folder: Path, wiki: str = "", title: str = "Copyedit dry run") -> None:
        self.folder = Path(folder)
        self._wiki, self._title = wiki, title
        self._counted = RunTotals(wiki=wiki)
        self._is_finished = False
        with self._explained(), ExitStack() as opened:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._files = {name: opened.enter_context(self._open(name)) for name in NAMES}
            self._contents = opened.enter_context(self._open_scratch())
            beginning = _encoded(html.top(title, wiki))
            self._body_start = len(beginning)
            _write(self._files[_HTML], beginning)
            self._opened = opened.pop_all()

    def add(self, proposal: Proposal, outcome: str, reason: str = "") -> None:
        """Write one page: ``outcome`` is what became of its proposal, ``reason`` why."""
        number = self._counted.pages_with_proposals + 1
        section = _encoded(html.page(proposal, number, outcome, reason))
        difference = unified_diff(proposal).encode("utf-8", "surrogatepass")
        with self._explained():
            _write(self._files[_JSON_LINES], json_line(proposal, outcome, reason).encode("ascii"))
            _write(self._files[_DIFF], difference)
            _write(self._files[_HTML], section)
            self._contents.write(_encoded(html.contents_line(proposal, number)))
        self._counted.count(proposal)
        self._counted.pages_read += 1
        self._counted.saved += outcome == "saved"

    def finish(self, totals: RunTotals) -> None:
        """Write the totals and close the files; calls after the first do nothing."""
        if self._is_finished:
            return
        with self._explained():
            unfinished = self.folder / f"{_HTML}.part"
            with unfinished.open("wb") as target:
                self._write_whole(target, totals)
            unfinished.replace(self.folder / _HTML)
            self._is_finished = True
            self._opened.close()

    def _write_whole(self, target: IO[bytes], totals: RunTotals) -> None:
        target.write(_encoded(html.top(self._title, self._wiki or totals.wiki, totals)))
        if self._counted.pages_with_proposals > 1:
            target.write(_encoded(html.contents_begin()))
            self._contents.seek(0)
            shutil.copyfileobj(self._contents, target)
            target.write(_encoded(html.contents_end()))
        with (self.folder / _HTML).open("rb") as pages:
            pages.seek(self._body_start)
            shutil.copyfileobj(pages, target)
        target.write(_encoded(html.bottom(totals)))

    def _open(self, name: str) -> IO[bytes]:
        return (self.folder / name).open("wb")

    def _open_scratch(self) -> IO[bytes]:
        """Open a file without a name, which a killed run cannot leave behind."""
        return tempfile.TemporaryFile(dir=self.folder)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn a file system error into a ``ReportError`` that says what to do."""
        try:
            yield
        except OSError as error:
            raise ReportError(
                f"Cannot write the report into {self.folder}: {error.strerror or error}. "
                "Give a folder that you may write to, on a disk with room."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._counted.stopped_because = self._counted.stopped_because or _why(error)
        with self._opened, suppress(*[ReportError] if error else []):
            self.finish(self._counted)


def _why(error: BaseException | None) -> str:
    """Say why a run ended before its own totals were known."""
    if error is None:
        cause = "it ended before its totals were known"
    elif isinstance(error, KeyboardInterrupt):
        cause = "interrupted (Ctrl-C)"
    else:
        cause = f"it failed with {type(error).__name__}: {error}"
    return f"{cause}. Only the pages shown here are counted."


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _write(file: IO[bytes], content: bytes) -> None:
    file.write(content)
    file.flush()
