"""The words the database uses: what state things are in, and what was decided."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a finding is on its way."""

    OPEN = "open"
    """Waits for a decision."""
    ACCEPTED = "accepted"
    """Waits to be saved."""
    REJECTED = "rejected"
    """Not to be made; never asked again."""
    NOT_AN_ERROR = "not_an_error"
    """Right as it stands; remembered, and never asked again."""
    SAVING = "saving"
    """A save that holds it was announced; how that ended is not recorded yet."""
    SAVED = "saved"
    """Made, in a revision that its save names."""
    STALE = "stale"
    """Was accepted and no longer fits; back in review, with the reason."""
    VANISHED = "vanished"
    """The page no longer has it; closed, with the reason."""
    UNDONE = "undone"
    """Was saved and then undone; never asked again."""


REVIEWABLE = (State.OPEN, State.STALE)
"""A person may decide these."""
UNSETTLED = (State.OPEN, State.STALE, State.ACCEPTED)
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
    """Take the decision before this one back."""


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
    """How far a save came."""

    INTENDED = "intended"
    """About to be sent, or sent: written down first, so that a crash leaves a trace."""
    SAVED = "saved"
    FAILED = "failed"
    """Surely not stored by the wiki."""
    REFUSED = "refused"
    """The wiki refused what is in it; not sent again unless a person decides so."""
    UNKNOWN = "unknown"
    """The answer was lost; the page's history must tell."""


PENDING = (SaveState.INTENDED, SaveState.UNKNOWN)
