"""Pywikibot: wikitext rendered by the wiki itself, as its readers would see it; nothing is saved.

https://www.mediawiki.org/wiki/API:Parsing_wikitext
"""

from __future__ import annotations

from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from pywikibot.comms import http
from pywikibot.data.api import Request
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.ports import RunStopped
from bot_plugins.ui.review.jobs.workbench import RenderedPage

ASKED = {
    "action": "parse",
    "formatversion": "2",
    "contentmodel": "wikitext",
    "prop": "text|modules",
    "preview": "1",
    "pst": "1",
    "disablelimitreport": "1",
    "disableeditsection": "1",
}
PLAIN_PAGE = "Special:BlankPage"
"""A page that every wiki has, with the style sheets of the wiki's skin and none of its own."""


class Renderer:
    """Asks one wiki for what it would show."""

    def __init__(self, site: APISite) -> None:
        self.site = site

    def __call__(self, title: str, text: str) -> RenderedPage:
        """Return what readers of the page ``title`` would see if it had this wikitext.

        It asks once: a person waits, for 20 seconds at most (``errors.LONGEST_SILENCE``).

        Raises:
            RunStopped: the wiki does not answer as it should, or not in time.
        """
        asked = {**ASKED, "title": title, "text": text}
        try:
            request = Request(site=self.site, use_get=False, max_retries=0, parameters=asked)
            parsed = request.submit()["parse"]
            return self._page(title, str(parsed["text"]), list(parsed["modulestyles"]))
        except (KeyError, TypeError) as error:
            raise RunStopped(
                f"{self.site} does not show pages as it should; try again later",
                exit_codes.UNAVAILABLE,
            ) from error
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def _page(self, title: str, body: str, modules: list[str]) -> RenderedPage:
        address = urljoin(self._home, str(self.site.articlepath).replace("{}", title))
        styles = list(self._look.styles)
        if styles and modules:
            styles.append(_of_modules(styles[0], modules))
        return RenderedPage(body, address, styles, self._origins, self._look.classes)

    @cached_property
    def _look(self) -> _WikiLook:
        """What a plain page says of style sheets; no API says it (API:Parsing_wikitext)."""
        page = http.request(self.site, f"{self.site.path()}?title={PLAIN_PAGE}").text
        return _WikiLook(page.partition("<body")[0] + _tag(page, "<body"), self._home)

    @property
    def _home(self) -> str:
        return str(self.site.base_url("/"))

    @cached_property
    def _origins(self) -> tuple[str, ...]:
        """Where the wiki's images are, which may be another wiki's (API:Filerepoinfo)."""
        answer = ApiClient(self.site).query(meta="filerepoinfo", friprop="url|thumbUrl|rootUrl")
        repositories = answer["query"].get("repos", [])
        urls = [value for row in repositories for value in row.values() if isinstance(value, str)]
        found = {_origin(urljoin(self._home, url)) for url in urls if "/" in url}
        return tuple(sorted({_origin(self._home), *found}))


class _WikiLook(HTMLParser):
    """The style sheets that the head of a page names, and the classes of its outer elements."""

    def __init__(self, head: str, home: str) -> None:
        super().__init__()
        self._home = home
        self.styles: list[str] = []
        self.classes = ""
        self.feed(head)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        about = dict(attrs)
        if tag == "link" and about.get("rel") == "stylesheet" and about.get("href"):
            self.styles.append(urljoin(self._home, about["href"]))
        elif tag in ("html", "body"):
            self.classes = f"{self.classes} {about.get('class') or ''}".strip()


def _tag(page: str, start: str) -> str:
    """Return the tag that begins with ``start``, whole."""
    _, found, rest = page.partition(start)
    return f"{found}{rest.partition('>')[0]}>" if found else ""


def _of_modules(sheet: str, modules: list[str]) -> str:
    """Return the address of the style sheet of some modules, like that of another one."""
    parts = urlsplit(sheet)
    query = dict(parse_qsl(parts.query)) | {"modules": "|".join(modules)}
    return parts._replace(query=urlencode(query)).geturl()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
