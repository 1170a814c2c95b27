"""Where listed changes stand in the present texts of their pages, and which stand there no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot_plugins.document import sections
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import between_words, place
from bot_plugins.ui.review.worklist import Pages


@dataclass(slots=True)
class PresentPlaces:
    """``sections`` are the numbers of sections by the findings' ids; ``gone`` are ids."""

    sections: dict[int, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


def present_places(pages: Pages, texts: Mapping[str, str]) -> PresentPlaces:
    """Look for changes in the present texts, by title; a page without a text is left alone."""
    result = PresentPlaces()
    for items in pages:
        text = texts.get(items[0].title)
        if text is not None:
            _look(result, items, text)
    return result


def without(pages: Pages, gone: Iterable[int]) -> Pages:
    """Return pages without the findings that are gone, and without pages that have no other."""
    dropped = frozenset(gone)
    left = ([item for item in items if item.id not in dropped] for items in pages)
    return [items for items in left if items]


def _look(result: PresentPlaces, items: list[Item], text: str) -> None:
    found = {item.id: _offset(text, item) for item in items}
    standing = {number: offset for number, offset in found.items() if offset is not None}
    result.gone |= found.keys() - standing.keys()
    numbers = sections.numbers(text, list(standing.values()))
    result.sections |= {
        number: section
        for number, section in zip(standing, numbers, strict=True)
        if section is not None
    }


def _offset(text: str, item: Item) -> int | None:
    exact = place(text, item.change)
    return between_words(text, item.change) if exact is None else exact
