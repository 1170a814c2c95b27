"""HTML from a wiki, made fit for a frame of ours: what acts is removed, what changed is marked.

The frame's security rests on the headers of its answer (``policy``): its sandbox forbids scripts,
forms, windows and navigation of our page, and its origin is its own, so it has no cookies. What is
removed here would be dead there; it is removed so that nothing looks as if it worked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from bot_plugins.ui.review.jobs.workbench import RenderedPage
from bot_plugins.ui.review.preview import CURRENT, END, MARKS, OTHER

DROPPED = frozenset(
    "script noscript template iframe frame frameset object embed applet portal form button select"
    " textarea input meta link base title audio video source track".split()
)
"""Tags that are left out."""
WITH_CONTENT = frozenset("script noscript template iframe object select textarea title".split())
"""Those whose content is left out too."""
VOID = frozenset("area br col hr img wbr".split())
_NAME = re.compile(r"[a-z][a-z0-9:-]*")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?")
_PICTURES = frozenset({"src"})
_ADDRESSES = frozenset(
    "href xlink:href srcset srcdoc action formaction ping data poster background cite longdesc"
    " manifest target usemap".split()
)
_TAGS = {
    CURRENT: '<mark class="copyedit-now" id="copyedit-change">',
    OTHER: '<mark class="copyedit">',
    END: "</mark>",
}
_MARK = re.compile(f"[{MARKS}]")


class FramedHtml(HTMLParser):
    """Writes the HTML of a page anew, without what acts."""

    def __init__(self, page: RenderedPage) -> None:
        super().__init__(convert_charrefs=True)
        self._address, self._pieces = page.address, list[str]()
        self._skipping = ""
        self._depth = 0
        self.feed(page.body)
        self.close()

    @property
    def text(self) -> str:
        """The HTML."""
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag with the attributes that may stay."""
        if self._skipping:
            self._depth += tag == self._skipping
        elif tag in WITH_CONTENT:
            self._skipping, self._depth = tag, 1
        elif tag not in DROPPED and _NAME.fullmatch(tag):
            self._pieces.append(f"<{tag}{''.join(self._attributes(attrs))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Write the end of what was written."""
        if self._skipping:
            self._depth -= tag == self._skipping
            self._skipping = self._skipping if self._depth else ""
        elif tag not in DROPPED and tag not in VOID and _NAME.fullmatch(tag):
            self._pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text, with the changes marked; style sheets cannot end their element."""
        if self._skipping:
            return
        if self.cdata_elem:
            self._pieces.append(_MARK.sub("", data).replace("<", ""))
        else:
            self._pieces.append(_MARK.sub(lambda found: _TAGS[found[0]], escape(data, quote=False)))

    def _attributes(self, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        for name, value in attrs:
            text = _MARK.sub("", value or "")
            if name in _PICTURES:
                text = urljoin(self._address, text)
            elif name == "href" and text.startswith("#"):
                pass
            elif name.startswith("on") or name in _ADDRESSES or not _NAME.fullmatch(name):
                continue
            yield f' {name}="{escape(text)}"'


def styles(page: RenderedPage) -> list[str]:
    """Return the addresses of the wiki's own style sheets; others are not loaded."""
    own = _origin(page.address)
    return [url for url in page.styles if own and _origin(url) == own]


def policy(page: RenderedPage) -> str:
    """Return the Content-Security-Policy of a frame with a wiki's HTML."""
    wiki = _origin(page.address)
    pictures = " ".join(sorted({wiki, *map(_origin, page.origins)} - {""}))
    return "; ".join(
        (
            "sandbox",
            "default-src 'none'",
            f"style-src {wiki} 'unsafe-inline'",
            f"img-src data: {pictures}",
            f"font-src data: {wiki}",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


def _origin(url: str) -> str:
    """Return the origin of a web address; empty if it is not one that a policy may name."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin if _ORIGIN.fullmatch(origin) else ""
