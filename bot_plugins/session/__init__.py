"""A run over pages: read, propose, show or ask, save, count. Knows no bot framework."""

from bot_plugins.session.run import Mode, Records, Run, Settings
from bot_plugins.session.wiki import (
    EditConflict,
    PageGone,
    PageSkipped,
    Queue,
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
    "Queue",
    "Records",
    "Run",
    "RunStopped",
    "SaveFlags",
    "Screen",
    "Settings",
    "WikiReader",
    "WikiWriter",
]
