"""Decisions that were made in another queue, and those of them that were not taken back."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import model_validator

from bot_plugins.store.exchange.values import (
    FileObject,
    Name,
    Text,
    Time,
    mistake,
    mistake_of_object,
)
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, DecisionKind, Scope, State


class PastDecision(FileObject):
    """A decision that was made in another queue."""

    reviewer: Name
    decided: Time
    what: DecisionKind
    scope: Scope = Scope.PAGE
    replacement: Text | None = None
    reason: Text = ""
    from_state: State | None = None
    previous: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> PastDecision:
        if (self.what is DecisionKind.EDIT) != (self.replacement is not None):
            raise mistake_of_object("replacement goes with edit, and only with it")
        if self.what is not DecisionKind.UNDO and self.from_state not in (None, *REVIEWABLE):
            raise mistake_of_object("from_state must be open or stale: others are decided already")
        return self


def taken_back(decisions: Sequence[PastDecision]) -> dict[int, int]:
    """Return, by the index of each undo, the index of the decision that it takes back."""
    found: dict[int, int] = {}
    standing: list[int] = []
    for index, decision in enumerate(decisions):
        if decision.what is not DecisionKind.UNDO:
            standing.append(index)
        elif standing:
            found[index] = standing.pop()
        else:
            raise mistake("must not undo more than was decided")
    return found


def last_standing(decisions: Sequence[PastDecision]) -> PastDecision | None:
    """Return the last decision that was not taken back."""
    undone = taken_back(decisions)
    gone = {*undone, *undone.values()}
    standing = [decision for index, decision in enumerate(decisions) if index not in gone]
    return standing[-1] if standing else None


def followed(given: Sequence[PastDecision]) -> tuple[PastDecision, ...]:
    """Return decisions, each with the state and the edited text that the earlier ones lead to."""
    undone = taken_back(given)
    read: list[PastDecision] = []
    state, edited = State.OPEN, None
    for index, decision in enumerate(given):
        told = decision.from_state is not None
        before = decision.from_state if told and index not in undone else state
        previous = decision.previous if told else edited
        read.append(decision.model_copy(update={"from_state": before, "previous": previous}))
        if index in undone:
            back = read[undone[index]]
            state, edited = back.from_state or State.OPEN, back.previous
        else:
            state = LEADS_TO[decision.what]
            edited = decision.replacement if decision.what is DecisionKind.EDIT else previous
    return tuple(read)
