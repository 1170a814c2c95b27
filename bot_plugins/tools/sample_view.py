"""A finding of a sample, as lines for a terminal."""

from __future__ import annotations

from bot_plugins import registry
from bot_plugins.edits import Edit, apply_edits
from bot_plugins.proposal import Finding, Proposal, Revision
from bot_plugins.rule import Applicability, Rule
from bot_plugins.tools import console
from bot_plugins.tools.sampling import Row
from bot_plugins.view import escaped
from bot_plugins.view.terminal import Line, Style, finding_lines


def finding_shown(row: Row, number: int, total: int) -> list[Line]:
    """Return the lines of a finding, the ``number``-th (from 1) of ``total``."""
    proposal = _proposal(row)
    heading = f"{number}/{total}  {escaped(row['title']) or '(untitled)'}"
    _place, *lines = finding_lines(proposal, proposal.findings[0], number, total, console.columns())
    return [[], [(heading, Style.HEADING)], *lines]


def surroundings(row: Row) -> str:
    """Return all the text there is around a finding, as it is in the page."""
    text = row["context_before"] + row["before"] + row["context_after"]
    return "\n".join(console.wrapped(line, "  | ") for line in text.split("\n") if line.strip())


def _proposal(row: Row) -> Proposal:
    start = len(row["context_before"])
    text = row["context_before"] + row["before"] + row["context_after"]
    edit = Edit(start, start + len(row["before"]), row["after"])
    rule = _rule(row["rule"])
    finding = Finding(rule, edit, row["before"], row["message"], rule.applicability)
    return Proposal(Revision(text, row["title"]), (finding,), apply_edits(text, [edit]), "")


def _rule(name: str) -> Rule:
    """Return the rule, or what stands for one that is no more."""
    try:
        return registry.find(name)
    except registry.UnknownRuleError:
        return Rule(name, Applicability.REPORT, lambda _: (), (), (), name=name)
