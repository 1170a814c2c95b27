"""A run over pages: read, propose, show or ask, save, count. Knows no bot framework."""

from bot_plugins.ports import (
    EditConflict,
    PageGone,
    PageSkipped,
    Queue,
    RunStopped,
    Saved,
    SaveFlags,
    Saver,
    Screen,
    WikiReader,
)
from bot_plugins.run.run import Mode, Records, Run, Settings

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
    "Saved",
    "Saver",
    "Screen",
    "Settings",
    "WikiReader",
]
