"""The review queue's database: proposals, decisions, saves, and what is no error.

``open_store`` opens it; everything else takes the open store first. The core is imported here,
frameworks and user interfaces never are.
"""

from bot_plugins.store.bulk import Acceptable, accept_all, acceptable
from bot_plugins.store.choices import Choices, choices
from bot_plugins.store.claims import extend, next_items, release
from bot_plugins.store.deciding import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    Verdict,
    decide,
    undo_last,
    why_not,
)
from bot_plugins.store.errors import RefusedError, StoreError
from bot_plugins.store.exporting import export_lines, page_titles
from bot_plugins.store.figures import RuleFigure, rule_figures
from bot_plugins.store.filters import EVERYTHING, Filters
from bot_plugins.store.importing import Imported, import_lines
from bot_plugins.store.items import Item
from bot_plugins.store.listing import count, every, get, listed
from bot_plugins.store.log import Decision, decisions_of
from bot_plugins.store.opening import open_store
from bot_plugins.store.picking import PageToSave, left_pending, next_page, release_page
from bot_plugins.store.progress import Progress, Share, progress
from bot_plugins.store.put import Outcome, put
from bot_plugins.store.queue import Store
from bot_plugins.store.runs import RunRecord, end_run, latest_runs, start_run
from bot_plugins.store.savers import free_claims
from bot_plugins.store.saves import Save
from bot_plugins.store.saving import (
    Intent,
    confirm,
    fail,
    intend,
    lose,
    mark_stale,
    mark_vanished,
)
from bot_plugins.store.states import SaveState, Scope, State, What
from bot_plugins.store.undoing import (
    Which,
    abandon_undo,
    intend_undo,
    left_undoing,
    record_undo,
    undoable,
)

__all__ = [
    "ACCEPT",
    "EVERYTHING",
    "NOT_AN_ERROR",
    "REJECT",
    "Acceptable",
    "Choices",
    "Decision",
    "Filters",
    "Imported",
    "Intent",
    "Item",
    "Outcome",
    "PageToSave",
    "Progress",
    "RefusedError",
    "RuleFigure",
    "RunRecord",
    "Save",
    "SaveState",
    "Scope",
    "Share",
    "State",
    "Store",
    "StoreError",
    "Verdict",
    "What",
    "Which",
    "abandon_undo",
    "accept_all",
    "acceptable",
    "choices",
    "confirm",
    "count",
    "decide",
    "decisions_of",
    "end_run",
    "every",
    "export_lines",
    "extend",
    "fail",
    "free_claims",
    "get",
    "import_lines",
    "intend",
    "intend_undo",
    "latest_runs",
    "left_pending",
    "left_undoing",
    "listed",
    "lose",
    "mark_stale",
    "mark_vanished",
    "next_items",
    "next_page",
    "open_store",
    "page_titles",
    "progress",
    "put",
    "record_undo",
    "release",
    "release_page",
    "rule_figures",
    "start_run",
    "undo_last",
    "undoable",
    "why_not",
]
