"""The totals of a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.core.proposal import Proposal

MOST_TITLES = 200
"""Titles that are kept of the pages left alone for one reason."""


@dataclass(slots=True)
class RunTotals:
    """The figures of a run, counted while it is running.

    ``doubtful`` counts those ``changes`` that are only shown; ``rules`` counts changes by rule
    name, ``skipped`` pages by the reason nothing was proposed or saved; ``left`` has the titles of
    the first ``MOST_TITLES`` of these pages, by the same reasons. ``seconds`` is the duration of
    the run; ``stopped_because`` is empty for a completed run, otherwise it continues the sentence
    "Stopped early:". ``review`` is the command that reviews what was queued.
    """

    wiki: str = ""
    pages_read: int = 0
    pages_with_proposals: int = 0
    changes: int = 0
    doubtful: int = 0
    saved: int = 0
    rules: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0
    stopped_because: str = ""
    review: str = ""

    def count(self, proposal: Proposal) -> None:
        """Count a page with a proposal, and its changes; pages read are counted separately."""
        self.pages_with_proposals += 1
        self.changes += len(proposal.findings)
        self.doubtful += len(proposal.findings) - len(proposal.made)
        for finding in proposal.findings:
            name = finding.rule
            self.rules[name] = self.rules.get(name, 0) + 1

    def skip(self, reason: str, title: str) -> None:
        """Count a page that was left alone."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
        if self.skipped[reason] <= MOST_TITLES:
            self.left.setdefault(reason, []).append(title)

    @property
    def duration(self) -> str:
        """How long the run took, as readable text: "48 s", "3 min 5 s" or "2 h 14 min"."""
        minutes, seconds = divmod(round(self.seconds), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return f"{hours} h {minutes} min"
        return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"

    def most_first(self, counts: dict[str, int]) -> list[tuple[str, int]]:
        """Return counts from high to low, by name where they are equal."""
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
