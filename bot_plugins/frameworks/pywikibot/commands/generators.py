"""Pywikibot's options that choose pages, with a message of one line for every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pywikibot
from pywikibot import exceptions
from pywikibot.comms import http
from pywikibot.pagegenerators import GeneratorFactory

from bot_plugins.core.title_lists import titles_in
from bot_plugins.frameworks.commands.existing import CATEGORIES, PAGES, NamedPage
from bot_plugins.frameworks.commands.named_files import read_text
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.errors import one_line

_HANDLER = "_handle_"
NAMES = tuple(name.removeprefix(_HANDLER) for name in dir(GeneratorFactory) if _HANDLER in name)
"""The names of all options that Pywikibot's page generators know."""
FLAGS = ("intersect", "uncat", "uncatcat", "uncatfiles")
"""Options that take no value."""
_OPTIONAL = frozenset(
    "linter lonelypages newimages newpages querypage random randomredirect recentchanges redirect"
    " start unconnectedpages until unusedfiles unwatched wantedcategories wantedfiles wantedpages"
    " wantedtemplates withoutinterwiki liverecentchanges".split()
)
_NUMBERS = frozenset(
    "limit lonelypages liverecentchanges newimages newpages pagepile random randomredirect"
    " unconnectedpages unusedfiles unwatched wantedcategories wantedfiles wantedpages"
    " wantedtemplates withoutinterwiki".split()
)
_FORMS = {
    **dict.fromkeys(_NUMBERS, (r"0*[1-9]\d*", "a whole number above 0")),
    "subpage": (r"\d+", "a whole number"),
    "pageid": (r"\d+([,|]\d+)*", "page ids, separated by commas"),
    "ql": (r"[0-4](,[0-4])*", "levels from 0 to 4, separated by commas"),
    "onlyif": (r"[^=]+=.*", "a claim, as in -onlyif:P31=Q5"),
    "onlyifnot": (r"[^=]+=.*", "a claim, as in -onlyifnot:P31=Q5"),
}
"""The form of values, as a regular expression and in words."""
_PATTERNS = ("titleregex", "titleregexnot", "grep", "grepnot")
_CLAIMS = ("onlyif", "onlyifnot", "searchitem")
_PACKAGES = {
    "mysqlquery": ("pymysql", "PyMySQL (pip install 'pymysql>=1.1.1')"),
    "google": ("googlesearch", "googlesearch-python (pip install googlesearch-python)"),
}
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RuntimeError,
               ImportError)  # fmt: skip
"""What Pywikibot raises for a value that it cannot read; NotImplementedError is a RuntimeError."""
_UNFIT = (
    exceptions.UnknownExtensionError,
    exceptions.InvalidTitleError,
    exceptions.UnsupportedPageError,
    exceptions.SiteDefinitionError,
)
"""What it raises if the wiki lacks what the option needs."""
_NOT_FOUND = 400
"""The lowest HTTP status code for an error."""


class Generators(GeneratorFactory):  # type: ignore[misc]  # Pywikibot has no types
    """Reads the options that choose pages; ``named`` are the pages that they name one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[NamedPage] = []

    def handle_arg(self, arg: str) -> bool:
        """Read an option if it chooses pages; return whether it does.

        Raises:
            OptionError: its value cannot be read, or the wiki lacks what it needs.
        """
        name, _, value = arg.removeprefix("-").partition(":")
        if name not in NAMES or not arg.startswith("-"):
            return False
        if value.startswith("not:") and f"{name}not" in NAMES:
            name, value = f"{name}not", value.removeprefix("not:")
        _check(name, value)
        try:
            self._check_wiki(name)
            is_taken = bool(super().handle_arg(arg))
            self._note(name, value)
            return is_taken
        except _UNREADABLE as error:
            if isinstance(error, OptionError):
                raise
            raise OptionError(f"Pywikibot cannot use {arg}: {one_line(error)}") from error
        except exceptions.Error as error:
            if not isinstance(error, _UNFIT) and type(error) is not exceptions.Error:
                raise
            raise OptionError(f"{arg} cannot be used: {one_line(error)}") from error

    def _note(self, name: str, value: str) -> None:
        """Remember a page that must exist."""
        if name in PAGES:
            page = pywikibot.Page(pywikibot.Link(value, self.site))
            page.title()  # raises for an invalid title
            self._name(name, page)
        elif name in CATEGORIES:
            self._name(name, self.getCategory(value)[0])

    def _name(self, option: str, page: pywikibot.Page) -> None:
        """Remember a page of this wiki; those of others, and special pages, are not checked."""
        if page.site == self.site and page.namespace().id >= 0:
            self.named.append(NamedPage(option, page.title(), page.namespace().id))

    def _check_wiki(self, name: str) -> None:
        """Refuse an option that needs Wikibase if the wiki has none; Pywikibot notices too late."""
        if name in _CLAIMS and not self.site.has_data_repository:
            wiki = f"{self.site.family.name}:{self.site.code}"
            raise OptionError(f"-{name} needs Wikibase, which {wiki} does not use")

    def _handle_unwatched(self, value: str | None) -> Iterable[Any]:
        """List the pages nobody watches; Pywikibot 11.9 misspells its own method's name."""
        pages: Iterable[Any] = self.site.unwatchedpages(total=int(value) if value else None)
        return pages

    def _handle_file(self, value: str) -> Iterable[Any]:
        """Read a list of pages from a file."""
        if urlsplit(value).netloc:  # Pywikibot reads addresses here too
            return self._handle_url(value)
        return self._pages(read_text("-file", Path(value)))

    def _handle_url(self, value: str) -> Iterable[Any]:
        """Read a list of pages from the web."""
        if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc:
            raise OptionError(f"-url:{value} is not an address; an address begins with https://")
        answer = http.fetch(value, default_error_handling=False)
        if isinstance(answer, Exception):  # from requests, for any failure
            raise OptionError(f"-url:{value} cannot be reached: {one_line(answer)}")
        if answer.status_code >= _NOT_FOUND:
            raise OptionError(f"-url:{value} answers {answer.status_code} {answer.reason}")
        return self._pages(answer.text)

    def _handle_usercontribs(self, value: str) -> Iterable[Any]:
        """List the pages that a user has edited."""
        user = pywikibot.User(self.site, value)
        if not user.isAnonymous() and not user.isRegistered():
            raise OptionError(f"-usercontribs: there is no user {user.username}")
        pages: Iterable[Any] = super()._handle_usercontribs(value)
        return pages

    def _handle_mysqlquery(self, value: str) -> Iterable[Any]:
        """List the pages that a database query finds."""
        from pymysql import MySQLError  # an extra

        return _named("-mysqlquery", super()._handle_mysqlquery(value), (MySQLError, *_UNREADABLE))

    def _pages(self, text: str) -> list[Any]:
        return [pywikibot.Page(pywikibot.Link(title, self.site)) for title in titles_in(text)]


def _check(name: str, value: str) -> None:
    """Check a value without asking the wiki.

    Raises:
        OptionError: it is missing, or has the wrong form.
    """
    if not value.strip() and name not in (*FLAGS, *_OPTIONAL):
        raise OptionError(f"-{name} needs a value: -{name}:...")
    pattern, form = _FORMS.get(name, (".*", ""))
    if value and not re.fullmatch(pattern, value, re.DOTALL | re.ASCII):
        raise OptionError(f"-{name}:{value}: it takes {form}")
    if name in _PATTERNS:
        try:
            re.compile(value)
        except re.error as error:
            raise OptionError(f"-{name}:{value} is not a regular expression: {error}") from error
    package, told = _PACKAGES.get(name, ("", ""))
    if package and not find_spec(package):
        raise OptionError(f"-{name} needs the package {told}")


def _named(option: str, pages: Iterable[Any], errors: tuple[type[Exception], ...]) -> Iterator[Any]:
    """Yield pages; report an error meanwhile with the option's name."""
    try:
        yield from pages
    except errors as error:
        raise OptionError(f"{option}: {one_line(error)}") from error
