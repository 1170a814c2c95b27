"""Collections of pages to measure rules on, and what each kind of collection can show.

There are four kinds. Raw wikitext of well-kept wikis and of rough wikis shows everything, and each
has base rates of its own. Text stripped of its markup is well kept and plentiful, but has gaps
where the markup was: it shows nothing about spaces and punctuation, and an article or a repeated
word in it may come from a deletion between two words. Plain texts that many people wrote and few
edited are not wikis: they show how often a rule is right, but not how often wikis have its slip.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot_plugins.apps.devtools.cases import WIKITEXT, Case, CorpusPage, read
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.progress import Meter
from bot_plugins.core import registry
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.nearest import file_hint
from bot_plugins.core.rule import Rule

CHUNK = 1_000_000
"""Code points of text in a worker's chunk; a longer page is a chunk of its own."""
SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.xz", ".jsonl.bz2", WIKITEXT)
"""Suffixes of the files that are read from a folder, besides XML exports."""


NEIGHBOURS = frozenset({"a/an", "repeated word"})
"""The kinds of slip (``Rule.summary``) that deleting text between two words can also produce.
It causes half of such findings in stripped text; only readers can identify which."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files of one kind."""

    kind: CorpusKind
    name: str
    files: tuple[Path, ...]

    @property
    def size(self) -> int:
        """Total bytes of its files, compressed if packed."""
        return sum(file.stat().st_size for file in self.files)

    def pages(self, language: str, meter: Meter) -> Iterator[CorpusPage]:
        """Yield the pages in ``language``, without talk pages.

        Raises:
            ToolError: a file cannot be read, or has the wrong format.
        """
        for file in self.files:
            for item in read(file, meter.reach):
                if isinstance(item, Case):
                    raise ToolError(f"{item.where}: a labelled case; this takes whole pages")
                if item.counts_for(language):
                    yield item
            meter.end(file.stat().st_size)

    def chunks(self, language: str, meter: Meter) -> Iterator[tuple[CorpusPage, ...]]:
        """Yield the pages in chunks of about ``CHUNK`` code points."""
        waiting: list[CorpusPage] = []
        size = 0
        for page in self.pages(language, meter):
            waiting.append(page)
            size += len(page.text)
            if size >= CHUNK:
                yield tuple(waiting)
                waiting, size = [], 0
        if waiting:
            yield tuple(waiting)


def rules_of(language: str) -> tuple[Rule, ...]:
    """Return the rules measured for a language: those in use, with what they only report."""
    return registry.rules_for(language, doubtful=True)


def named(text: str) -> Corpus:
    """Return the corpus that ``KIND=PATH`` on a command line names.

    Raises:
        argparse.ArgumentTypeError: there is no such kind, file or folder, or it is empty.
    """
    kind, path = _split(text)
    if kind is None:
        kinds = ", ".join(each.value for each in CorpusKind)
        raise argparse.ArgumentTypeError(f"{text!r} is not KIND=PATH with a KIND of {kinds}")
    return Corpus(kind, path.name, files_at(path))


def given(text: str) -> Corpus:
    """Return the corpus that ``KIND=PATH``, or the path of wikitext alone, names.

    Raises:
        argparse.ArgumentTypeError: there is no such file or folder, or it is empty.
    """
    kind, path = _split(text)
    return Corpus(kind or CorpusKind.ARTICLES, path.name, files_at(path))


def _split(text: str) -> tuple[CorpusKind | None, Path]:
    word, equals, path = text.partition("=")
    kind = next((each for each in CorpusKind if equals and each.value == word), None)
    return kind, Path(path if kind else text)


def files_at(path: Path) -> tuple[Path, ...]:
    """Return a file, or the readable files of a folder sorted by name.

    Raises:
        argparse.ArgumentTypeError: there is no such file.
    """
    if not path.is_dir():
        if not path.exists():
            raise argparse.ArgumentTypeError(f"cannot read {path}: no such file{file_hint(path)}")
        return (path,)
    found = tuple(sorted(filter(_is_readable, path.iterdir())))
    if not found:
        raise argparse.ArgumentTypeError(f"there is no {', '.join(SUFFIXES)} or .xml in {path}")
    return found


def _is_readable(path: Path) -> bool:
    return path.is_file() and (path.name.endswith(SUFFIXES) or ".xml" in path.suffixes)
