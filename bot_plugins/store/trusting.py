"""Acceptances in an import: those of reviewers who are not trusted wait for a decision here."""

from __future__ import annotations

from collections.abc import Collection

from bot_plugins.store.records import PastFinding, last_standing, taken_back
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, DecisionKind, State

ACCEPTED_ELSEWHERE = "accepted in another queue by "


def without_acceptances_of_others(past: PastFinding, trusted: Collection[str]) -> PastFinding:
    """Return a finding without the acceptances of reviewers who are not ``trusted``.

    These are not put in the log of decisions, where they would count for the rule; the reason that
    a reviewer is shown names who accepted. Nothing else is changed: a finding that was saved is
    still not proposed again.
    """
    undone = taken_back(past.decisions)
    dropped = {
        index
        for index, one in enumerate(past.decisions)
        if LEADS_TO.get(one.what) is State.ACCEPTED and one.reviewer not in trusted
    }
    dropped |= {undo for undo, index in undone.items() if index in dropped}
    kept = tuple(one for index, one in enumerate(past.decisions) if index not in dropped)
    changed: dict[str, object] = {"decisions": kept}
    last = last_standing(past.decisions)
    if past.state is State.ACCEPTED and last and last.reviewer not in trusted:
        words = f" as {last.replacement!r}" if last.what is DecisionKind.EDIT else ""
        reason = f"{ACCEPTED_ELSEWHERE}{last.reviewer}{words}"
        changed |= {"state": last.from_state, "edited": last.previous, "reason": reason}
    return past.model_copy(update=changed)


def waits(past: PastFinding) -> bool:
    """Tell whether a finding waits because its reviewer is not trusted."""
    return past.state in REVIEWABLE and past.reason.startswith(ACCEPTED_ELSEWHERE)
