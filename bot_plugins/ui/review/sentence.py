"""A finding's sentence as a person edits it, and what that decides.

The marked words can become anything that the guards allow. If other words of the sentence were
changed too, each of those changes is one of its own, made by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from bot_plugins.core.additions import LONGEST
from bot_plugins.core.change import CONTEXT, Change
from bot_plugins.core.edits import Edit, moved
from bot_plugins.core.rule import Applicability
from bot_plugins.core.word_diff import words_of
from bot_plugins.document import sentences
from bot_plugins.store.decisions import ACCEPT, REJECT, DecisionDetails
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item
from bot_plugins.store.own_edits import BY_HAND
from bot_plugins.store.states import DecisionKind

MOST_ADDED = 2 * LONGEST
"""Code points that may be added to a sentence, in all its changes together."""
MESSAGE = "changed by hand"


@dataclass(frozen=True, slots=True)
class EditableSentence:
    """The text around a finding's words, as far as it can be edited with them.

    ``offset`` is where ``left`` begins in the page, in code points.
    """

    left: str
    before: str
    right: str
    replacement: str
    offset: int

    @property
    def text(self) -> str:
        """The sentence with the finding's change made."""
        return f"{self.left}{self.replacement}{self.right}"

    @property
    def start(self) -> int:
        """Where the replacement begins, in units of UTF-16, as browsers count."""
        return _units(self.left)

    @property
    def end(self) -> int:
        """Where the replacement ends, in units of UTF-16."""
        return self.start + _units(self.replacement)


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edited sentence decides: about the finding, and the changes made beside it."""

    verdict: DecisionDetails
    beside: tuple[Change, ...] = ()


def paragraph_of(item: Item) -> EditableSentence:
    """Return the paragraph of a finding, as far as its stored context has it."""
    change = item.change
    left = change.context_before.rpartition("\n")[2]
    right = change.context_after.partition("\n")[0]
    start = change.start - len(left)
    return EditableSentence(left, change.before, right, item.replacement, start)


def sentence_of(item: Item, language: str = "") -> EditableSentence:
    """Return the sentence of a finding, as far as its stored context has it."""
    whole = paragraph_of(item)
    text = f"{whole.left}{whole.before}{whole.right}"
    start, end = len(whole.left), len(whole.left) + len(whole.before)
    first, _ = _sentence(text, start, language)
    _, last = _sentence(text, max(start, end - 1), language)
    left, right = whole.left[first:], whole.right[: max(0, last - end)]
    return EditableSentence(left, whole.before, right, whole.replacement, whole.offset + first)


def edited(item: Item, sentence: EditableSentence, typed: str) -> Edited:
    """Return what a finding's sentence decides, now that a person has changed it.

    Raises:
        RefusedError: it has become too long to compare, and for any edit.
    """
    if len(typed) > len(sentence.text) + MOST_ADDED:
        raise RefusedError(f"it changes more than {LONGEST} characters at once")
    left, right = sentence.left, sentence.right
    is_only_here = len(typed) >= len(left) + len(right)
    if is_only_here and typed.startswith(left) and typed.endswith(right):
        return Edited(_verdict(item, typed[len(left) : len(typed) - len(right)]))
    own, others = _split(sentence, typed)
    return Edited(_verdict(item, own), tuple(_by_hand(item, edit) for edit in others))


def _verdict(item: Item, replacement: str) -> DecisionDetails:
    if replacement == item.replacement:
        return ACCEPT
    if replacement == item.change.before:
        return REJECT
    return DecisionDetails(DecisionKind.EDIT, replacement=replacement)


def _split(sentence: EditableSentence, typed: str) -> tuple[str, list[Edit]]:
    """Return what replaces the marked words, and the edits of other words, in the page.

    Where one run of words changed on both sides of a border of the marked words, its new text
    replaces the marked words, and the rest of the run is removed.
    """
    start, end = len(sentence.left), len(sentence.left) + len(sentence.before)
    whole = f"{sentence.left}{sentence.before}{sentence.right}"
    own, at = "", start
    others: list[Edit] = []
    for edit in _differences(whole, typed):
        if _is_beside(edit, start, end):
            others.append(edit)
            continue
        own += whole[at : max(at, edit.start)] + edit.replacement
        at = min(end, edit.end)
        rest = ((edit.start, start), (end, edit.end))
        others += [Edit(first, last, "") for first, last in rest if first < last]
    return own + whole[at:end], [moved(edit, sentence.offset) for edit in others]


def _is_beside(edit: Edit, start: int, end: int) -> bool:
    """Tell whether an edit leaves the marked words alone; at an insertion, it must not touch."""
    if start == end:
        return edit.end < start or edit.start > end
    return edit.end <= start or edit.start >= end


def _differences(old: str, new: str) -> Iterator[Edit]:
    """Yield the edits, by words, that make one text of another."""
    before, after = words_of(old), words_of(new)
    starts = [0, *accumulate(map(len, before))]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, from_, to in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(starts[first], starts[last], "".join(after[from_:to]))


def _by_hand(item: Item, edit: Edit) -> Change:
    """Return an edit near a finding as a change, with its context as far as it is stored."""
    near, begin = item.change, item.change.start - len(item.change.context_before)
    text = f"{near.context_before}{near.before}{near.context_after}"
    first, last = edit.start - begin, edit.end - begin
    line = near.line - text[: len(near.context_before)].count("\n") + text[:first].count("\n")
    return Change(
        BY_HAND,
        Applicability.REVIEW,
        edit,
        text[first:last],
        MESSAGE,
        line=line,
        context_before=text[:first][-CONTEXT:],
        context_after=text[last:][:CONTEXT],
    )


def _sentence(line: str, position: int, language: str) -> tuple[int, int]:
    return sentences.sentence(line, (0, len(line)), position, language) if line else (0, 0)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
