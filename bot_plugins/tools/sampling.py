"""Findings drawn for judging by hand, and the file they are in.

Keys of a line: id (the same finding has the same id in every sample), rule, title,
context_before, before, after, context_after (texts; the contexts as they are in the page)
and message.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice, zip_longest
from random import Random

from bot_plugins.proposal import Finding, Proposal

SURROUNDINGS = 300
"""Code points of context to each side."""
NEAR = 60
"""Code points to each side by which a finding is known again."""
Row = dict[str, str]


class Sample:
    """At most ``size`` findings of all that are offered, shared out evenly among the rules.

    Within a rule each finding has the same chance (reservoir sampling: Vitter 1985, ACM TOMS
    11, algorithm R), so that a rule's precision in the sample estimates its precision. The same
    finding in several versions of a page counts once.
    """

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self._random = Random(seed)  # noqa: S311 - chance, not secrecy
        self._drawn: defaultdict[str, list[Row]] = defaultdict(list)
        self._offered: defaultdict[str, set[str]] = defaultdict(set)

    def offer(self, proposal: Proposal, findings: Iterable[Finding]) -> None:
        """Let findings of a proposal take part in the draw."""
        for finding in findings:
            self._draw(as_row(proposal, finding))

    def _draw(self, row: Row) -> None:
        seen, drawn = self._offered[row["rule"]], self._drawn[row["rule"]]
        if row["id"] in seen:
            return
        seen.add(row["id"])
        place = self._random.randrange(len(seen))
        if len(drawn) < self.size:
            drawn.insert(place, row)
        elif place < self.size:
            drawn[place] = row

    def rows(self) -> list[Row]:
        """Return the sample, by rule."""
        rules = sorted(self._drawn)
        turns = zip_longest(*(self._drawn[rule] for rule in rules))
        chosen = islice((row for turn in turns for row in turn if row), self.size)
        return sorted(chosen, key=lambda row: (row["rule"], row["title"], row["id"]))

    def lines(self) -> Iterator[str]:
        """Yield the sample as JSON Lines."""
        yield from (json.dumps(row, ensure_ascii=True) + "\n" for row in self.rows())


def as_row(proposal: Proposal, finding: Finding) -> Row:
    """Return what a person needs to judge a finding."""
    text, edit = proposal.revision.text, finding.edit
    row = {
        "rule": finding.rule.name,
        "title": proposal.revision.title,
        "context_before": text[max(0, edit.start - SURROUNDINGS) : edit.start],
        "before": finding.before,
        "after": finding.after,
        "context_after": text[edit.end : edit.end + SURROUNDINGS],
    }
    return {"id": _name(row), **row, "message": finding.message}


def id_of(proposal: Proposal, finding: Finding) -> str:
    """Return the id of a finding: the same in every text that shows its place."""
    return as_row(proposal, finding)["id"]


def _name(row: Row) -> str:
    """Return an id that stays when the page changes elsewhere."""
    near = row["context_before"][-NEAR:], row["context_after"][:NEAR]
    parts = [row["rule"], row["before"], row["after"], *near]
    return sha256(json.dumps(parts).encode()).hexdigest()[:16]
