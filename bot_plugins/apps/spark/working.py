"""The tasks of the executors: read, scan, count, and return findings as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from platform import node
from typing import Any

from bot_plugins import __version__
from bot_plugins.apps.scan.jobs import do
from bot_plugins.apps.scan.losses import losses
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.scanning import scan_text
from bot_plugins.apps.spark.counting import Counters
from bot_plugins.apps.spark.errors import MARK, ExecutorError
from bot_plugins.apps.spark.ranges import Range, job_of
from bot_plugins.apps.spark.rows import Row, row
from bot_plugins.core import ruleset

Task = Callable[[Iterable[Any], ScanOptions, Counters], Iterator[Row]]
Page = tuple[str, int, int, int, int | None, str]
"""Title, namespace, page id, revision id, seconds since 1970, wikitext."""


def checked(
    name: str,
    items: Iterable[Any],
    fields: Mapping[str, Any],
    accumulators: Sequence[Any],
    wanted: str,
) -> Iterator[Row]:
    """Do a task by its name, if this executor has the rules that the job was started with.

    Raises:
        ExecutorError: it has another version of the package or the rules.
    """
    options = ScanOptions(**fields)
    if (here := version(options)) != wanted:
        raise ExecutorError(
            f"{MARK}{node()} has another version ({here}) than the job was started with ({wanted}):"
            " install the same wheel, with the same versions of what it needs, everywhere"
        )
    return _TASKS[name](items, options, Counters(accumulators))


@cache
def version(options: ScanOptions) -> str:
    """Return the installed version of this package, and of the rules with all they depend on."""
    return f"{__version__}-{ruleset.of(options.chosen_rules()).version}"


def found_in_pages(
    pages: Iterable[Page], options: ScanOptions, counters: Counters
) -> Iterator[Row]:
    """Yield a row for each page of a table that has findings."""
    for title, namespace, pageid, revid, seconds, text in pages:
        found = scan_text(
            text,
            options,
            title=title,
            namespace=namespace,
            pageid=pageid,
            revid=revid,
            timestamp=_time(seconds),
        )
        counters.add(1, len(text.encode()), len(found.findings) if found else 0)
        if found:
            yield row(found)


def found_in_ranges(
    items: Iterable[Range], options: ScanOptions, counters: Counters
) -> Iterator[Row]:
    """Yield a row for each page in ranges of dumps that has findings.

    Raises:
        ExecutorError: this executor does not see the dump.
    """
    for item in items:
        path = item[0]
        try:
            job = job_of(item)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise ExecutorError(
                f"{MARK}{node()} does not see {path}, for {why}:"
                " the dump must be on a file system that all executors share"
            ) from error
        result = do(job, options)
        findings = sum(len(page.findings) for page in result.found)
        counters.add(result.pages, result.size, findings, list(losses(path, result)))
        yield from map(row, result.found)


def _time(seconds: int | None) -> str:
    if seconds is None:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_TASKS: Mapping[str, Task] = {"pages": found_in_pages, "ranges": found_in_ranges}
