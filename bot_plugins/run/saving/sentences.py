"""Finding changes again in a newer revision, by rule, words and sentence, without guessing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bot_plugins import document as documents
from bot_plugins.core.change import Change
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Rule
from bot_plugins.document import Document
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import places, stands_in

AROUND = 60
"""Code points on each side of a sentence that distinguish it from an identical one."""
ALIKE = "several places look alike now"
CHANGED = "its sentence was changed after the proposal"
NO_LONGER = "the rules no longer propose it"
GONE = "the page no longer has it"

Key = tuple[str, ...]
_SENTENCE = 5
"""How many parts of a key identify the change and its sentence."""


class SentencePlaces:
    """The places in a revision where the rules find slips."""

    def __init__(self, revision: Revision, rules: Sequence[Rule]) -> None:
        self.revision, self._rules = revision, rules
        self._keys: dict[int, Key] = {}

    @cached_property
    def _news(self) -> tuple[Change, ...]:
        return propose_revision(self.revision, self._rules).findings

    @cached_property
    def _document(self) -> Document:
        return documents.read(self.revision.text, self.revision.title)

    @cached_property
    def _changes(self) -> frozenset[tuple[str, str, str]]:
        return frozenset((_name(news), news.before, news.after) for news in self._news)

    def find(
        self, items: Sequence[Item], others: Sequence[Item], bases: Mapping[int, str]
    ) -> dict[int, tuple[int, int]]:
        """Return the present span (code points) of each finding, by its id, as far as found.

        A sentence is searched for first with the text around it, then alone, each time among the
        findings not yet paired; only a key that occurs once on each side makes a pair.
        """
        read = {revid: documents.read(text, self.revision.title) for revid, text in bases.items()}
        known = [item for item in (*items, *others) if item.revid in read and _is_there(item, read)]
        self._keys = {item.id: _item_key(read[item.revid], item, 0) for item in known}
        pairs: dict[int, int] = {}
        for around in (AROUND, 0):
            left = _once(
                (at, _item_key(read[item.revid], item, around))
                for at, item in enumerate(known)
                if at not in pairs
            )
            taken = set(pairs.values())
            right = _once(
                (at, _key(self._document, *_about(news), around))
                for at, news in enumerate(self._news)
                if at not in taken
            )
            pairs |= {at: right[same] for same, at in left.items() if same in right}
        spans = {known[at].id: self._news[new].edit for at, new in pairs.items()}
        return {number: (edit.start, edit.end) for number, edit in spans.items()}

    def has_lost(self, item: Item) -> bool:
        """Tell whether the words of a finding that was not found are gone from the page."""
        return self.why_not(item) == GONE

    def why_not(self, item: Item) -> str:
        """Say why a finding was not found."""
        if self._key_of(item) in self._new_keys:
            return ALIKE
        if _change(item) in self._changes:
            return CHANGED
        *_, left, right = self._key_of(item)[:_SENTENCE]
        change = replace(item.change, edit=item.edit)
        sentence_stands = any(True for _ in places(self.revision.text, left, right, change))
        return NO_LONGER if sentence_stands or stands_in(self.revision.text, change) else GONE

    def _key_of(self, item: Item) -> Key:
        """Return the key a finding was searched for by; if it was not, one that matches none."""
        change = item.change
        never = (*_change(item), change.context_before, change.context_after)
        return self._keys.get(item.id, never)

    @cached_property
    def _new_keys(self) -> frozenset[Key]:
        return frozenset(_key(self._document, *_about(news), 0) for news in self._news)


def _key(document: Document, change: tuple[str, str, str], start: int, end: int, width: int) -> Key:
    """Return the key that is equal for findings that are the same."""
    source = document.source
    first = min(start, document.sentence(start)[0])
    last = max(end, document.sentence(max(start, end - 1))[1])
    sentence = source[first:start].lstrip(), source[end:last].rstrip()
    around = source[max(0, first - width) : first], source[last : last + width]
    return (*change, *sentence, *(part if width else "" for part in around))


def _about(finding: Change) -> tuple[tuple[str, str, str], int, int]:
    change = (_name(finding), finding.before, finding.after)
    return change, finding.edit.start, finding.edit.end


def _item_key(base: Document, item: Item, width: int) -> Key:
    return _key(base, _change(item), item.change.start, item.change.end, width)


def _change(item: Item) -> tuple[str, str, str]:
    return item.change.rule, item.change.before, item.change.after


def _name(finding: Change) -> str:
    return finding.rule


def _is_there(item: Item, read: Mapping[int, Document]) -> bool:
    change = item.change
    return read[item.revid].source[change.start : change.end] == change.before


def _once(keys: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    """Return the keys that occur once, each with its index."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, key in keys:
        places[key].append(index)
    return {key: where[0] for key, where in places.items() if len(where) == 1}
