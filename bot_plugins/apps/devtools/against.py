"""Comparison of the rules' findings with those of another revision on the same pages."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import tee
from typing import Any

from bot_plugins.apps.devtools.cases import CorpusPage
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.corpora import Corpus
from bot_plugins.apps.devtools.differences import FindingDifference, differences
from bot_plugins.apps.devtools.progress import Meter, Say
from bot_plugins.apps.devtools.revisions import PROPOSER, CheckedOutRevision
from bot_plugins.core.change import Change, change_of_row
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.workers import HERE, Done, Workers, WorkerTask, cores


@dataclass(frozen=True)
class ComparisonRequest:
    """What to compare: pages of ``corpora`` in a language; ``rules`` None means those in use."""

    corpora: Sequence[Corpus]
    language: str
    rules: Sequence[str] | None = None


@dataclass
class Read:
    """How much has been read so far; ``size`` is bytes of UTF-8."""

    pages: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page of a corpus, and one of the differences on it."""

    corpus: Corpus
    page: CorpusPage
    difference: FindingDifference


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some pages, and the job in which workers receive them."""

    corpus: Corpus
    pages: tuple[CorpusPage, ...]
    job: bytes = field(repr=False)


Results = Iterator[Done[bytes, bytes]]


def compared(
    old: CheckedOutRevision, wanted: ComparisonRequest, read: Read, say: Say
) -> Generator[ChangedPage, None, None]:
    """Yield the differences between the current rules' findings and a revision's; update ``read``.

    Half of the cores run the current rules and half the revision's, over the same pages at the same
    time. Doubtful findings are compared if the revision supports them.

    Raises:
        ToolError: a file cannot be read or has the wrong format, or rules make workers exit.
    """
    meter = Meter(sum(corpus.size for corpus in wanted.corpora))
    doubtful = {"doubtful": True} if "doubtful" in old.knows else {}
    more = {"language": wanted.language, **doubtful}
    settings = json.dumps({"rules": wanted.rules, "more": more}).encode()
    first, second, chunks = tee(_chunks(wanted, meter), 3)
    half = max(1, cores() // 2)
    function = f"{PROPOSER}:propose_all"
    with (
        Workers[bytes, bytes](half, WorkerTask(function, settings, old.folder)) as those,
        Workers[bytes, bytes](half, WorkerTask(function, settings, HERE)) as these,
    ):
        before = those.results(chunk.job for chunk in first)
        after = these.results(chunk.job for chunk in second)
        for chunk in chunks:
            yield from _differing(chunk, before, after, old.name)
            read.pages += len(chunk.pages)
            read.size += sum(len(page.text.encode(errors="surrogatepass")) for page in chunk.pages)
            say(f"{meter} {chunk.corpus.name}: {read.pages} pages")


def _chunks(wanted: ComparisonRequest, meter: Meter) -> Iterator[_Chunk]:
    for corpus in wanted.corpora:
        for pages in corpus.chunks(wanted.language, meter):
            job = json.dumps([[page.title, page.text] for page in pages]).encode()
            yield _Chunk(corpus, pages, job)


def _differing(chunk: _Chunk, before: Results, after: Results, old: str) -> Iterator[ChangedPage]:
    then, now = _found(chunk, next(before), old), _found(chunk, next(after), "here")
    for page, *both in zip(chunk.pages, then, now, strict=True):
        yield from (
            ChangedPage(chunk.corpus, page, difference) for difference in differences(*both)
        )


def _found(chunk: _Chunk, done: Done[bytes, bytes], whose: str) -> list[list[Change]]:
    """Return the measured findings on each page of a chunk."""
    if done.result is None:
        first = chunk.pages[0].title
        raise ToolError(f"{chunk.corpus.name}: the rules of {whose!r} fail from {first!r} on")
    is_stripped = chunk.corpus.kind is CorpusKind.STRIPPED
    pages: list[list[dict[str, Any]]] = json.loads(done.result)
    return [
        [change_of_row(row) for row in found if not (is_stripped and row["is_counted"])]
        for found in pages
    ]
