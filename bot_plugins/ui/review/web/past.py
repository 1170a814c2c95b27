"""What was decided, as the page's templates need it: texts ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot_plugins.store.matching import near
from bot_plugins.store.remembered import Remembered
from bot_plugins.store.states import LEADS_TO, DecisionKind, Scope
from bot_plugins.ui.display import escaped
from bot_plugins.ui.review.service import Past
from bot_plugins.ui.review.web.cards import spoken, words_between
from bot_plugins.ui.review.web.texts import say, texts

_WORDS = {
    DecisionKind.ACCEPT: "past-accept",
    DecisionKind.EDIT: "past-accept",
    DecisionKind.REJECT: "past-reject",
    DecisionKind.NOT_AN_ERROR: "past-not_an_error",
}
_NEAR = 20


@dataclass(frozen=True, slots=True)
class PastLine:
    """What is shown of a past decision; ``too_late`` says why it cannot be taken back."""

    number: int
    said: str
    is_yes: bool
    spoken: str
    title: str
    decided: datetime
    too_late: str


def pasts(found: Iterable[Past]) -> list[PastLine]:
    """Return past decisions ready to be shown."""
    return [_line(past) for past in found]


def remembered_words(remembered: Remembered) -> tuple[str, str]:
    """Return the words that are no error, in full, and the rule's name."""
    change = remembered.item.change
    rule = escaped(texts().rule(change.rule))
    if remembered.scope is Scope.EVERYWHERE:
        return words_between(change), rule
    left, right = near(change, _NEAR)
    return escaped(f"{left}{change.before}{right}"), rule


def _line(past: Past) -> PastLine:
    decision, item = past.decision, past.item
    is_here = item.state is LEADS_TO[decision.what]
    return PastLine(
        decision.id,
        say("past-never" if decision.scope is Scope.EVERYWHERE else _WORDS[decision.what]),
        decision.what in (DecisionKind.ACCEPT, DecisionKind.EDIT),
        spoken(item),
        escaped(item.title) or say("untitled"),
        decision.decided,
        "" if is_here else texts().said(item.state.value.replace("_", " ")),
    )
