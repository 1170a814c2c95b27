"""Options of every command that edits: how edits are marked, and what their summaries say."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.core.summary import SummaryStyle
from bot_plugins.run import SaveFlags


@dataclass
class FlagOptions:
    """How edits are marked; the fields are the options' names."""

    tag: list[str] = field(default_factory=list)
    notminor: bool = False
    notbot: bool = False

    @property
    def flags(self) -> SaveFlags:
        """How edits are saved."""
        return SaveFlags(minor=not self.notminor, bot=not self.notbot, tags=tuple(self.tag))


@dataclass
class EditOptions(FlagOptions):
    """How edits are marked, and how their summaries are written."""

    summary: str = ""
    task: str = ""

    @property
    def style(self) -> SummaryStyle:
        """How summaries are written; a ``-summary:`` that ends in a colon is only a prefix."""
        is_prefix = self.summary.endswith(":")
        return SummaryStyle(
            prefix=self.summary if is_prefix else "",
            override="" if is_prefix else self.summary,
            link=self.task,
        )
