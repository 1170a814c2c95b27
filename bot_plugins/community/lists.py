"""A community's list: read from its text in any of its formats, within bounds, and checked.

A rule whose pattern cannot be used, or whose own example fails, is left out and named; the others
are used. A list that is too large, or has mistakes in its form, is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic

from bot_plugins.community.awb import is_awb, read_awb
from bot_plugins.community.building import build
from bot_plugins.community.editcheck import Fetch, is_editcheck, read_editcheck
from bot_plugins.community.entries import (
    MOST_BYTES,
    MOST_RULES,
    ListedRule,
    ListError,
    Problem,
    named,
)
from bot_plugins.community.own import is_own, json_values, read_own, toml_values
from bot_plugins.core import engine
from bot_plugins.core.edits import apply_edits
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Keeps, Rule

SECONDS = 60.0
"""Longest time that a list's patterns may take to be read; the English list takes 3 s."""


def read_list(text: str, name: str, fetch: Fetch | None = None) -> tuple[list[Rule], list[Problem]]:
    """Return the rules of a list called ``name``, and those left out, with reasons.

    Raises:
        ListError: the list cannot be used; the message names it.
    """
    try:
        stated = [*named(_within_bounds(_stated(text, fetch)))]
        rules, problems = build(_in_time(stated))
    except ListError as error:
        raise ListError(f"{name}: {error}") from error
    failing = {rule.name: problem for rule in rules if (problem := failed_example(rule))}
    left_out = [*problems, *(Problem(name, reason) for name, reason in failing.items())]
    return [rule for rule in rules if rule.name not in failing], left_out


def _stated(text: str, fetch: Fetch | None) -> Iterable[ListedRule]:
    """Return the rules that a text states, whatever its format is."""
    if len(text) > MOST_BYTES:
        raise ListError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    if is_awb(text):
        return read_awb(text)
    values = json_values(text) if text.lstrip().startswith("{") else toml_values(text)
    if isinstance(values, dict) and is_own(values):
        return read_own(values)
    if isinstance(values, dict) and is_editcheck(values):
        return read_editcheck(values, fetch)
    raise ListError(
        "it is no list: it has no <Typo .../> of AutoWikiBrowser, no [[rule]] in TOML or JSON, and"
        " no textMatch of VisualEditor"
    )


def _within_bounds(stated: Iterable[ListedRule]) -> list[ListedRule]:
    rules = [*islice(stated, MOST_RULES + 1)]
    if len(rules) > MOST_RULES:
        raise ListError(f"it has more than {MOST_RULES:,} rules")
    return rules


def _in_time(stated: Iterable[ListedRule]) -> Iterator[ListedRule]:
    end = monotonic() + SECONDS
    for rule in stated:
        if monotonic() > end:
            raise ListError(f"its patterns take longer than {SECONDS:.0f} seconds to read")
        yield rule


def failed_example(rule: Rule) -> str:
    """Return what is wrong with the first example that a rule fails; empty if it fails none."""
    for example in rule.examples:
        text = example.text if isinstance(example, Keeps) else example.before
        wanted = text if isinstance(example, Keeps) else example.after
        proposal = engine.propose_revision(Revision(text=text), [rule])
        got = apply_edits(text, (finding.edit for finding in proposal.findings))
        if got != wanted:
            return f"its example fails: {text[:80]!r} becomes {got[:80]!r}, not {wanted[:80]!r}"
    return ""
