"""What each rule costs: looking for its triggers, and checking the pages that have one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot_plugins import document
from bot_plugins.core import prefilter
from bot_plugins.core.registry import rules_for
from bot_plugins.core.rule import Rule
from tests.harness.bench import articles, clock
from tests.harness.bench.tables import Table, figure


def by_rule(total: int, rounds: int) -> Table:
    """Measure every English rule on about ``total`` bytes."""
    pages = articles.corpus(total, sizes=articles.ENCYCLOPEDIA)
    megabytes = clock.size(pages) / clock.MEGABYTE
    documents = [document.read(page) for page in pages]
    reading = clock.best(partial(clock.for_each, document.read, pages), 1) * 1000 / megabytes
    rows: list[tuple[str, ...]] = [("(reading the pages)", "", figure(reading), f"{len(pages)}")]
    for rule in rules_for("en"):
        own = prefilter.of((rule,))
        own.places("They had went.")  # its pattern is made at the first use
        trigger = clock.best(partial(clock.for_each, own.places, pages), rounds)
        checked = [one for one in documents if own.places(one.source)]
        check = clock.best(partial(_checked, rule, checked), rounds)
        costs = (figure(seconds * 1000 / megabytes) for seconds in (trigger, check))
        rows.append((rule.name, *costs, f"{len(checked)}"))
    columns = ("Rule", "its triggers", "its check", "pages checked")
    about = (
        f"Each rule by itself on {megabytes:.1f} MB, in milliseconds of processor time per MB;"
        " propose looks for all triggers at once."
    )
    return Table("Rule by rule", columns, rows, about)


def _checked(rule: Rule, documents: Sequence[document.Document]) -> None:
    for one in documents:
        list(rule.check(one))
