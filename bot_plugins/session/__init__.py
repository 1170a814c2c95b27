"""A run over pages: read, propose, show or ask, save, count. Knows no bot framework."""

from bot_plugins.session.run import Mode, Run, Settings
from bot_plugins.session.wiki import (
    EditConflict,
    PageGone,
    PageSkipped,
    RunStopped,
    SaveFlags,
    Screen,
    WikiReader,
    WikiWriter,
)

__all__ = [
    "EditConflict",
    "Mode",
    "PageGone",
    "PageSkipped",
    "Run",
    "RunStopped",
    "SaveFlags",
    "Screen",
    "Settings",
    "WikiReader",
    "WikiWriter",
]
