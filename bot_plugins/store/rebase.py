"""Planning how a page's findings carry over to a newer revision, or to newer rules.

The plan is made without the database; ``put`` carries it out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from bot_plugins.core.change import Change
from bot_plugins.store.incoming import Incoming
from bot_plugins.store.matching import WIDTHS, key, match, neighbours, place, stands_in
from bot_plugins.store.states import NEVER_AGAIN, UNSETTLED, State

GONE = "the page no longer has it"
NO_LONGER_PROPOSED = "the rules no longer propose it"
LOOKS_ALIKE = "several places look alike now"


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A page's finding from the database; ``edited`` is what a person decided on."""

    id: int
    state: State
    rule: str
    applicability: str
    start: int
    end: int
    line: int
    before: str
    replacement: str
    context_before: str
    context_after: str
    alternatives: tuple[str, ...] = ()
    edited: str | None = None

    @property
    def choices(self) -> set[str]:
        """All replacements of ``before`` that were offered, or made."""
        own = () if self.edited is None else (self.edited,)
        return {self.replacement, *self.alternatives, *own}


@dataclass(frozen=True, slots=True)
class Move:
    """The new place of a known finding; ``news`` is the new change that updates it, if any."""

    id: int
    start: int
    end: int
    line: int
    context_before: str
    context_after: str
    news: Change | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """A known finding that was not found: its new state and the reason."""

    id: int
    state: State
    reason: str


@dataclass(slots=True)
class Plan:
    """The changes to make; ``suppressed`` counts new findings that are not asked again."""

    moves: list[Move] = field(default_factory=list)
    closes: list[Close] = field(default_factory=list)
    additions: list[Change] = field(default_factory=list)
    suppressed: int = 0


def plan(known: Sequence[KnownFinding], incoming: Incoming, remembered: Container[Change]) -> Plan:
    """Plan how the known findings of a page and the new ones become one set.

    ``remembered`` are the new findings that people called no error.
    """
    there = [one for one in known if one.state is not State.VANISHED]
    matching = match(there, incoming.findings)
    result = Plan()
    for index, one in enumerate(there):
        if index in matching.pairs:
            result.moves.append(_moved(one, incoming.findings[matching.pairs[index]]))
        else:
            _leave_behind(result, one, incoming)
    refused = {said for one in there if one.state in NEVER_AGAIN for said in _sentences(one)}
    undone = {half for one in there if one.state is State.UNDONE for half in _halves(one)}
    for index, new in enumerate(incoming.findings):
        if index in matching.news:
            continue
        was_refused = _sentence(new, new.replacement) in refused
        was_undone = not undone.isdisjoint(_sides(new, new.replacement))
        if was_refused or was_undone or new in remembered:
            result.suppressed += 1
        else:
            result.additions.append(new)
    return result


def _sentences(one: KnownFinding) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a refused change is recognised, whatever its wider context.

    Whoever refuses a change refuses all replacements that were offered.
    """
    return (_sentence(one, choice) for choice in one.choices)


def _sentence(one: KnownFinding | Change, choice: str) -> tuple[str, ...]:
    return one.rule, one.before, choice, *neighbours(one)


def _halves(one: KnownFinding) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a change that was made and taken back is recognised.

    One neighbouring word is enough, and any rule may propose it: repeating a change that somebody
    took back on that page is worse than missing a slip.
    """
    for choice in one.choices:
        yield from _sides(one, choice)


def _sides(one: KnownFinding | Change, choice: str) -> set[tuple[str, ...]]:
    left, right = neighbours(one)
    change = (one.before, choice)
    return {(side, word, *change) for side, word in (("left", left), ("right", right)) if word}


def _moved(one: KnownFinding, to: Change) -> Move:
    news = to if one.state in UNSETTLED else None  # decided findings keep their old data
    return Move(one.id, to.start, to.end, to.line, to.context_before, to.context_after, news)


def _leave_behind(result: Plan, one: KnownFinding, incoming: Incoming) -> None:
    """Plan what happens to a finding that is not among the new ones."""
    if one.state not in UNSETTLED or incoming.text is None:
        return
    is_asked = incoming.asked(one.rule, one.applicability)
    if not is_asked and (move := _unasked(one, incoming, incoming.text)):
        result.moves.append(move)
    elif not stands_in(incoming.text, one):
        result.closes.append(Close(one.id, State.VANISHED, GONE))
    elif one.state is State.OPEN:
        # Even if several places look alike: the new findings are asked instead.
        result.closes.append(Close(one.id, State.VANISHED, NO_LONGER_PROPOSED))
    else:
        width = WIDTHS[-1]
        alike = any(key(one, width) == key(new, width) for new in incoming.findings)
        reason = LOOKS_ALIKE if alike else NO_LONGER_PROPOSED
        result.closes.append(Close(one.id, State.STALE, reason))


def _unasked(one: KnownFinding, incoming: Incoming, text: str) -> Move | None:
    """Find the place of a finding whose rule was not asked this time, by its text alone."""
    start = place(text, one)
    if start is None:
        return None
    end = start + len(one.before)
    if any(start <= new.end and new.start <= end for new in incoming.findings):
        return None
    line = text.count("\n", 0, start) + 1
    return Move(one.id, start, end, line, one.context_before, one.context_after)
