"""Proposals in a bot of one's own: found, shown and saved by a loop of three lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

import mwclient
from mwclient.listing import Category
from mwclient.page import Page

from bot_plugins.core import exit_codes, registry
from bot_plugins.core.change import Change
from bot_plugins.core.engine import compose_proposal, propose_revision
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Rule
from bot_plugins.core.summary import SummaryStyle, write
from bot_plugins.frameworks.commands.queue import opened
from bot_plugins.frameworks.commands.saving_directly import DirectSaving
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.frameworks.mwclient.login import OwnLogin
from bot_plugins.frameworks.mwclient.messages import translator
from bot_plugins.frameworks.mwclient.places import queue_place
from bot_plugins.frameworks.mwclient.reader import FEW, WikiPage, with_texts
from bot_plugins.frameworks.mwclient.site import bounded
from bot_plugins.frameworks.mwclient.writer import PageWriter
from bot_plugins.ports import EditConflict, PageGone, PageSkipped, RunStopped, SaveFlags
from bot_plugins.run import Mode, RunSettings
from bot_plugins.run.saving.direct import Decider, DirectSaver, TrustingDecider
from bot_plugins.run.saving.pacing import EVERY_SECONDS, GRACE_SECONDS
from bot_plugins.run.saving.stop_page import StopPage
from bot_plugins.run.words import CommandNames
from bot_plugins.store.accepting import acceptable_of, chosen_of
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide, undo_last
from bot_plugins.store.errors import RefusedError, StoreError
from bot_plugins.store.findings import Item, get
from bot_plugins.store.standings import switched_off
from bot_plugins.store.states import State
from bot_plugins.ui.display.terminal import finding_lines, plain
from bot_plugins.ui.review.queueing import Queueing

COMMAND = "copyedit"
"""What the queue calls the run of somebody's own bot."""
_COLUMNS = 80
_NAMES = CommandNames(
    "pwb copyedit_review",
    "python -m bot_plugins save --site URL",
    "python -m bot_plugins undo --site URL --run ",
)

Accept = Callable[[Change], bool]
"""Says whether a change may be saved, as the bot's operator decides."""


@dataclass(frozen=True)
class BotSettings:
    """What a loop over proposals may save, by which rules, and how.

    ``accept`` decides about each change; without it, only trusted changes are saved. ``rules`` are
    the names of rules, by default those for the wiki's language. ``queue`` is a path or a database
    URL. With ``simulate``, no edit is sent. Without its agreed text, ``stop_page`` ends the loop.
    ``every`` is the pause between two edits, ``grace`` how long an edit may still appear in the
    history after its answer was lost, both in seconds.
    """

    accept: Accept | None = None
    rules: Collection[str] = ()
    doubtful: bool = False
    queue: str = ""
    simulate: bool = False
    summary: str = ""
    task: str = ""
    flags: SaveFlags = field(default_factory=SaveFlags)
    stop_page: StopPage | None = None
    every: float = EVERY_SECONDS
    grace: float = GRACE_SECONDS


class OperatorDecider:
    """Accepts what the bot's operator accepts, in the account's name; simulated, nothing.

    Findings of the rules named in ``off`` are left to people.
    """

    quitting = False

    def __init__(
        self, store: Store, user: str, accept: Accept, off: Collection[str], *, simulated: bool
    ) -> None:
        self.store, self.user, self.accept, self.off = store, user, accept, off
        self.simulated = simulated

    def decide(self, proposal: Proposal) -> Sequence[Item]:
        """Accept the waiting changes of a page that the operator accepts, and return them."""
        on = (change for change in proposal.findings if change.rule not in self.off)
        wanted = chosen_of(proposal, filter(self.accept, on))
        items = acceptable_of(self.store, wanted) if wanted.places else []
        if self.simulated:
            return items
        return [decide(self.store, self.user, item.id, ACCEPT) for item in items]

    def withdraw(self, chosen: Collection[int]) -> None:
        """Send changes that were not saved back to review: the next loop decides again."""
        for number in chosen:
            item = get(self.store, number)
            if item and item.state is State.ACCEPTED and not self.simulated:
                undo_last(self.store, self.user, number)


@dataclass
class PageProposal:
    """What may be saved on one page. ``reason`` says why ``save`` saved nothing."""

    title: str
    revid: int
    findings: Sequence[Change]
    text: str
    summary: str
    _page: WikiPage = field(repr=False)
    _proposed: Proposal = field(repr=False)
    _shown: Proposal = field(repr=False)
    _saver: DirectSaver[WikiPage] | None = field(repr=False)
    reason: str = ""

    @property
    def dry(self) -> str:
        """What ``save`` would save, for people: each change in its place, and the summary."""
        total = len(self.findings)
        shown = [
            line
            for number, finding in enumerate(self.findings, 1)
            for line in finding_lines(self._shown, finding, number, total, _COLUMNS)
        ]
        return f"{self.title}\n{plain(shown)}\nSummary: {self.summary}"

    def save(self) -> bool:
        """Save the changes, with the guards of every save; return whether they were saved.

        The save is recorded in the queue before it is sent. Nothing is saved, and ``reason`` says
        why, if the page was edited meanwhile or cannot be saved, or if edits are simulated.

        Raises:
            RunStopped: the bot must stop: it is blocked or has a message, the wiki does not
                answer, or the queue fails.
            RuntimeError: the loop over the proposals is over.
        """
        if self._saver is None:
            raise RuntimeError("save a proposal inside the loop over copyedits()")
        try:
            saved = self._saver.save(self._page, self._proposed)
        except EditConflict:
            self.reason = "edited meanwhile"
            return False
        except (PageSkipped, RefusedError) as refused:
            self.reason = str(refused)
            return False
        except StoreError as error:
            raise RunStopped(str(error), exit_codes.QUEUE) from error
        self.reason = saved.reason or ("" if saved.is_saved else "edits are simulated")
        return saved.is_saved


def proposals(
    pages: Page | Iterable[Page | str], site: mwclient.Site | None, settings: BotSettings
) -> Iterator[PageProposal]:
    """Yield what may be saved of each page, one page after the other; see ``copyedits``.

    Raises:
        RunStopped: nobody is logged in, the wiki does not answer, or the queue fails.
        UnknownRuleError: there is no rule of a name.
    """
    listed, of = _pages(pages, site)
    if of is None:
        if next(listed, None) is None:
            return
        raise TypeError("titles need a site: copyedits(titles, site=site)")
    api = MwclientApi(bounded(of), OwnLogin(of))
    writer = PageWriter(api, simulated=settings.simulate)
    writer.log_in()
    with ExitStack() as stack:
        store = stack.enter_context(opened(queue_place(settings.queue)))
        rules = registry.rules_for(api.language, settings.rules or None, doubtful=settings.doubtful)
        queue = stack.enter_context(Queueing(store, rules, api.user, COMMAND))
        loop = _ProposalLoop(settings, rules, writer, queue)
        loop.saver.start()
        for part in with_texts(writer.fetcher, listed, FEW):
            for page in part:
                yield from loop.about(page)
        loop.saver.finish()


class _ProposalLoop:
    """One loop over proposals: the saver, the decider and the queue."""

    def __init__(
        self, settings: BotSettings, rules: Sequence[Rule], writer: PageWriter, queue: Queueing
    ) -> None:
        self.settings, self.rules, self.writer, self.queue = settings, rules, writer, queue
        words = translator(writer.asker.language)
        style = SummaryStyle(override=settings.summary, link=settings.task)
        self.about_run = RunSettings(rules, Mode.ALWAYS, style, words)
        off = switched_off(queue.store, writer.name)
        self.preview = self._decider(off, simulated=True)
        self.saver = DirectSaving(
            writer, queue, _Quiet(), None, words, settings.flags, settings.grace, _NAMES,
            settings.every, settings.stop_page,
        ).decided_by(self._decider(off, simulated=settings.simulate), self.about_run)  # fmt: skip

    def _decider(self, off: Collection[str], *, simulated: bool) -> Decider:
        """Return what decides: the operator, or else the rules that are trusted."""
        store, accept = self.queue.store, self.settings.accept
        if accept is None:
            return TrustingDecider(store, off, simulated=simulated)
        return OperatorDecider(store, self.writer.user, accept, off, simulated=simulated)

    def about(self, page: WikiPage) -> Iterator[PageProposal]:
        """Yield what may be saved of a page; nothing if it is left alone."""
        self.queue.pages += 1
        try:
            revision = self.writer.read(page)
            proposed = propose_revision(revision, self.rules)
            if proposed:
                self.writer.recheck(page)
            self.queue.add(proposed)
        except PageGone as gone:
            self.queue.gone(self.writer.name, page.title, str(gone), self.writer.moved_to)
            return
        except PageSkipped:
            return
        if chosen := self.preview.decide(proposed):
            made = self._composed(proposed, chosen)
            found = PageProposal(
                page.title, revision.revid, made.findings, made.text, made.summary,
                page, proposed, made, self.saver,
            )  # fmt: skip
            yield found
            found._saver = None  # the next page is at work

    def _composed(self, proposed: Proposal, chosen: Sequence[Item]) -> Proposal:
        places = {_place(item.change) for item in chosen}
        findings = [finding for finding in proposed.findings if _place(finding) in places]
        made = compose_proposal(proposed.revision, findings)
        settings = self.about_run
        return replace(made, summary=write(made.findings, settings.style, settings.translate))


def _place(change: Change) -> tuple[str, int, int, str]:
    return change.rule, change.start, change.end, change.after


class _Quiet:
    """A screen that shows nothing: the bot has its own words."""

    columns = _COLUMNS

    def show(self, lines: object) -> None:
        """Show nothing."""

    def say(self, text: str) -> None:
        """Show nothing."""

    def ask(self, question: str, answers: object) -> str:
        """Raise ``EOFError``: nobody is asked."""
        raise EOFError

    def enter(self, question: str) -> str:
        """Raise ``EOFError``: nobody is asked."""
        raise EOFError

    def browse(self, url: str) -> None:
        """Open nothing."""


def _pages(
    pages: Page | Iterable[Page | str], site: mwclient.Site | None
) -> tuple[Iterator[str], mwclient.Site | None]:
    """Return the titles of pages, and their site; a category stands for the pages in it."""
    if isinstance(pages, Page) and not isinstance(pages, Category):
        return iter([pages.name]), pages.site
    if isinstance(pages, str):
        raise TypeError("give a page, as in site.pages['Mill'], not a title")
    listed: Any = iter(pages)
    first = next(listed, None)
    return _titles(first, listed), site or getattr(first, "site", None)


def _titles(first: Page | str | None, rest: Iterable[Page | str]) -> Iterator[str]:
    for page in () if first is None else (first, *rest):
        yield page if isinstance(page, str) else page.name
