"""The set of rules used on a page, and its version: the same version finds nothing new there.

The package's version number is not enough: a rule fixed between two releases would never be
tried again on a page that was read before. So the version is a hash over everything that
determines the findings: the sources and tables of the rules and of the code they depend on, the
versions of the libraries that read wikitext and sentences, the names of the rules chosen, what
lists say of their rules, and which rules leave out doubtful findings. The parser's model needs
no version here: only the model whose hashes are in languages/english/parser.py works. The figures
on how often rules are right (data/rule_*.tsv) do not affect the findings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from bot_plugins.core.rule import Rule

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = ("community", "core/prefilter", "document", "languages", "rules")
_FILES = tuple(
    f"core/{name}.py"
    for name in "additions edits engine fixpoint guards language rule suggestions".split()
)
_FIGURES = "rule_*.tsv"
_LIBRARIES = ("codespell", "google-re2", "mwparserfromhell", "regex", "sentencex", "spacy")
_DIGITS = 16
"""Hexadecimal digits of a version: 64 bits, ample for distinguishing versions of one package."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The names of some rules, and their combined version.

    ``quiet`` are the names of the rules that leave out doubtful findings.
    """

    names: frozenset[str]
    version: str
    quiet: frozenset[str] = frozenset()


def of(rules: Iterable[Rule]) -> RuleSet:
    """Return the names and the version of ``rules``; their order does not matter."""
    rules = [*rules]
    is_full = {rule.name or rule.summary: rule.shows_doubtful for rule in rules}
    quiet = frozenset(name for name, full in is_full.items() if not full)
    of_lists = sorted(
        "\n".join((rule.explanation, rule.summary, rule.applicability.value))
        for rule in rules
        if rule.is_listed
    )
    whole = "\n".join([_sources(), *sorted(is_full), "quiet", *sorted(quiet), *of_lists])
    version = hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]
    return RuleSet(frozenset(is_full), version, quiet)


@cache
def _sources() -> str:
    """Return a hash over everything that determines the findings, except the choice of rules."""
    whole = hashlib.sha256()
    for path in sorted(_decisive_files()):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)}\n".encode())
        whole.update(content)
    for name in _LIBRARIES:
        whole.update(f"{name} {_library_version(name)}\n".encode())
    return whole.hexdigest()


def _decisive_files() -> Iterator[Path]:
    for folder in _FOLDERS:
        for kind in ("*.py", "*.tsv"):
            found = (_PACKAGE / folder).rglob(kind)
            yield from (path for path in found if not path.match(_FIGURES))
    yield from (_PACKAGE / name for name in _FILES)


def _library_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
