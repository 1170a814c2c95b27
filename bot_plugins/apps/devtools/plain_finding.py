"""A finding in plain values, as it travels between processes, and between revisions as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Finding


@dataclass(frozen=True, slots=True)
class PlainFinding:
    """A finding without its rule, of which only the name is told; offsets are code points."""

    rule: str
    applicability: str
    start: int
    end: int
    before: str
    after: str
    message: str
    alternatives: tuple[str, ...] = ()
    is_counted: bool = False
    """Whether it is of spaces or marks: edit summaries only count such (``Rule.counted``)."""

    @property
    def edit(self) -> Edit:
        """The change."""
        return Edit(self.start, self.end, self.after)


def plain(finding: Finding) -> PlainFinding:
    """Return a finding in plain values."""
    return PlainFinding(
        finding.rule.name,
        finding.applicability.value,
        finding.edit.start,
        finding.edit.end,
        finding.before,
        finding.after,
        finding.message,
        finding.alternatives,
        finding.rule.counted,
    )
