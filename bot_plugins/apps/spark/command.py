"""Scan whole dumps with Spark, on one machine or many. No wiki is touched.

DUMP is pages-articles.xml.bz2, multistream or not, or unpacked, which every executor must see at
the same path: on a file system that all share, or on this machine alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from typing import NoReturn

from bot_plugins import __version__
from bot_plugins.apps.scan.options import ARTICLES, ScanOptions
from bot_plugins.apps.scan.reading import Dump
from bot_plugins.apps.scan.scanning import title_pattern
from bot_plugins.apps.spark.counting import ScanTotals
from bot_plugins.apps.spark.errors import SparkError
from bot_plugins.apps.spark.job import Job, scan
from bot_plugins.apps.spark.output import FORMATS
from bot_plugins.apps.spark.ranges import divisible
from bot_plugins.apps.spark.starting import is_submitted, started
from bot_plugins.community.entries import ListError
from bot_plugins.community.loading import load, only_files
from bot_plugins.core import exit_codes
from bot_plugins.core.language_codes import read_language
from bot_plugins.core.registry import UnknownRuleError

PROGRAM = "python -m bot_plugins.apps.spark"
ALL, ENGLISH = "all", "en"
_END = """\
exit codes: 0 done, 1 some of the dump could not be read (the rest was), 2 a mistake or a file that
cannot be read or written, 130 Ctrl-C
"""
_MOST_SHOWN = 20
"""Most unreadable places shown on the screen; the rest is only counted."""


class _SparkParser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        _warn(f"{self.prog}: {message} (try -h)")
        sys.exit(exit_codes.USAGE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line given, by default that of the process; return its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return _run(_job(chosen), chosen)
    except (SparkError, UnknownRuleError, ValueError) as error:
        of_list = "--typos: " * isinstance(error, ListError)
        _warn(f"{PROGRAM}: {of_list}{error}")
        return exit_codes.USAGE
    except KeyboardInterrupt:
        _warn("Interrupted: nothing was written.")
        return exit_codes.INTERRUPTED


def _job(chosen: argparse.Namespace) -> Job:
    """Return the requested job, after checking all that can be checked before Spark starts."""
    dumps = tuple(divisible(name) for name in chosen.dump)
    lists = load(chosen.typos, only_files)
    for note in lists.notes:
        _warn(f"--typos: {note}")
    options = ScanOptions(
        rules=tuple(name.strip() for name in chosen.rules.split(",") if name.strip()),
        language=_language(chosen.language, dumps[0]),
        namespaces=chosen.namespaces,
        title=chosen.title,
        site=chosen.site,
        doubtful=chosen.doubtful or None,
        typos=lists.texts,
    )
    options.chosen_rules()
    title_pattern(options.title)
    return Job(dumps, chosen.out, options, chosen.format, chosen.partitions, chosen.overwrite)


def _language(named: str, dump: Dump) -> str:
    return read_language(named) if named else dump.head.language or ENGLISH


def _run(job: Job, chosen: argparse.Namespace) -> int:
    master = chosen.master or ("" if is_submitted() else "local[*]")
    with started(master, dict(chosen.conf)) as session:
        begun = time.monotonic()
        totals = scan(session, job)
        seconds = time.monotonic() - begun
    _show(totals, seconds)
    return exit_codes.PARTIAL if totals.unreadable else exit_codes.DONE


def _show(totals: ScanTotals, seconds: float) -> None:
    for place in totals.unreadable[:_MOST_SHOWN]:
        _warn(f"unreadable: {place}")
    if (more := len(totals.unreadable) - _MOST_SHOWN) > 0:
        _warn(f"unreadable: {more} more")
    sys.stdout.write(totals.line(seconds) + "\n")


def _warn(text: str) -> None:
    sys.stderr.write(text + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = _SparkParser(
        prog=PROGRAM,
        description=__doc__,
        epilog=_END,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("dump", nargs="+", metavar="DUMP", help="a dump, or its parts")
    _add_where(parser)
    _add_what(parser)
    return parser


def _add_where(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--out", required=True, metavar="DIR", help="where the results go; any of Spark's paths")
    add("--format", choices=FORMATS, default=FORMATS[0], help="default: %(default)s")
    add("--overwrite", action="store_true", help="replace results that are there")
    add(
        "--partitions",
        type=_positive,
        default=0,
        metavar="N",
        help="pieces of work; default: one for 16 MB of the dump, at least 4 for each core",
    )
    add(
        "--master",
        default="",
        help="Spark's cluster; default: what spark-submit says, else local[*], all cores here",
    )
    add(
        "--conf",
        action="append",
        type=_pair,
        default=[],
        metavar="KEY=VALUE",
        help="more of Spark's configuration",
    )


def _add_what(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--rules", default="", metavar="NAME,...", help="only these rules")
    add(
        "--typos",
        action="append",
        default=[],
        metavar="FILE",
        help="use the rules of this list too (may be given several times)",
    )
    add(
        "--doubtful",
        action="store_true",
        help="write doubtful findings too; the summaries leave them out",
    )
    add("--language", default="", help="of the wiki; default: as the dump says, else en")
    add(
        "--namespaces",
        type=_namespaces,
        default=ARTICLES,
        metavar="N,...",
        help=f"numbers, or {ALL!r}; default: 0, the articles",
    )
    add("--title", default="", metavar="REGEX", help="only pages with such a title")
    add("--site", default="", help="the wiki's name in the results, such as wikipedia:en")


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("1 or more is needed")
    return number


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return key, value


def _namespaces(text: str) -> frozenset[int] | None:
    if text == ALL:
        return None
    try:
        return frozenset(int(number) for number in text.split(","))
    except ValueError as error:
        message = f"{text!r} is neither numbers with commas between them nor {ALL!r}"
        raise argparse.ArgumentTypeError(message) from error
