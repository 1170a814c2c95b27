"""The queue as JSON Lines, version 1: one object per proposal, plain ASCII, exact text.

Keys of an object; those in brackets may be left out or null:
    format: "copyedit-queue"; version: 1
    site: str, the wiki's name ("wikipedia:en"); title: str
    [pageid]: int, the page's number on its wiki, 0 when unknown; [url]: str, where to read it
    revid: int, the revision the offsets belong to; [timestamp]: str, when that was saved
    [rules_version]: str, names the version of the rules
    is_open: bool, false for what a newer proposal for the page has superseded
    findings: list of objects, in the order of the text, none touching another, each with
        rule: str, a name; applicability: "trusted", "review" or "report"
        start, end: int, code points of the revision's text; [line]: int, counted from 1
        before, replacement: str, what stands there and what the rule puts there
        [edited]: str, what a person puts there instead
        [context_before, context_after]: str, the text next to it, up to 300 code points
        [message]: str, why the change is right
        state: str, one of those in ``states.State``; [reason]: str, why it is in that state
        [decisions]: list of objects, the oldest first, each with
            reviewer: str; decided: str, a time
            what: "accept", "reject", "not_an_error", "edit" or "undo"
            [scope]: "page" or "everywhere", for "not_an_error"
            [replacement]: str, for "edit"; [reason]: str
            [from_state], [previous]: str, the finding's ``state`` and ``edited`` before; by
                default they follow from the decisions before
Times are ISO 8601 in UTC. Other keys are ignored.

Claims, runs and saves stay where they are: they concern one queue only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot_plugins.rule import Applicability
from bot_plugins.store import schema
from bot_plugins.store.checking import MOST_ID, Checked
from bot_plugins.store.incoming import CONTEXT, Fresh, Incoming
from bot_plugins.store.states import LEADS_TO, Scope, State, What

FORMAT, VERSION = "copyedit-queue", 1


@dataclass(frozen=True, slots=True)
class PastDecision:
    """A decision that was made in another queue; ``undoes`` is the index of the one it undoes."""

    reviewer: str
    decided: datetime
    what: What
    scope: Scope | None
    replacement: str | None
    reason: str
    from_state: State
    previous: str | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A finding as it was in another queue."""

    fresh: Fresh
    state: State
    reason: str
    edited: str | None
    decisions: tuple[PastDecision, ...]


@dataclass(frozen=True, slots=True)
class PastProposal:
    """A line: what was proposed for a revision, and what became of it."""

    incoming: Incoming
    is_open: bool
    findings: tuple[PastFinding, ...]


def read_proposal(given: Checked) -> PastProposal:
    """Check an object and return what it says.

    Raises:
        ImportRefusedError: something about it is wrong; the message names the key.
    """
    if given.text("format") != FORMAT or given.number("version") != VERSION:
        raise given.error("format", f"must be {FORMAT!r} with the version {VERSION}")
    findings = tuple(_finding(one) for one in given.objects("findings"))
    for left, right in pairwise(findings):
        if left.fresh.end >= right.fresh.start:
            raise given.error("findings", "must be in the order of the text and not touch")
    is_timed = given.values.get("timestamp") is not None
    incoming = Incoming(
        site=_filled(given, "site", schema.NAME),
        title=_filled(given, "title", schema.TITLE),
        pageid=given.number("pageid", 0, MOST_ID) if given.values.get("pageid") else 0,
        url=given.text("url", default=""),
        revid=given.number("revid", 1, MOST_ID),
        timestamp=given.time("timestamp") if is_timed else None,
        rules=frozenset(one.fresh.rule for one in findings),
        rules_version=given.text("rules_version", schema.WORD, default=""),
        findings=tuple(one.fresh for one in findings),
    )
    return PastProposal(incoming, given.truth("is_open"), findings)


def _filled(given: Checked, key: str, most: int) -> str:
    text = given.text(key, most)
    if not text:
        raise given.error(key, "must not be empty")
    return text


def _finding(given: Checked) -> PastFinding:
    fresh = _fresh(given)
    state = given.choice("state", State)
    decisions = _decisions(given)
    if state in LEADS_TO.values() and _outcome(decisions) is not state:
        raise given.error("state", f"is {state}, but that does not follow from its decisions")
    if state is State.ACCEPTED and fresh.applicability == Applicability.REPORT.value:
        raise given.error("state", "must not be accepted where the rule only reports")
    reason = given.text("reason", default="")
    return PastFinding(fresh, state, reason, given.optional_text("edited"), decisions)


def _fresh(given: Checked) -> Fresh:
    start, end = given.number("start"), given.number("end")
    before = given.text("before")
    if end - start != len(before):
        raise given.error("end", "must be start and the length of before, in code points")
    return Fresh(
        rule=_filled(given, "rule", schema.NAME),
        applicability=given.choice("applicability", Applicability).value,
        start=start,
        end=end,
        line=given.number("line", 1) if given.values.get("line") else 1,
        before=before,
        replacement=given.text("replacement"),
        context_before=given.text("context_before", default="")[-CONTEXT:],
        context_after=given.text("context_after", default="")[:CONTEXT],
        message=given.text("message", default=""),
    )


def _decisions(given: Checked) -> tuple[PastDecision, ...]:
    """Read the decisions, each with the state that those before it lead to."""
    read: list[PastDecision] = []
    standing: list[int] = []
    state, edited = State.OPEN, None
    for index, one in enumerate(given.objects("decisions")):
        what = one.choice("what", What)
        undoes = None
        if what is What.UNDO:
            if not standing:
                raise one.error("what", "undoes a decision, but none stands")
            undoes = standing.pop()
        entry = _decision(one, what, state, edited, undoes)
        read.append(entry)
        if undoes is None:
            standing.append(index)
            state = LEADS_TO[what]
            edited = entry.replacement if what is What.EDIT else entry.previous
        else:
            state, edited = read[undoes].from_state, read[undoes].previous
    return tuple(read)


def _decision(
    given: Checked, what: What, state: State, edited: str | None, undoes: int | None
) -> PastDecision:
    tells = given.values.get("from_state") is not None
    replacement = given.optional_text("replacement")
    if (what is What.EDIT) != (replacement is not None):
        raise given.error("replacement", "goes with edit, and only with it")
    scope = given.choice("scope", Scope) if given.values.get("scope") else Scope.PAGE
    return PastDecision(
        reviewer=_filled(given, "reviewer", schema.NAME),
        decided=given.time("decided"),
        what=what,
        scope=scope if what is What.NOT_AN_ERROR else None,
        replacement=replacement,
        reason=given.text("reason", default=""),
        from_state=given.choice("from_state", State) if tells else state,
        previous=given.optional_text("previous") if tells else edited,
        undoes=undoes,
    )


def _outcome(decisions: tuple[PastDecision, ...]) -> State | None:
    """Return the state that the last decision standing led to."""
    undone = {one.undoes for one in decisions}
    standing = [one for at, one in enumerate(decisions) if one.undoes is None and at not in undone]
    return LEADS_TO[standing[-1].what] if standing else None
