"""The values that the database uses for states, decisions, scopes and saves."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The state of a finding."""

    OPEN = "open"
    """Waits for a decision."""
    ACCEPTED = "accepted"
    """Waits to be saved."""
    REJECTED = "rejected"
    """Not to be made; never asked again."""
    NOT_AN_ERROR = "not_an_error"
    """The text is right; remembered, and never asked again."""
    SAVING = "saving"
    """Part of a save that is recorded as intended; the outcome is not recorded yet."""
    SAVED = "saved"
    """Made, in the revision that its save names."""
    STALE = "stale"
    """Was accepted and no longer fits; back in review, with the reason."""
    VANISHED = "vanished"
    """The page no longer has it; closed, with the reason."""
    UNDONE = "undone"
    """Was saved and then undone; never asked again."""


REVIEWABLE = (State.OPEN, State.STALE)
"""A person may decide these."""
UNRESOLVED = (State.OPEN, State.STALE, State.ACCEPTED)
"""A newer revision may close these."""
NEVER_AGAIN = (State.REJECTED, State.NOT_AN_ERROR, State.SAVED, State.UNDONE)
"""The same change is not proposed again: somebody said no, or took it back."""


class DecisionKind(StrEnum):
    """What a person decided about a finding."""

    ACCEPT = "accept"
    REJECT = "reject"
    NOT_AN_ERROR = "not_an_error"
    EDIT = "edit"
    """Accept with another replacement."""
    UNDO = "undo"
    """Take back an earlier decision."""


LEADS_TO = {
    DecisionKind.ACCEPT: State.ACCEPTED,
    DecisionKind.EDIT: State.ACCEPTED,
    DecisionKind.REJECT: State.REJECTED,
    DecisionKind.NOT_AN_ERROR: State.NOT_AN_ERROR,
}
"""The state a finding is in after a decision."""


class Scope(StrEnum):
    """Where "not an error" holds."""

    PAGE = "page"
    EVERYWHERE = "everywhere"


class SaveState(StrEnum):
    """The state of a save."""

    INTENDED = "intended"
    """About to be sent, or sent: recorded first, so that a crash leaves a trace."""
    SAVED = "saved"
    FAILED = "failed"
    """Certainly not stored by the wiki."""
    REFUSED = "refused"
    """The wiki refused its content; not sent again unless a person decides so."""
    UNKNOWN = "unknown"
    """The answer was lost; the page's history has to show the outcome."""


PENDING = (SaveState.INTENDED, SaveState.UNKNOWN)
