"""Planning how a page's findings carry over to a newer revision, or to newer rules.

The plan is made without the database; ``put`` carries it out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot_plugins.core.change import Change
from bot_plugins.core.edits import Edit
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import WIDTHS, key, match, neighbours, place, stands_in
from bot_plugins.store.pages import Incoming
from bot_plugins.store.states import NEVER_AGAIN, UNRESOLVED, State

GONE = "the page no longer has it"
NO_LONGER_PROPOSED = "the rules no longer propose it"
LOOKS_ALIKE = "several places look alike now"


@dataclass(frozen=True, slots=True)
class Move:
    """What a known finding becomes: ``change`` as a whole if it ``is_news``, else its place."""

    id: int
    change: Change
    is_news: bool


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


def plan(known: Sequence[Item], incoming: Incoming, remembered: Container[Change]) -> Plan:
    """Plan how the known findings of a page and the new ones become one set.

    ``remembered`` are the new findings that people called no error.
    """
    there = [item for item in known if item.state is not State.VANISHED]
    matching = match([item.change for item in there], incoming.findings)
    result = Plan()
    for index, item in enumerate(there):
        if index in matching.pairs:
            # Decided findings keep their old data.
            news = incoming.findings[matching.pairs[index]]
            result.moves.append(Move(item.id, news, item.state in UNRESOLVED))
        else:
            _leave_behind(result, item, incoming)
    refused = {key for item in there if item.state in NEVER_AGAIN for key in _sentences(item)}
    undone = {half for item in there if item.state is State.UNDONE for half in _halves(item)}
    for index, new in enumerate(incoming.findings):
        if index in matching.news:
            continue
        was_refused = _sentence(new, new.after) in refused
        was_undone = not undone.isdisjoint(_sides(new, new.after))
        if was_refused or was_undone or new in remembered:
            result.suppressed += 1
        else:
            result.additions.append(new)
    return result


def _choices(item: Item) -> set[str]:
    """Return all replacements that were offered, or made."""
    return {*item.change.choices, item.replacement}


def _sentences(item: Item) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a refused change is recognised, whatever its wider context.

    Whoever refuses a change refuses all replacements that were offered.
    """
    return (_sentence(item.change, choice) for choice in _choices(item))


def _sentence(change: Change, choice: str) -> tuple[str, ...]:
    return change.rule, change.before, choice, *neighbours(change)


def _halves(item: Item) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a change that was made and taken back is recognised.

    One neighbouring word is enough, and any rule may propose it: repeating a change that somebody
    took back on that page is worse than missing a slip.
    """
    for choice in _choices(item):
        yield from _sides(item.change, choice)


def _sides(change: Change, choice: str) -> set[tuple[str, ...]]:
    left, right = neighbours(change)
    made = (change.before, choice)
    return {(side, word, *made) for side, word in (("left", left), ("right", right)) if word}


def _leave_behind(result: Plan, item: Item, incoming: Incoming) -> None:
    """Plan what happens to a finding that is not among the new ones."""
    if item.state not in UNRESOLVED or incoming.text is None:
        return
    change = item.change
    is_asked = incoming.asked(change)
    if not is_asked and (there := _unasked(change, incoming, incoming.text)):
        result.moves.append(Move(item.id, there, is_news=False))
    elif not stands_in(incoming.text, change):
        result.closes.append(Close(item.id, State.VANISHED, GONE))
    elif item.state is State.OPEN:
        # Even if several places look alike: the new findings are asked instead.
        result.closes.append(Close(item.id, State.VANISHED, NO_LONGER_PROPOSED))
    else:
        width = WIDTHS[-1]
        alike = any(key(change, width) == key(new, width) for new in incoming.findings)
        reason = LOOKS_ALIKE if alike else NO_LONGER_PROPOSED
        result.closes.append(Close(item.id, State.STALE, reason))


def _unasked(change: Change, incoming: Incoming, text: str) -> Change | None:
    """Find the place of a finding whose rule was not asked this time, by its text alone."""
    start = place(text, change)
    if start is None:
        return None
    end = start + len(change.before)
    if any(start <= new.end and new.start <= end for new in incoming.findings):
        return None
    line = text.count("\n", 0, start) + 1
    return replace(change, edit=Edit(start, end, change.after), line=line)
