"""The options that leave pages alone, of ``pwb copyedit`` and of the review page."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.run.conditions import Conditions


@dataclass
class SkipOptions:
    """Which pages are left alone; the fields are the options' names."""

    skipcat: list[str] = field(default_factory=list)
    minsize: int | None = None
    maxsize: int | None = None
    minchanges: int | None = None
    maxchanges: int | None = None
    substantive: bool = False

    @property
    def conditions(self) -> Conditions:
        """What a page and its proposal must be like."""
        return Conditions(
            self.minsize, self.maxsize, self.minchanges, self.maxchanges, self.substantive
        )
