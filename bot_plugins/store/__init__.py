"""The review queue's database: proposals, decisions, saves and "not an error" verdicts.

Scheduled passes also store here what they have read, how they ended and which rules are off.

``open_store`` opens it; the functions that use it take the open store first. The package imports
the core, but never a framework or a user interface.
"""

from bot_plugins.store.automatic import (
    AUTOMATIC,
    Trusted,
    accept_trusted,
    acceptable_of,
    accepted_automatically,
    trusted_of,
)
from bot_plugins.store.bookmarks import bookmark, set_bookmark
from bot_plugins.store.bulk import Acceptable, accept_all, acceptable
from bot_plugins.store.choices import Choices, choices
from bot_plugins.store.claims import extend, next_items, release
from bot_plugins.store.deciding import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    DecisionDetails,
    decide,
    undo_last,
    why_not,
)
from bot_plugins.store.departed import follow_or_close
from bot_plugins.store.errors import LockedError, RefusedError, StoreError
from bot_plugins.store.exporting import export_lines, page_titles
from bot_plugins.store.figures import RuleFigure, rule_figures
from bot_plugins.store.filters import EVERYTHING, Filters
from bot_plugins.store.history import Waiting, Week, age_of_open, weekly
from bot_plugins.store.items import Item
from bot_plugins.store.known import known_changes
from bot_plugins.store.listing import count, every, get, listed
from bot_plugins.store.locking import Lock, hold
from bot_plugins.store.log import Decision, decisions_of
from bot_plugins.store.naming import has_rule, nearest_run, page_titles_like, site_names
from bot_plugins.store.opening import open_store
from bot_plugins.store.passes import PassRecord, end_pass, latest_passes, note_pass, start_pass
from bot_plugins.store.picking import PageToSave, left_pending, next_page, release_page
from bot_plugins.store.progress import ReviewProgress, Share, progress
from bot_plugins.store.put import Outcome, put, put_read
from bot_plugins.store.queue import Store
from bot_plugins.store.readings import ReadRevision, note_readings, readings
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
    refuse,
)
from bot_plugins.store.standing import RuleRecord, standings
from bot_plugins.store.states import DecisionKind, SaveState, Scope, State
from bot_plugins.store.switches import Switch, switch_off, switch_on, switched_off
from bot_plugins.store.tasks import task_id
from bot_plugins.store.undoing import (
    UndoSelection,
    abandon_undo,
    intend_undo,
    left_undoing,
    record_undo,
    undoable,
)
from bot_plugins.store.watching import Watched, note_watched, take_back, to_watch

__all__ = [
    "ACCEPT",
    "AUTOMATIC",
    "EVERYTHING",
    "NOT_AN_ERROR",
    "REJECT",
    "Acceptable",
    "Choices",
    "Decision",
    "DecisionDetails",
    "DecisionKind",
    "Filters",
    "Intent",
    "Item",
    "Lock",
    "LockedError",
    "Outcome",
    "PageToSave",
    "PassRecord",
    "ReadRevision",
    "RefusedError",
    "ReviewProgress",
    "RuleFigure",
    "RuleRecord",
    "RunRecord",
    "Save",
    "SaveState",
    "Scope",
    "Share",
    "State",
    "Store",
    "StoreError",
    "Switch",
    "Trusted",
    "UndoSelection",
    "Waiting",
    "Watched",
    "Week",
    "abandon_undo",
    "accept_all",
    "accept_trusted",
    "acceptable",
    "acceptable_of",
    "accepted_automatically",
    "age_of_open",
    "bookmark",
    "choices",
    "confirm",
    "count",
    "decide",
    "decisions_of",
    "end_pass",
    "end_run",
    "every",
    "export_lines",
    "extend",
    "fail",
    "follow_or_close",
    "free_claims",
    "get",
    "has_rule",
    "hold",
    "intend",
    "intend_undo",
    "known_changes",
    "latest_passes",
    "latest_runs",
    "left_pending",
    "left_undoing",
    "listed",
    "lose",
    "mark_stale",
    "mark_vanished",
    "nearest_run",
    "next_items",
    "next_page",
    "note_pass",
    "note_readings",
    "note_watched",
    "open_store",
    "page_titles",
    "page_titles_like",
    "progress",
    "put",
    "put_read",
    "readings",
    "record_undo",
    "refuse",
    "release",
    "release_page",
    "rule_figures",
    "set_bookmark",
    "site_names",
    "standings",
    "start_pass",
    "start_run",
    "switch_off",
    "switch_on",
    "switched_off",
    "take_back",
    "task_id",
    "to_watch",
    "trusted_of",
    "undo_last",
    "undoable",
    "weekly",
    "why_not",
]
