"""Options of commands that save what was accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot_plugins.frameworks.commands.edit_options import EditOptions
from bot_plugins.run.saving.pacing import EVERY_SECONDS, GRACE_SECONDS


@dataclass
class SaveOptions(EditOptions):
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    page: str = ""
    ns: list[str] = field(default_factory=list)
    every: float = EVERY_SECONDS
    grace: float = field(default=GRACE_SECONDS, metadata={"former": ["settle"]})
    maxedits: int | None = None
    runid: bool = False
