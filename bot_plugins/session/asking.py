"""Asking a person about each change of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot_plugins.engine import compose_proposal
from bot_plugins.proposal import Finding, Proposal
from bot_plugins.rule import Applicability
from bot_plugins.session.wiki import Screen
from bot_plugins.session.words import counted
from bot_plugins.view.terminal import finding_lines, page_heading

ANSWERS: Sequence[tuple[str, str]] = (
    ("Yes", "y"),
    ("No", "n"),
    ("All of this rule", "a"),
    ("skip Page", "p"),
    ("open in Browser", "b"),
    ("Quit", "q"),
)


@dataclass
class Asker:
    """Asks about changes and remembers which rules need no more asking in this run."""

    screen: Screen
    all_of: set[str] = field(default_factory=set)
    quitting: bool = False

    def decide(self, proposal: Proposal) -> Proposal:
        """Return the proposal with only the changes a person accepts.

        After ``quitting`` has become true no further page is to be shown; what was accepted
        before is still in the returned proposal.
        """
        self.screen.show(page_heading(proposal))
        accepted: list[Finding] = []
        try:
            self._collect(proposal, accepted)
        except (KeyboardInterrupt, EOFError):
            if accepted:
                self.screen.say(
                    f"Not saved: {counted(len(accepted), 'accepted change')} of this page."
                )
            raise
        return compose_proposal(proposal.revision, accepted)

    def _collect(self, proposal: Proposal, accepted: list[Finding]) -> None:
        """Put the accepted findings of a proposal into ``accepted``."""
        findings = [one for one in proposal.findings if one.applicability != Applicability.REPORT]
        for number, finding in enumerate(findings, 1):
            known = finding.rule.name in self.all_of
            answer = "y" if known else self._ask(proposal, finding, number, len(findings))
            if answer == "p":
                accepted.clear()
            if answer in ("p", "q"):
                return
            if answer == "a":
                self.all_of.add(finding.rule.name)
            if answer in ("y", "a"):
                accepted.append(finding)

    def _ask(self, proposal: Proposal, finding: Finding, number: int, total: int) -> str:
        lines = finding_lines(proposal, finding, number, total, self.screen.columns)
        self.screen.show(lines)
        while True:
            answer = self.screen.ask("Make this change?", ANSWERS)
            if answer != "b":
                self.quitting = answer == "q"
                return answer
            self.screen.browse(proposal.revision.url)
