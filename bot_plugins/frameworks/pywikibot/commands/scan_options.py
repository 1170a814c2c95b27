"""The command line of ``pwb copyedit_scan``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot_plugins.apps.scan.options import ARTICLES, ScanOptions
from bot_plugins.apps.scan.outputs import WRITERS
from bot_plugins.apps.scan.scanning import title_pattern
from bot_plugins.community.loading import ListText
from bot_plugins.core import ruleset
from bot_plugins.core.language_codes import read_language
from bot_plugins.core.rule import Rule
from bot_plugins.core.title_lists import titles_in
from bot_plugins.core.workers import cores
from bot_plugins.frameworks.commands.named_files import read_text
from bot_plugins.frameworks.commands.parsing import OptionError, parse
from bot_plugins.frameworks.commands.rule_options import RuleOptions

_NAMESPACES = re.compile(r"-(?:ns|namespaces?)(?=:|$)")
NAMESPACES = ("namespace", "namespaces")
"""Other names of ``-ns``."""
_NOT = "not:"


@dataclass
class ScanCommandOptions(RuleOptions):
    """What the command line asks for; the fields are the options' names, except ``dump``."""

    dump: str = ""
    ns: list[str] = field(default_factory=list)
    titleregex: str = ""
    titles: str = ""
    limit: int | None = None
    workers: int | None = None
    index: str = ""
    jsonl: str = ""
    pages: str = ""
    queue: str = ""
    noqueue: bool = False
    resume: bool = False

    @property
    def outputs(self) -> dict[str, Path]:
        """The files to write, by kind."""
        return {kind: Path(file) for kind in WRITERS if (file := getattr(self, kind))}

    @property
    def processes(self) -> int:
        """The number of workers; by default, the number of cores this process may use."""
        return self.workers or cores()

    def for_scan(
        self,
        rules: Iterable[Rule],
        namespaces: Mapping[str, int],
        site: str,
        typos: tuple[ListText, ...] = (),
    ) -> ScanOptions:
        """Return what a scan is to look for; ``namespaces`` are those the dump names.

        ``typos`` are the texts of the lists of typos.

        Raises:
            OptionError: a namespace is unknown, or the list of titles cannot be read.
        """
        return ScanOptions(
            rules=tuple(rule.name for rule in rules),
            doubtful=self.doubtful or bool(self.rules),
            namespaces=_numbers(self.ns, namespaces) if self.ns else ARTICLES,
            title=self.titleregex,
            titles=_titles(Path(self.titles)) if self.titles else None,
            site=site,
            typos=typos,
        )


def parsed(arguments: Iterable[str]) -> ScanCommandOptions:
    """Read the options that Pywikibot has left over.

    Raises:
        OptionError: the message names the option.
        UnknownLanguageError: ``-language:`` is not a language.
    """
    given = [_NAMESPACES.sub("-ns", argument) for argument in arguments]
    dumps = [argument for argument in given if argument == "-" or not argument.startswith("-")]
    if named := [argument for argument in given if argument.startswith("-dump")]:
        raise OptionError(f'unknown option "{named[0]}": name the dump without an option')
    options = parse((argument for argument in given if argument not in dumps), ScanCommandOptions())
    if len(dumps) != 1:
        raise OptionError(f"name one dump, or - for standard input, not {len(dumps)}")
    options.dump = dumps[0]
    if options.language:
        options.language = read_language(options.language)
    _check(options)
    return options


def _check(options: ScanCommandOptions) -> None:
    if options.queue and options.noqueue:
        raise OptionError("-queue and -noqueue contradict each other: choose one")
    if options.resume and options.noqueue and not options.outputs:
        raise OptionError("-noqueue without -jsonl or -pages only counts: nothing to -resume")
    if options.jsonl and options.jsonl == options.pages:
        raise OptionError("-jsonl and -pages name the same file")
    try:
        title_pattern(options.titleregex)
    except ValueError as error:
        raise OptionError(f"-titleregex: {error}") from error


def fingerprint(options: ScanCommandOptions, scan: ScanOptions, rules: Iterable[Rule]) -> str:
    """Return a hash of what must be the same to resume a scan: what it seeks and writes."""
    written = (sorted(options.outputs), options.queue, options.noqueue)
    titles = None if scan.titles is None else sorted(scan.titles)
    namespaces = None if scan.namespaces is None else sorted(scan.namespaces)
    lists = [text for _, text in scan.typos]
    sought = (scan.title, titles, namespaces, scan.site, bool(options.index), lists)
    whole = repr((ruleset.of(rules).version, scan.rules, sought, written))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _numbers(names: Iterable[str], known: Mapping[str, int]) -> frozenset[int]:
    """Return the numbers of namespaces given by number or name, or of all but these."""
    chosen: set[int] = set()
    excluded: set[int] = set()
    is_excluding = False
    for name in names:
        is_excluding = is_excluding or name.startswith(_NOT)  # -ns:not:2,3
        number = _number(name.removeprefix(_NOT), known)
        (excluded if is_excluding else chosen).add(number)
    if excluded and not known:
        raise OptionError("-ns:not: needs a dump that lists its namespaces")
    return frozenset((chosen or set(known.values())) - excluded)


def _number(name: str, known: Mapping[str, int]) -> int:
    if name.isdecimal():
        return int(name)
    number = known.get(name.replace("_", " ").casefold())
    if number is None:
        raise OptionError(f"-ns: the dump has no namespace {name!r}; a number works too")
    return number


def _titles(path: Path) -> frozenset[str]:
    """Read a list of titles: links anywhere in the text, or else a title on each line."""
    titles = set(titles_in(read_text("-titles", path)))
    if not titles:
        raise OptionError(f"-titles: there are no titles in {path}")
    return frozenset(titles | {title[0].upper() + title[1:] for title in titles})
