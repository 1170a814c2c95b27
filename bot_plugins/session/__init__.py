"""A run over pages: read, propose, show or ask, save, count. Knows no bot framework."""

from bot_plugins.session.queueing import Queueing
from bot_plugins.session.run import Mode, Records, Run, Settings
from bot_plugins.session.wiki import (
    EditConflict,
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
    "PageSkipped",
    "Queueing",
    "Records",
    "Run",
    "RunStopped",
    "SaveFlags",
    "Screen",
    "Settings",
    "WikiReader",
    "WikiWriter",
]
