"""Options of every command that edits: marks, summaries, and the page that stops it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from bot_plugins.core.summary import SummaryStyle
from bot_plugins.frameworks.commands.parsing import OptionError, page_title
from bot_plugins.ports import SaveFlags, Watching
from bot_plugins.run.saving.stop_page import AGREED, StopPage

_ILLEGAL = re.compile(r"[#<>\[\]{|}]")
"""Characters that no title has (https://www.mediawiki.org/wiki/Manual:$wgLegalTitleChars)."""


@dataclass
class FlagOptions:
    """How edits are marked; the fields are the options' names."""

    tag: list[str] = field(default_factory=list)
    notminor: bool = False
    notbot: bool = False
    watch: Watching = field(default="no", metadata={"choices": get_args(Watching)})

    @property
    def flags(self) -> SaveFlags:
        """How edits are saved."""
        return SaveFlags(not self.notminor, not self.notbot, tuple(self.tag), self.watch)


@dataclass
class EditOptions(FlagOptions):
    """How edits are marked, how their summaries are written, and what stops them."""

    summary: str = ""
    task: str = ""
    stoppage: str = ""
    stoptext: str = AGREED

    @property
    def style(self) -> SummaryStyle:
        """How summaries are written; a ``-summary:`` that ends in a colon is only a prefix."""
        is_prefix = self.summary.endswith(":")
        return SummaryStyle(
            prefix=self.summary if is_prefix else "",
            override="" if is_prefix else self.summary,
            link=self.task,
        )

    @property
    def stop_page(self) -> StopPage | None:
        """The page that stops saving; None if none is named.

        Raises:
            OptionError: no page can have this title.
        """
        title = page_title(self.stoppage)
        if title and (wrong := _ILLEGAL.search(title)):
            raise OptionError(f"-stoppage: no title contains {wrong[0]!r}: {title}")
        return StopPage(title, self.stoptext.strip()) if title else None
