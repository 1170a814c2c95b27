"""Explain a rule: what it fixes and why, with its examples.

What the rule leaves alone comes first, each text with the reason why it is
correct. Invisible characters are shown: a line end as "↵".
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from bot_plugins import rules as rules_package
from bot_plugins.apps.devtools import console, recall
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule
from bot_plugins.run.search import searches_for
from bot_plugins.ui.display import choices_line, escaped
from bot_plugins.ui.display.terminal import TextStyle

MEANINGS = {
    Applicability.TRUSTED: "may be saved unattended once the wiki allows it",
    Applicability.REVIEW: "needs a person's decision",
    Applicability.REPORT: "doubtful; shown on request, saved only if a person accepts it",
}
_LONGEST_TRIGGER = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", help="the rule's name, as 'rules' lists it")


def run(chosen: argparse.Namespace) -> int:
    """Write everything that is known about one rule."""
    rule = registry.find(chosen.name)
    console.show([[(rule.name, TextStyle.HEADING)], []])
    for line in _lines(rule):
        console.write(line)
    return exit_codes.DONE


def _lines(rule: Rule) -> Iterator[str]:
    for paragraph in rule.explanation.split("\n\n"):
        yield console.wrapped(" ".join(paragraph.split()))
        yield ""
    yield "Leaves alone:"
    yield from _left_alone(rule)
    yield ""
    yield "Fixes:"
    yield from _fixed(rule)
    yield ""
    yield from _facts(rule)


def _left_alone(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        if isinstance(example, Keeps):
            where = f" (on the page {example.title!r})" if example.title else ""
            yield console.wrapped(shown(example.text) + where, "    ")
            if example.why:
                yield console.wrapped(f"({example.why})", " " * 6)


def _fixed(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        if isinstance(example, Fixes):
            yield console.wrapped(shown(example.before), "  - ", "    ")
            yield console.wrapped(shown(example.after), "  + ", "    ")
            if said := more_of(example):
                yield console.wrapped(f"({said})", " " * 6)


def more_of(example: Fixes) -> str:
    """Return an example's applicability and alternatives as text; empty if it has none."""
    said = [example.applicability.value] if example.applicability else []
    said += [line] if (line := choices_line(example.before, example.alternatives)) else []
    return "; ".join(said)


def _facts(rule: Rule) -> Iterator[str]:
    yield f"Language:       {rule.language}"
    for number, tier in enumerate(rule.tiers):
        label = " of some" if number else "Applicability:"
        yield console.wrapped(f"{label:14}  {tier.value}: {MEANINGS[tier]}", "", " " * 16)
    yield f"Kind:           {rule.summary}"
    yield from measured_lines(rule)
    if rule.lack:
        yield console.wrapped(f"Finds nothing:  {rule.lack}", "", " " * 16)
    yield "Triggers:       wherever it could act, the wikitext contains one of these"
    for trigger in (*rule.patterns, *_other_triggers(rule)):
        yield console.wrapped(_shortened(trigger), " " * 4)
    yield from search_lines(rule)
    yield f"File:           {_file(rule)}"


def measured_lines(rule: Rule) -> Iterator[str]:
    """Yield wrapped lines with a rule's measurements."""
    for number, line in enumerate(evidence.lines(rule.name)):
        label = " " * 16 if number else "Measured:       "
        yield console.wrapped(label + line, "", " " * 18)
    if known := recall.of(rule.name):
        yield console.wrapped(f"Labelled cases: {known.told()}", "", " " * 18)


def _other_triggers(rule: Rule) -> Iterator[str]:
    if rule.doubled:
        yield "any word in lower case that stands twice"
    if rule.words:
        where = f", on pages that contain {rule.only_where}" if rule.only_where else ""
        yield f"a word of its list{where}"


def search_lines(rule: Rule) -> Iterator[str]:
    """Yield the queries to search a wiki for, one unbroken line each, to be copied."""
    found = searches_for(rule)
    if found.reason:
        yield console.wrapped(f"Search:         none: {found.reason}", "", " " * 16)
        return
    yield "Search:         with CirrusSearch (-findrule), which finds some of the slips"
    yield from (f"    {query}" for query in found.queries)


def shown(text: str) -> str:
    """Return an example with its line ends and the spaces at its ends made visible."""
    inner = text.strip(" ")
    head, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return escaped("␣" * head + inner + "␣" * tail) if inner else "␣" * len(text)


def _shortened(trigger: str) -> str:
    if len(trigger) <= _LONGEST_TRIGGER:
        return trigger
    return f"{trigger[:_LONGEST_TRIGGER]}… ({len(trigger)} characters in all)"


def _file(rule: Rule) -> Path:
    """Return the path of the rule's file, relative to the current folder if it is below it."""
    module = import_module(f"{rules_package.__name__}.{rule.language}.{rule.name}")
    path = Path(module.__file__ or "")
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
