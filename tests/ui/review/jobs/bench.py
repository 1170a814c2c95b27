"""A workbench on a wiki in memory, whose every step a test may hold up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from bot_plugins.community.typed import typed_rules
from bot_plugins.core import exit_codes, registry, summary
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule
from bot_plugins.ports import (
    History,
    PageGone,
    PastRevision,
    RunStopped,
    SaveFlags,
    Stored,
)
from bot_plugins.ui.review.jobs.findings_files import FindingsFiles
from bot_plugins.ui.review.jobs.workbench import (
    ChoiceError,
    OpenedPages,
    PageChoice,
    PageCount,
    PageKind,
    RenderedPage,
    SaveDefaults,
)
from tests.store.build import TIME

SECONDS = 20
"""No job of these tests takes longer, whatever is wrong with it."""


@dataclass
class MemoryWiki:
    """Pages by title; each edit makes a new revision. ``on_read`` and ``on_save`` may raise."""

    pages: dict[str, str]
    name: str = "test:en"
    user: str = "CopyBot"
    simulated: bool = False
    revisions: dict[int, tuple[str, str]] = field(default_factory=dict)
    on_read: Callable[[str], None] = lambda _: None
    on_save: Callable[[str], None] = lambda _: None
    on_render: Callable[[str], None] = lambda _: None
    saves: list[tuple[str, str]] = field(default_factory=list)
    stop_page: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        for title, text in self.pages.items():
            self.revisions[len(self.revisions) + 1] = (title, text)

    def title(self, page: str) -> str:
        """Return the title."""
        return page

    def page(self, title: str) -> str:
        """Return the page."""
        return title

    def latest(self, title: str) -> int:
        """Return a page's latest revision."""
        return max(number for number, (name, _) in self.revisions.items() if name == title)

    def read(self, page: str, *, fresh: bool = False) -> Revision:
        """Return a page's latest revision."""
        self.on_read(page)
        if page not in self.pages:
            raise PageGone("the page does not exist")
        number = self.latest(page)
        text = self.revisions[number][1]
        return Revision(text, page, self.name, number, TIME, f"https://wiki.example/{page}", number)

    def recheck(self, page: str) -> None:
        """Check nothing more."""

    def moved_to(self, revid: int) -> str:
        """Return no title: nothing is moved here."""
        return ""

    def history(self, revid: int) -> History | None:
        """Return the revisions of a page from one on."""
        title = self.revisions[revid][0]
        found = [
            PastRevision(number, 0, self.user, "", None, TIME)
            for number, (name, _) in sorted(self.revisions.items())
            if name == title and number >= revid
        ]
        return History(title, tuple(found))

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text."""
        return self.revisions[revid][1]

    def guard(self, title: str, agreed: str) -> None:
        """Check the page now, and before every save."""
        self.stop_page = title, agreed
        if self.pages.get(title) != agreed:
            raise RunStopped(f'the stop page "{title}" says otherwise', exit_codes.STOPPED)

    def save(self, page: str, proposal: Proposal, summary: str, flags: SaveFlags) -> Stored:
        """Store a new revision."""
        if self.stop_page:
            self.guard(*self.stop_page)
        self.on_save(page)
        base = self.latest(page)
        self.revisions[len(self.revisions) + 1] = (page, proposal.text)
        self.saves.append((page, summary))
        return Stored(len(self.revisions), base)

    def undo(
        self, page: str, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> Stored:
        """Undo nothing: real wikis do (tests/frameworks)."""
        raise NotImplementedError


@dataclass
class MemoryBench:
    """A workbench; ``refusal`` is why nobody can log in, ``missing`` a category that is not."""

    wiki: MemoryWiki
    simulation: str = ""
    defaults: SaveDefaults = field(default_factory=lambda: SaveDefaults(every=0, grace=0.1))
    refusal: RunStopped | None = None
    missing: str = "Nowhere"
    files: FindingsFiles = field(default_factory=FindingsFiles)
    styles: tuple[str, ...] = ("https://wiki.example/load.php?only=styles",)
    origins: tuple[str, ...] = ("https://pictures.example",)
    skip_options: tuple[str, ...] = ()
    language = "en"
    translate = staticmethod(summary.english)
    typo_list: str = ""
    rules: Sequence[Rule] = field(default_factory=lambda: registry.rules_for("en"))
    woken: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The wiki's name."""
        return self.wiki.name

    @property
    def host(self) -> str:
        """The wiki's host."""
        return "wiki.example"

    @property
    def user(self) -> str:
        """The account."""
        return self.wiki.user

    @property
    def findings(self) -> Sequence[str]:
        """The names of the files."""
        return self.files.names()

    def count(self, choice: PageChoice) -> PageCount:
        """Count the pages of a category, whose title does not matter."""
        if choice.value == self.missing:
            raise ChoiceError(f"there is no category {choice.value} here")
        return PageCount(len(self._titles(choice)))

    def rules_for(self, choice: PageChoice) -> Sequence[Rule]:
        """Return all rules, and those that were typed."""
        typed = typed_rules(choice.replacements)
        return typed if choice.only_replacements else [*typed, *self.rules]

    @contextmanager
    def open(self, choice: PageChoice) -> Iterator[OpenedPages]:
        """Open all pages."""
        yield OpenedPages(self.wiki, self._titles(choice), choice.conditions)

    def _titles(self, choice: PageChoice) -> list[str]:
        if choice.kind is PageKind.FINDINGS:
            return [*self.files.titles(choice.value, self.name)]
        is_list = choice.kind is PageKind.TITLES
        return choice.value.splitlines() if is_list else list(self.wiki.pages)

    @contextmanager
    def writer(self) -> Iterator[MemoryWiki]:
        """Let somebody save."""
        if self.refusal:
            raise self.refusal
        yield self.wiki

    def rendered(self, title: str, text: str) -> RenderedPage:
        """Show the wikitext as the HTML that it may be; ``on_render`` may raise."""
        self.wiki.on_render(title)
        return RenderedPage(text, f"https://wiki.example/{title}", self.styles, self.origins)

    def diff_url(self, revid: int) -> str:
        """Return an address."""
        return f"https://wiki.example/?diff={revid}"


class Gate:
    """Holds up whoever passes until it is opened; ``reached`` says that somebody is there."""

    def __init__(self) -> None:
        self.reached, self._open = Event(), Event()

    def __call__(self, _: str) -> None:
        """Wait until the gate is open."""
        self.reached.set()
        assert self._open.wait(SECONDS)

    def open(self) -> None:
        """Let everybody pass."""
        self._open.set()
