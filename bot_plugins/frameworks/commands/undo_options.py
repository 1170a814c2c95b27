"""Options of commands that undo saves."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.frameworks.commands.edit_options import FlagOptions
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.run.saving.pacing import EVERY_SECONDS


@dataclass
class UndoOptions(FlagOptions):
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    run: int | None = None
    rule: str = ""
    page: str = ""
    since: str = ""
    ns: list[str] = field(default_factory=list)
    every: float = EVERY_SECONDS
    yes: bool = False

    def check(self) -> None:
        """Refuse options that name nothing.

        Raises:
            OptionError: they do not say what to undo.
        """
        if not (self.run or self.rule or self.page or self.since):
            raise OptionError("say what to undo: -run:, -rule:, -page: or -since:")
