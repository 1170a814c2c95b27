"""The report as one HTML page: no scripts, nothing loaded from anywhere.

The changes come first, and a list of rules chooses those of one rule, by CSS alone. The totals are
at the end.

It is written in parts, so that a run of any length is never held in memory.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template

from bot_plugins.core import word_diff
from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.display import choices, escaped, label
from bot_plugins.ui.report.jsonl import timestamp_text
from bot_plugins.ui.report.links import page_link, revision_link
from bot_plugins.ui.report.totals import RunTotals


def top(title: str, wiki: str, totals: RunTotals | None = None) -> str:
    """Return the beginning of the page, with ``totals`` once the run is over."""
    return _render("top", title=title, wiki=wiki, totals=totals)


def contents_line(proposal: Proposal, number: int) -> str:
    """Return the entry of the ``number``-th page in the table of contents."""
    return _render("contents", title=_title(proposal), number=number, count=len(proposal.findings))


def contents_begin() -> str:
    """Return what goes before the entries of the table of contents."""
    return _render("contents-begin")


def contents_end() -> str:
    """Return what goes after the entries of the table of contents."""
    return _render("contents-end")


def page(proposal: Proposal, number: int, outcome: str, reason: str = "") -> str:
    """Return the section of one page, the ``number``-th of the report."""
    revision = proposal.revision
    return _render(
        "page",
        number=number,
        title=_title(proposal),
        url=page_link(revision.url),
        revid=revision.revid,
        revision_url=revision_link(revision.url, revision.revid),
        timestamp=timestamp_text(revision.timestamp) if revision.timestamp else "",
        summary=escaped(proposal.summary),
        outcome=escaped(outcome),
        reason=escaped(reason),
        changes=[_change(proposal, finding) for finding in proposal.findings],
    )


def bottom(totals: RunTotals | None = None) -> str:
    """Return the page's end, with ``totals`` once the run is over."""
    return _render("bottom", totals=totals)


def _title(proposal: Proposal) -> str:
    return escaped(proposal.revision.title) or "(untitled)"


def _change(proposal: Proposal, finding: Change) -> dict[str, object]:
    return {
        "shown": word_diff.of_change(proposal.revision.text, finding),
        "rule": escaped(finding.rule),
        "mark": _mark(finding.rule),
        "applicability": label(finding.applicability.value),
        "kind": finding.applicability.value,
        "choices": choices(finding.before, finding.alternatives),
        "message": escaped(finding.message),
    }


def _mark(rule: str) -> str:
    """Return the class of a rule's changes, whatever characters its name has."""
    return f"rule-{hashlib.sha256(rule.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _render(part: str, **values: object) -> str:
    return _template().render(part=part, **values)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["counted"] = _counted
    environment.filters["mark"] = _mark
    environment.filters["visible"] = lambda value: escaped(str(value))
    text = resources.files(__package__).joinpath("report.html.jinja").read_text("utf-8")
    return environment.from_string(text)
