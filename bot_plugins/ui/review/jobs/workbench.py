"""The port through which the review page reads and saves: what a framework must offer for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot_plugins.community.own import OwnRule
from bot_plugins.core.rule import Rule
from bot_plugins.core.summary import SummaryStyle, Translator
from bot_plugins.ports import SaveFlags, SavingWiki, WikiReader
from bot_plugins.run.conditions import Conditions
from bot_plugins.run.saving.pacing import EVERY_SECONDS, GRACE_SECONDS
from bot_plugins.run.saving.stop_page import StopPage

MOST_PAGES = 500
"""Pages that are read at a time unless a person wants another number."""


class PageKind(StrEnum):
    """How pages are chosen."""

    CATEGORY = "category"
    TREE = "tree"
    """The pages of a category and of those below it."""
    SEARCH = "search"
    PREFIX = "prefix"
    RECENT = "recent"
    LINKS = "links"
    LINKING = "linking"
    TEMPLATE = "template"
    EDITOR = "editor"
    WATCHED = "watched"
    RANDOM = "random"
    TITLES = "titles"
    RULE = "rule"
    FINDINGS = "findings"


class ChoiceError(ValueError):
    """A choice of pages that cannot be used; the message tells a person why."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """Which pages to read: a kind, its value (a title, a search, ...), and how many at most.

    Pages are left alone that are in one of ``skipped_categories``, or do not meet ``conditions``.
    ``typos`` means that they are also read with the wiki's own typo list; ``replacements`` are
    rules that a person typed, beside the others or, with ``only_replacements``, in their place.
    """

    kind: PageKind
    value: str
    most: int = MOST_PAGES
    skipped_categories: tuple[str, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    typos: bool = False
    replacements: tuple[OwnRule, ...] = ()
    only_replacements: bool = False


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages a choice has; ``is_least`` means that there may be more."""

    number: int
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class OpenedPages:
    """A reader, the pages it is to read, and the conditions of the choice and the configuration."""

    reader: WikiReader[Any]
    pages: Iterable[Any]
    conditions: Conditions = field(default_factory=Conditions)


@dataclass(frozen=True, slots=True)
class SaveDefaults:
    """How the configuration saves; ``every`` and ``grace`` are seconds."""

    style: SummaryStyle = field(default_factory=SummaryStyle)
    flags: SaveFlags = field(default_factory=SaveFlags)
    stop_page: StopPage | None = None
    every: float = EVERY_SECONDS
    grace: float = GRACE_SECONDS
    names_run: bool = False


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What a wiki made of wikitext: HTML that nobody has checked, and the look of the wiki's pages.

    ``address`` is that of the page, from which relative addresses in ``body`` start; ``styles`` are
    the addresses of style sheets; ``origins`` are where images come from ("https://wiki.example");
    ``classes`` are those of the element around the page, as the style sheets know it.
    """

    body: str
    address: str
    styles: Sequence[str] = ()
    origins: Sequence[str] = ()
    classes: str = ""


class Workbench(Protocol):
    """One wiki, for the review page's background jobs; threads may share it."""

    simulation: str
    """Why nothing would be saved, and how to change that; empty if edits are saved."""
    defaults: SaveDefaults

    @property
    def name(self) -> str:
        """The wiki's name."""

    @property
    def host(self) -> str:
        """The wiki's host, which people know from its addresses (en.wikipedia.org)."""

    @property
    def user(self) -> str:
        """The account that saves; empty if none is configured."""

    @property
    def language(self) -> str:
        """The wiki's language. It may raise ``RunStopped``, as may the next three."""

    @property
    def translate(self) -> Translator:
        """The messages of edit summaries, in the wiki's language."""

    @property
    def typo_list(self) -> str:
        """The title of the wiki's own typo list; empty if it has none, or it is used anyway."""

    @property
    def woken(self) -> Collection[str]:
        """The names of rules of lists that are used although they rest."""

    def rules_for(self, choice: PageChoice) -> Sequence[Rule]:
        """Return the rules that the pages of a choice are read with.

        Raises:
            ChoiceError: the wiki's typo list cannot be used.
        """

    @property
    def findings(self) -> Sequence[str]:
        """The names of the files of findings that can be chosen (``findings_files``)."""

    @property
    def skip_options(self) -> Sequence[str]:
        """The options by which the configuration leaves pages alone, whatever is chosen."""

    def count(self, choice: PageChoice) -> PageCount:
        """Count the pages of a choice, without reading them; also those that are left alone.

        Raises:
            ChoiceError: its value cannot be used.
            RunStopped: the wiki does not answer.
        """

    def open(self, choice: PageChoice) -> AbstractContextManager[OpenedPages]:
        """Open the pages of a choice for reading.

        Raises:
            RunStopped: its value cannot be used, or the wiki does not answer.
        """

    def writer(self) -> AbstractContextManager[SavingWiki[Any]]:
        """Log in, and yield what saves; edits are sent in this block only.

        Raises:
            RunStopped: the account cannot log in; the message says why.
        """

    def rendered(self, title: str, text: str) -> RenderedPage:
        """Return what the wiki would show to readers of the page ``title`` with this wikitext.

        Nothing is saved. It takes 20 seconds at most.

        Raises:
            RunStopped: the wiki does not answer, or not in time.
        """

    def diff_url(self, revid: int) -> str:
        """Return the address of the page that shows what a revision changed."""
