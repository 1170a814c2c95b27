"""A run over pages: read, propose, show or ask, save, count. It imports no bot framework."""

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
from bot_plugins.run.run import Mode, Records, Run, RunSettings

__all__ = [
    "EditConflict",
    "Mode",
    "PageGone",
    "PageSkipped",
    "Queue",
    "Records",
    "Run",
    "RunSettings",
    "RunStopped",
    "SaveFlags",
    "Saved",
    "Saver",
    "Screen",
    "WikiReader",
]
