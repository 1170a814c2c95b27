"""The pages in a piece of an export, found by their tags, and what the export says about a page.

No XML parser is used: MediaWiki writes ``<`` in text as an entity, so the bytes of a tag are
always that tag, and they are found at several hundred megabytes a second, where lxml reaches 300.
Format: https://www.mediawiki.org/xml/export-0.11.xsd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot_plugins.apps.scan.entities import Escaped, NotTextError

WIKITEXT = "wikitext"
"""The only content model that is read (https://www.mediawiki.org/wiki/Manual:ContentHandler)."""
OPEN, CLOSE = b"<page>", b"</page>"
REVISION, REVISION_END = b"<revision>", b"</revision>"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NUMBER = re.compile(rb"\s*-?[0-9]{1,19}\s*")


class UnreadablePageError(ValueError):
    """A page that is not as MediaWiki writes it: the dump is damaged, or from elsewhere."""


@dataclass(frozen=True)
class PageXml:
    """A page of an export, parsed except for its latest revision's text, which is still bytes.

    ``text`` is the range of that text in ``xml``. ``timestamp`` is empty if the export has none.
    """

    xml: bytes
    title: str
    namespace: int
    pageid: int
    is_redirect: bool
    revid: int
    timestamp: str
    model: str
    text: range

    @cached_property
    def source(self) -> Escaped:
        """The text of the latest revision, as escaped in the XML."""
        return Escaped(self.xml[self.text.start : self.text.stop])

    def wikitext(self) -> str:
        """Return the text of the latest revision.

        Raises:
            UnreadablePageError: it is not valid text.
        """
        return _text(self.source, "text")


def spans(xml: bytes) -> Iterator[tuple[int, int]]:
    """Yield where pages begin and end, including pages without an end before the next begins."""
    start = xml.find(OPEN)
    while start >= 0:
        following = xml.find(OPEN, start + 1)
        limit = len(xml) if following < 0 else following
        end = xml.find(CLOSE, start, limit)
        yield start, limit if end < 0 else end + len(CLOSE)
        start = following


def title_of(xml: bytes, start: int, end: int) -> str:
    """Return a page's title.

    Raises:
        UnreadablePageError: it has none.
    """
    return _words(xml, b"title", start, end)


def title_if_any(xml: bytes, start: int, end: int) -> str:
    """Return a page's title; empty where it has none, or not yet."""
    try:
        return title_of(xml, start, end)
    except UnreadablePageError:
        return ""


def namespace_of(xml: bytes, start: int, end: int) -> int:
    """Return the number of a page's namespace; 0 if the export does not say it.

    Raises:
        UnreadablePageError: it is not a number.
    """
    if xml.find(b"<ns>", start, end) < 0:  # exports before version 0.6
        return 0
    return _number(_element(xml, b"ns", start, end), "ns")


def read_page(xml: bytes, start: int, end: int) -> PageXml:
    """Read the page from ``start`` to before ``end``.

    Raises:
        UnreadablePageError: it is not as MediaWiki writes it.
    """
    if not xml.endswith(CLOSE, start, end):
        raise UnreadablePageError("it has no end")
    first = xml.find(REVISION, start, end)
    if first < 0:
        raise UnreadablePageError("it has no revision")
    timestamp, revid, since, until = _latest(xml, first, end)
    text = _text_span(xml, since, until)
    model = b"<model>" in xml[since : text.start]
    return PageXml(
        xml=xml,
        title=title_of(xml, start, first),
        namespace=namespace_of(xml, start, first),
        pageid=_number(_element(xml, b"id", start, first), "id"),
        is_redirect=xml.find(b"<redirect", start, first) >= 0,
        revid=revid,
        timestamp=timestamp,
        model=_words(xml, b"model", since, text.start) if model else WIKITEXT,
        text=text,
    )


def latest_revision(xml: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the latest of the whole revisions between two offsets begins and ends.

    Raises:
        UnreadablePageError: there is none, or one of them cannot be read.
    """
    return _latest(xml, start, end)[2:]


def _latest(xml: bytes, start: int, end: int) -> tuple[str, int, int, int]:
    """Return the latest revision's time, id, beginning and end."""
    revisions = []
    while (start := xml.find(REVISION, start, end)) >= 0:
        close = xml.find(REVISION_END, start, end)
        if close < 0:
            raise UnreadablePageError("a revision has no end")
        revisions.append((*_moment(xml, start, close), start, close))
        start = close
    if not revisions:
        raise UnreadablePageError("it has no revision")
    return max(revisions)


def _moment(xml: bytes, start: int, end: int) -> tuple[str, int]:
    revid = _number(_element(xml, b"id", start, end), "revision's id")
    if xml.find(b"<timestamp>", start, end) < 0:
        return "", revid
    time = _element(xml, b"timestamp", start, end)
    if not _TIME.fullmatch(time):
        raise UnreadablePageError("its timestamp is not a time")
    return time.decode("ascii"), revid


def _text_span(xml: bytes, start: int, end: int) -> range:
    """Return the range of a revision's text; an empty range at its tag if there is none."""
    tag = xml.find(b"<text", start, end)
    opened = xml.find(b">", tag, end)
    if tag < 0 or opened < 0:
        raise UnreadablePageError("it has no text")
    if xml[opened - 1 : opened] == b"/":
        return range(tag, tag)
    closed = xml.find(b"<", opened, end)
    if not xml.startswith(b"</text>", closed, end):
        raise UnreadablePageError("there are tags within its text")
    return range(opened + 1, closed)


def _element(xml: bytes, name: bytes, start: int, end: int) -> bytes:
    opened = xml.find(b"<%b>" % name, start, end)
    since = opened + len(name) + 2
    until = xml.find(b"<", since, end)
    if opened < 0 or not xml.startswith(b"</%b>" % name, until, end):
        raise UnreadablePageError(f"it has no {name.decode()}")
    return xml[since:until]


def _number(value: bytes, what: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise UnreadablePageError(f"its {what} is not a number")
    return int(value)


def _words(xml: bytes, name: bytes, start: int, end: int) -> str:
    return _text(Escaped(_element(xml, name, start, end)), name.decode())


def _text(source: Escaped, what: str) -> str:
    try:
        return source.text
    except NotTextError as error:
        raise UnreadablePageError(f"its {what} cannot be read: {error}") from error
