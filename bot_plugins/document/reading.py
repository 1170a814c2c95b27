"""From wikitext to a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot_plugins.document import leftovers, lines, markup, quotations, styles, tangle, verbatim
from bot_plugins.document.mask import Level, MarkedSpan, Mask, Span
from bot_plugins.document.paragraphs import paragraphs
from bot_plugins.document.sentences import sentence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Document:
    """Wikitext and what of it is prose.

    ``prose`` has the length of ``source``; what is not prose is an ``OPAQUE`` or a
    ``TRANSPARENT`` placeholder, so that offsets (code points) need no mapping. ``links``
    are the titles the page's links lead to.
    """

    source: str
    title: str
    mask: Mask
    links: tuple[str, ...] = ()

    @cached_property
    def prose(self) -> str:
        """The text as rules read it."""
        return self.mask.prose()

    @cached_property
    def hidden(self) -> str:
        """The page's markup and all else that no edit may touch."""
        return self.mask.hidden()

    def editable(self, start: int, end: int) -> bool:
        """Tell whether all of ``source[start:end]`` is prose that may be changed."""
        return self.mask.editable(start, end)

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return list(paragraphs(self.source, self.prose))

    def sentence(self, position: int) -> Span:
        """Return the span of the sentence that holds ``position``, in code points."""
        index = bisect_right(self._paragraphs, position, key=lambda span: span[0]) - 1
        if index < 0 or position > self._paragraphs[index][1]:
            return position, position
        return sentence(self.prose, self._paragraphs[index], position)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(words(name) for name in (self.title, *self.links))

    @cached_property
    def _words_of_names(self) -> frozenset[str]:
        return frozenset(word for name in self._names for word in name.split())

    @cached_property
    def _all_names(self) -> str:
        return "|".join(f" {name} " for name in self._names)

    def is_name(self, phrase: str) -> bool:
        """Tell whether ``phrase`` (words in lower case) is a title or link target, all of it."""
        return phrase in self._names

    def in_name(self, phrase: str) -> bool:
        """Tell whether ``phrase`` (words in lower case) stands in a title or link target."""
        parts = phrase.split()
        if not self._words_of_names.issuperset(parts):
            return False
        return len(parts) == 1 or f" {phrase} " in self._all_names


def words(text: str) -> str:
    """The words of ``text`` in lower case, one space between them."""
    return " ".join(_WORD.findall(text)).casefold()


def read(source: str, title: str = "") -> Document:
    """Read wikitext; text that cannot be parsed safely becomes a document without prose."""
    mask = Mask(source)
    links: tuple[str, ...] = ()
    try:
        if tangle.is_tangled(source):
            raise markup.TangledMarkupError("too much markup is left open")
        code = markup.parse(source)
        links = tuple(markup.link_targets(code))
        mask.raise_all(markup.spans(code))
        for step in _STEPS:
            mask.raise_all(list(step(source, mask.prose())))
    except markup.TangledMarkupError:
        mask.raise_to(Level.OPAQUE, 0, len(source))
    return Document(source, title, mask, links)


_Step = Callable[[str, str], Iterator[MarkedSpan]]
_STEPS: tuple[_Step, ...] = (
    leftovers.spans,
    lambda source, _: lines.spans(source),
    lambda source, _: verbatim.spans(source),
    lambda _, prose: styles.spans(prose),
    quotations.spans,
    lambda _, prose: verbatim.beside_markup(prose),
)
"""What each step masks depends on what the steps before it left as prose."""
