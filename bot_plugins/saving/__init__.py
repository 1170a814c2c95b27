"""Saving what was accepted, exactly once, and taking it back. Knows no bot framework."""

from bot_plugins.saving.fitting import Fit, fit
from bot_plugins.saving.pacing import Pacer
from bot_plugins.saving.reconciling import Reconciler
from bot_plugins.saving.run import SaveRun, Settings
from bot_plugins.saving.undo import UndoRun, UndoSettings
from bot_plugins.saving.wiki import AnswerLost, History, PastRevision, SavingWiki, UndoFailed

__all__ = [
    "AnswerLost",
    "Fit",
    "History",
    "Pacer",
    "PastRevision",
    "Reconciler",
    "SaveRun",
    "SavingWiki",
    "Settings",
    "UndoFailed",
    "UndoRun",
    "UndoSettings",
    "fit",
]
