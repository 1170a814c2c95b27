"""The document that rules work on, and the reading of a page or a part of it into one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot_plugins.core.edits import Edit
from bot_plugins.document import (
    containers,
    leftovers,
    lines,
    markup,
    never_prose,
    quotations,
    styles,
    variants,
    verbatim,
)
from bot_plugins.document.dialect import Dialect
from bot_plugins.document.mask import Level, MarkedSpan, Mask, Span
from bot_plugins.document.paragraphs import paragraphs
from bot_plugins.document.partial import Page, PartError
from bot_plugins.document.plain import are_plain
from bot_plugins.document.sentences import LONGEST, endless, sentence
from bot_plugins.document.tokens import read_markup
from bot_plugins.document.words import joined, words


@dataclass(frozen=True)
class Document:
    """Wikitext, and which of it is prose.

    ``prose`` has the length of ``source``; each character that is not prose becomes an ``OPAQUE``
    or a ``TRANSPARENT`` placeholder, so offsets (code points) need no mapping. ``links`` are the
    titles that the page's links lead to. If the document is only a part of a page, its offsets are
    relative to that part, and ``page`` is the page. ``language`` is a code, "" if unknown.
    """

    source: str
    title: str
    mask: Mask
    links: tuple[str, ...] = ()
    page: Page | None = None
    language: str = ""

    @property
    def whole(self) -> str:
        """The whole page's wikitext."""
        return self.page.source if self.page else self.source

    @cached_property
    def prose(self) -> str:
        """The text as rules read it."""
        return self.mask.prose()

    @cached_property
    def hidden(self) -> str:
        """The page's markup and everything else that no edit may change."""
        return self.mask.hidden()

    def editable(self, start: int, end: int) -> bool:
        """Tell whether all of ``source[start:end]`` is prose that may be changed."""
        return self.mask.editable(start, end)

    def changed(self, edits: Sequence[Edit]) -> Document | None:
        """Return the document of the edited text without reading it; None if it must be read."""
        if not are_plain(self.mask, edits) or any(map(self._may_be_endless, edits)):
            return None
        mask = self.mask.replaced(edits)
        return replace(self, source=mask.source, mask=mask)

    def _may_be_endless(self, edit: Edit) -> bool:
        """Tell whether an edit may make a sentence too long, by its growth or by losing its end."""
        if edit.growth <= 0 and self.source[edit.end : edit.end + 1] != ".":
            return False
        start = self.prose.rfind("\n\n", 0, edit.start)
        end = self.prose.find("\n\n", edit.end)
        return (end if end >= 0 else len(self.source)) - start + edit.growth > LONGEST

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return list(paragraphs(self.source, self.prose))

    def sentence(self, position: int) -> Span:
        """Return the span of the sentence that holds ``position``, in code points."""
        index = bisect_right(self._paragraphs, position, key=lambda span: span[0]) - 1
        if index < 0 or position > self._paragraphs[index][1]:
            return position, position
        return sentence(self.prose, self._paragraphs[index], position, self.language)

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
        """Tell whether ``phrase`` (words in lower case) is a whole title or link target."""
        if self.page:
            return self.page.is_name(phrase, whole=True)
        return phrase in self._names

    def in_name(self, phrase: str) -> bool:
        """Tell whether ``phrase`` (words in lower case) occurs in a title or link target."""
        if self.page:
            return self.page.is_name(phrase, whole=False)
        parts = phrase.split()
        if not self._words_of_names.issuperset(parts):
            return False
        return len(parts) == 1 or f" {phrase} " in self._all_names


def read(source: str, title: str = "", language: str = "") -> Document:
    """Read wikitext; text that cannot be parsed safely becomes a document without prose."""
    mask = Mask(source)
    page = Page(source, title)
    links: tuple[str, ...] = ()
    try:
        if page.is_left_alone:
            raise markup.UnparsableMarkupError("too much unclosed markup, or a discussion")
        marked, links = read_markup(source, page.adapted)
        _raise(mask, marked, page.dialect, None)
    except markup.UnparsableMarkupError:
        mask.raise_to(Level.OPAQUE, 0, len(source))
    return Document(source, title, mask, links, language=language)


def read_part(page: Page, source: str, start: int) -> Document:
    """Read ``source``, a possibly edited part of a page that begins at ``start``.

    Raises:
        PartError: the part cannot be read without reading the whole page.
    """
    mask = Mask(source)
    try:
        marked, _ = read_markup(source, page.dialect.adapted(source))
    except markup.UnparsableMarkupError as error:
        raise PartError(str(error)) from error
    _raise(mask, marked, page.dialect, page.citing_level(start))
    return Document(source, page.title, mask, page=page, language=page.language)


def _raise(mask: Mask, marked: Iterable[MarkedSpan], dialect: Dialect, citing: int | None) -> None:
    """Mask everything in a text that is not prose.

    ``citing`` is the level of the citation section in which the text begins, if any. Each step
    works on what the steps before it left as prose, so the order matters.
    """
    mask.raise_all(marked)
    mask.raise_all(never_prose.spans(mask.source))
    mask.raise_all(list(dialect.shown(mask.prose())))
    mask.raise_all(list(variants.spans(mask.prose())))
    mask.raise_all(list(containers.unpaired(mask.prose())))
    mask.raise_all(list(leftovers.spans(mask.source, mask.prose())))
    mask.raise_all(lines.spans(mask.source))
    for start, end, _ in lines.citing_sections(mask.source, citing):
        mask.raise_to(Level.OPAQUE, start, end)
    mask.raise_all(verbatim.spans(mask.source))
    mask.raise_all(list(styles.spans(mask.prose())))
    mask.raise_all(list(quotations.spans(mask.source, mask.prose())))
    mask.raise_all(list(verbatim.beside_markup(mask.source, mask.prose())))
    mask.raise_all(list(joined(mask.prose())))
    if len(mask.source) > LONGEST:
        prose = mask.prose()
        for start, end in paragraphs(mask.source, prose):
            mask.raise_all(endless(prose, start, end))
