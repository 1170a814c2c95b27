"""A run that proposes copyedits for pages: from its options to an exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, Protocol

from bot_plugins.core.evidence import trusted_share
from bot_plugins.core.registry import lacking, languages, trusted
from bot_plugins.core.summary import Translator
from bot_plugins.frameworks.commands import typo_lists
from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions
from bot_plugins.frameworks.commands.typo_lists import PageTexts
from bot_plugins.ports import PageT, WikiReader
from bot_plugins.run import Mode, Records, Run, RunSettings
from bot_plugins.run.closing import closing_lines
from bot_plugins.run.words import PWB, CommandNames
from bot_plugins.ui.report import ReportWriter

if TYPE_CHECKING:
    from bot_plugins.frameworks.commands.saving_directly import DirectWiki
    from bot_plugins.run.saving.direct import DirectSaver
    from bot_plugins.store.database import Store
    from bot_plugins.ui.review.finding_pages import TextOf
    from bot_plugins.ui.review.queueing import Queueing
    from bot_plugins.ui.review.terminal import Keyboard


class OpenQueue(Protocol):
    """Opens the queue at a place; an empty string stands for the usual one."""

    def __call__(self, where: str) -> AbstractContextManager[Store]:
        """Return the queue as a context manager.

        Raises:
            RunStopped: the database fails, at once or later.
        """


@dataclass(frozen=True)
class CopyeditRun(Generic[PageT]):
    """A run's parts, as a framework makes them.

    ``pages`` is a context manager, so that threads that read ahead end. ``wiki`` is empty if the
    pages are of an unknown wiki, and nothing is queued. ``writer`` is None for a dry run, which
    cannot save; ``texts`` fetches revisions for a person who is asked. ``user`` is the account
    that is configured. ``every`` are the seconds between two edits, if the framework does not pause
    by itself. ``lists_from`` reads pages of the wiki that are lists of typos.
    """

    options: CopyeditOptions
    reader: WikiReader[PageT]
    pages: AbstractContextManager[Iterable[PageT]]
    language: str
    wiki: str
    screen: Keyboard
    translate: Translator
    open_queue: OpenQueue
    user: str = ""
    simulated: bool = False
    writer: DirectWiki[PageT] | None = None
    texts: TextOf | None = None
    explained: Callable[[Iterable[PageT]], Iterable[PageT]] = lambda pages: pages
    names: CommandNames = field(default=PWB)
    every: float = 0
    lists_from: PageTexts | None = None

    def go(self) -> int:
        """Read the pages, propose, show or save, and close; return an exit code.

        Raises:
            RunStopped: the account cannot log in, or the queue fails.
            UnknownRuleError, OptionError: no rule can be used.
        """
        options = self.options
        notes = [*typo_lists.use_lists(options.typos, self.lists_from).notes]
        settings = self._settings()
        with ExitStack() as stack:
            settings, queue = self._with_queue(settings, stack, notes)
            self.screen.say(self._announcement(settings))
            saver = None
            if queue is not None and self.writer is not None:
                saver = stack.enter_context(self._saver(self.writer, settings, queue))
            records = Records(self._report(stack), queue)
            run = Run(settings, self.screen, self.reader, saver, records)
            pages = stack.enter_context(self.pages)
            code = run.over(self.explained(pages))
            if records.report:
                run.totals.review = queue.review_command(options.queue) if queue else ""
                records.report.finish(run.totals)
            more = [*(saver.closing() if saver else []), *self._notes(settings), *notes]
            more += queue.closing() if queue else []
            self.screen.show(closing_lines(run.totals, settings.mode, options.folder, more))
        return code

    def _saver(
        self, writer: DirectWiki[PageT], settings: RunSettings, queue: Queueing
    ) -> AbstractContextManager[DirectSaver[PageT]]:
        """Log in, and return what saves."""
        # Late, as all below: code that only reads the command line needs no database.
        from bot_plugins.frameworks.commands.saving_directly import DirectSaving

        writer.log_in()
        return DirectSaving(
            writer, queue, self.screen, self.texts, self.translate,
            self.options.flags, self.options.grace, self.names, self.every,
            self.options.stop_page,
        ).saver(settings)  # fmt: skip

    def _with_queue(
        self, settings: RunSettings, stack: ExitStack, notes: list[str]
    ) -> tuple[RunSettings, Queueing | None]:
        """Open the queue, unless none is wanted or the pages are of an unknown wiki.

        The settings are returned without the rules of lists that rest there; ``notes`` says which.
        """
        if self.options.noqueue or not self.wiki:
            return settings, None
        from bot_plugins.ui.review.queueing import Queueing

        store = stack.enter_context(self.open_queue(self.options.queue))
        rules, resting = typo_lists.without_resting(
            settings.rules, store, self.wiki, self.options.wake
        )
        notes += resting
        mode = settings.mode
        command = "copyedit" if mode is Mode.DRY else f"copyedit -{mode.value}"
        queue = Queueing(store, rules, self.user, command, self.names.review)
        return replace(settings, rules=rules), stack.enter_context(queue)

    def _report(self, stack: ExitStack) -> ReportWriter | None:
        if not self.options.folder:
            return None
        return stack.enter_context(ReportWriter(self.options.folder, self.reader.name))

    def _settings(self) -> RunSettings:
        return RunSettings(
            rules=self.options.chosen_rules(self.options.language or self.language),
            mode=self.options.mode,
            style=self.options.style,
            translate=self.translate,
            most_edits=self.options.maxedits,
            conditions=self.options.conditions,
        )

    def _notes(self, settings: RunSettings) -> Iterator[str]:
        """Yield notes to show below the totals: what kept these low."""
        if settings.mode is not Mode.DRY and self.simulated:
            yield "simulate is on: nothing was saved."
        yield from (f"{line}." for line in lacking(settings.rules))

    def _announcement(self, settings: RunSettings) -> str:
        """Return which wiki this is about, what will happen there and by which rules."""
        language = f"{len(settings.rules)} rules"
        if not any(rule.language in languages() for rule in settings.rules):
            language += ", none of them specific to this language"
        doing = {
            Mode.DRY: "dry run, nothing will be saved",
            Mode.ASK: "you are asked about every change, then it is saved",
            Mode.ALWAYS: "trusted changes are saved without asking",
        }[settings.mode]
        if settings.mode is Mode.DRY and not (self.options.noqueue or self.wiki):
            doing += ", nor queued: this export is not from a wiki in your configuration"
        if settings.mode is not Mode.DRY and self.simulated:
            doing += " (but simulate is on: nothing will be saved)"
        if settings.mode is Mode.ALWAYS and not trusted(settings.rules):
            doing += "; none of these rules is trusted, so nothing can be saved without a person"
        elif settings.mode is Mode.ALWAYS:
            doing += f"; {trusted_share.told([rule.name for rule in settings.rules])}"
        return f"Copyedit on {self.reader.name}: {doing}; {language}."
