"""Saving what was accepted, exactly once, and taking it back. Knows no bot framework."""

from bot_plugins.saving.direct import DirectSaver, TrustingDecider
from bot_plugins.saving.fitting import Fit, fit
from bot_plugins.saving.pacing import Pacer
from bot_plugins.saving.reconciling import Reconciler
from bot_plugins.saving.run import SaveRun
from bot_plugins.saving.settings import Oversight, Settings
from bot_plugins.saving.undo import UndoRun, UndoSettings
from bot_plugins.saving.wiki import (
    AnswerLost,
    EditRefused,
    History,
    PastRevision,
    SavingWiki,
    Stored,
    UndoFailed,
)

__all__ = [
    "AnswerLost",
    "DirectSaver",
    "EditRefused",
    "Fit",
    "History",
    "Oversight",
    "Pacer",
    "PastRevision",
    "Reconciler",
    "SaveRun",
    "SavingWiki",
    "Settings",
    "Stored",
    "TrustingDecider",
    "UndoFailed",
    "UndoRun",
    "UndoSettings",
    "fit",
]
