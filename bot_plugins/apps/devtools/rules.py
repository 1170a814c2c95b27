"""List the rules: their names and what each is about.

Applicability says what may happen to a rule's changes: "trusted" changes may be
saved unattended once the wiki allows it, "review" changes need a person's
decision, and "report" changes are doubtful and only shown on request. If some
of a rule's changes have another applicability, it follows. The kind is how an
edit summary names the slip.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.languages import language_code, warn_of_few_rules
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.rule import Rule
from bot_plugins.run.search import searches_for

_HEADINGS = ("name", "lang", "applicability", "kind")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--language",
        type=language_code,
        metavar="CODE",
        help="only the rules used for this language, such as en (default: all rules)",
    )
    parser.add_argument(
        "--search",
        action="store_true",
        help="write CirrusSearch queries instead: on each line a rule, a tab and a query",
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the table."""
    rules = registry.all_rules()
    if chosen.language:
        warn_of_few_rules(chosen.language)
        rules = registry.rules_for(chosen.language)
    for line in _queries(rules) if chosen.search else table(rules):
        console.write(line)
    return exit_codes.DONE


def table(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield a line of columns for each rule, and below it what the rule is about."""
    rows = [_HEADINGS, *((r.name, r.language, tiers(r), r.summary) for r in rules)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, rule in zip(rows, [None, *rules], strict=True):
        yield "  ".join(map(str.ljust, row, widths)).rstrip()
        if rule:
            yield console.wrapped(first_line(rule), "    ")
            yield from (console.wrapped(line, "    ", " " * 6) for line in _measured(rule))
            if rule.lack:
                yield console.wrapped(f"Finds nothing: {rule.lack}", "    ")
    yield ""
    yield f"{len(rules)} rules; to see the examples of one: python -m bot_plugins explain NAME"


def _measured(rule: Rule) -> Iterator[str]:
    """Say how often it finds something and is right, at its own applicability."""
    well_kept, rough = evidence.told(rule.name, rule.applicability)
    if {well_kept, rough} != {evidence.NOT_MEASURED}:
        yield f"Well-kept wikis: {well_kept}; rough wikis: {rough}"


def _queries(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (f"{rule.name}\t{query}" for query in searches_for(rule).queries)


def tiers(rule: Rule) -> str:
    """Return a rule's applicability: that of its changes in general, then that of some."""
    return ", ".join(tier.value for tier in rule.tiers)


def first_line(rule: Rule) -> str:
    """Return what a rule is about, in one line."""
    return rule.explanation.partition("\n")[0]
