"""Propose copyedits for a file or standard input.

Nothing is saved or changed anywhere.

"text" shows every change with its rule and the reason, "json" is one line of
JSON (its keys: bot_plugins/ui/report/jsonl.py), "diff" is a unified diff for
patch -p1.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from bot_plugins.apps.devtools import console, text_files
from bot_plugins.apps.devtools.languages import language_code, warn_of_few_rules
from bot_plugins.core import engine, exit_codes
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule
from bot_plugins.ui.display import terminal
from bot_plugins.ui.display.terminal import Line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("file", metavar="FILE", nargs="?", default=text_files.STANDARD_INPUT,
        help="wikitext in UTF-8; - or nothing reads standard input")  # fmt: skip
    say("--title", default="", help="the page's title; its words are not changed")
    say("--language", type=language_code, metavar="CODE", default="en", help="of the text"
        " (default: en)")  # fmt: skip
    say("--rules", type=_names, metavar="NAME[,NAME...]", help="use only these rules")
    say("--doubtful", action="store_true", help="show doubtful findings too;"
        " the summary and the diff leave them out")  # fmt: skip
    say("--format", choices=("text", "json", "diff"), default="text", help="default: text")
    say("--check", action="store_true", help="exit with 1 when there is something to propose")


def run(chosen: argparse.Namespace) -> int:
    """Propose changes to one text and write the proposal."""
    rules = _rules(chosen)
    revision = Revision(text_files.read(chosen.file), chosen.title)
    proposal = engine.propose_revision(revision, rules)
    {"text": _as_text, "json": _as_json, "diff": _as_diff}[chosen.format](proposal, chosen.file)
    return console.FOUND if chosen.check and proposal else exit_codes.DONE


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named")
    return names


def _rules(chosen: argparse.Namespace) -> tuple[Rule, ...]:
    if not chosen.rules:
        warn_of_few_rules(chosen.language)
    return engine.select(chosen.language, chosen.rules, doubtful=chosen.doubtful)


def _as_text(proposal: Proposal, file: str) -> None:
    if not proposal:
        console.write("Nothing to propose.")
        return
    console.show(_lines(_named(proposal, proposal.revision.title or text_files.file_name(file))))


def _lines(proposal: Proposal) -> Iterator[Line]:
    """Yield the whole proposal as lines for a terminal."""
    width, total = console.columns(), len(proposal.findings)
    yield from terminal.page_heading(proposal)
    for number, finding in enumerate(proposal.findings, 1):
        yield from terminal.finding_lines(proposal, finding, number, total, width)
    for line in terminal.summary_line(proposal):
        yield from _folded(line)


def _folded(line: Line) -> Iterator[Line]:
    """Break a line whose first segment is a label."""
    (label, style), *rest = line
    text = console.wrapped("".join(words for words, _ in rest), " " * len(label))
    first, *more = text.lstrip().split("\n")
    yield [(label, style), (first, terminal.TextStyle.PLAIN)]
    yield from ([(finding, terminal.TextStyle.PLAIN)] for finding in more)


def _as_json(proposal: Proposal, _file: str) -> None:
    from bot_plugins.ui.report.jsonl import json_line

    console.write_exactly(json_line(proposal, "proposed" if proposal else "nothing found"))


def _as_diff(proposal: Proposal, file: str) -> None:
    """Write a diff with the file's name, which ``patch`` needs."""
    from bot_plugins.ui.report.unified import unified_diff

    name = text_files.file_name(file) or proposal.revision.title
    console.write_exactly(unified_diff(_named(proposal, name)))


def _named(proposal: Proposal, name: str) -> Proposal:
    return replace(proposal, revision=replace(proposal.revision, title=name))
