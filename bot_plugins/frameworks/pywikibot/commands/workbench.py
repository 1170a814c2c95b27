"""The review page's workbench: the configured wiki, read and saved by its background jobs.

The review itself only reads wikis. Pywikibot's ``simulate`` blocks edits wherever requests are
sent, so it is on except while a job saves; then it is as the configuration says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import pywikibot
from pywikibot import bot, config
from pywikibot.site import APISite

from bot_plugins.community.typed import typed_rules
from bot_plugins.core import registry
from bot_plugins.core.rule import Rule
from bot_plugins.core.summary import Translator
from bot_plugins.frameworks.commands.parsing import OptionError, all_names, parse
from bot_plugins.frameworks.commands.rule_options import RuleOptions
from bot_plugins.frameworks.commands.save_options import SaveOptions
from bot_plugins.frameworks.commands.skip_options import SkipOptions
from bot_plugins.frameworks.commands.skipped_categories import categories_of, outside
from bot_plugins.frameworks.commands.typo_lists import use_lists
from bot_plugins.frameworks.mediawiki.api import only_page
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.namespaces import chosen_namespaces
from bot_plugins.frameworks.pywikibot.commands.page_lists import PageLists
from bot_plugins.frameworks.pywikibot.commands.script_settings import settings_of
from bot_plugins.frameworks.pywikibot.commands.sources import explained, matching
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, configured_user, run_stopped
from bot_plugins.frameworks.pywikibot.reading.batches import FEW, with_texts
from bot_plugins.frameworks.pywikibot.reading.reader import Reader
from bot_plugins.frameworks.pywikibot.reading.rendering import Renderer
from bot_plugins.frameworks.pywikibot.setup import trial
from bot_plugins.run.reading_ahead import ReadingAhead
from bot_plugins.ui.review.jobs.findings_files import FindingsFiles
from bot_plugins.ui.review.jobs.workbench import (
    ChoiceError,
    OpenedPages,
    PageChoice,
    PageCount,
    RenderedPage,
    SaveDefaults,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ReaderT = TypeVar("ReaderT", bound=Reader)
OptionsT = TypeVar("OptionsT", bound="DataclassInstance")
_SIMULATE = re.compile(r"\s*simulate\s*=")


@dataclass
class ReadOptions(SkipOptions, RuleOptions):
    """The options of ``pwb copyedit`` in scripts.ini that hold for the review page too."""

    ns: list[str] = field(default_factory=list)
    grep: list[str] = field(default_factory=list, metadata={"whole": True})
    grepnot: list[str] = field(default_factory=list, metadata={"whole": True})


_TYPO_LIST = "Project:AutoWikiBrowser/Typos"
_SKIPS = frozenset({*(option.name for option in fields(SkipOptions)), "grep", "grepnot"})
"""Options that leave pages alone."""


class _ArticleReader(Reader):
    """A reader whose reasons name no option of a command."""

    def _elsewhere(self, namespace: int) -> str:
        return f"not the kind of page that is read (namespace {namespace})"


class PywikibotWorkbench:
    """Reads and saves on the configured wiki (``ui.review.jobs.workbench``).

    Raises:
        OptionError: scripts.ini has an option that cannot be read.
        Error: Pywikibot's, if there is no such wiki.
    """

    def __init__(self, findings: FindingsFiles | None = None) -> None:
        self.site: APISite = pywikibot.Site()
        self.name = f"{self.site.family.name}:{self.site.code}"
        self.host = str(self.site.hostname())
        self.user = configured_user()
        self._findings = findings or FindingsFiles()
        self.turn = RLock()
        self.simulation = simulation()
        self._simulate, self._savers, self._lock = config.simulate, 0, Lock()
        config.simulate = True
        self._reading = _configured("copyedit", ReadOptions())
        self._options = [option.removeprefix("-") for option in settings_of("copyedit")]
        saving = _configured("copyedit_save", SaveOptions())
        every = max(saving.every, float(config.put_throttle))  # Pywikibot waits as long anyway
        self.defaults = SaveDefaults(
            saving.style, saving.flags, saving.stop_page, every, saving.grace, saving.runid
        )
        self._saved_namespaces = saving.ns

    @cached_property
    def language(self) -> str:
        """The wiki's language.

        Raises:
            RunStopped: the wiki does not answer.
        """
        try:
            with self.turn:
                return str(self.site.lang)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    @cached_property
    def translate(self) -> Translator:
        """The messages of edit summaries, in the wiki's language."""
        return translator(self.language)

    @cached_property
    def rules(self) -> Sequence[Rule]:
        """The rules that pages are read with: those of scripts.ini, or the language's."""
        chosen = self._reading
        language = chosen.language or self.language
        self._use_lists(chosen.typos)
        rules = registry.rules_for(language, chosen.rules or None, doubtful=chosen.doubtful)
        return [rule for rule in rules if rule.name not in chosen.skiprules]

    @cached_property
    def typo_list(self) -> str:
        """The title of the wiki's list as AutoWikiBrowser finds it; empty if there is none."""
        with self.turn:
            row = only_page(ApiClient(self.site).query(titles=_TYPO_LIST, redirects="1"))
        title = "" if "missing" in row else str(row.get("title", ""))
        return "" if {title, _TYPO_LIST} & {*self._reading.typos} else title

    @property
    def woken(self) -> Sequence[str]:
        """The rules of lists that scripts.ini wakes."""
        return self._reading.wake

    def rules_for(self, choice: PageChoice) -> Sequence[Rule]:
        """Return the rules of a choice; the wiki's typo list is read as it is now."""
        typed = typed_rules(choice.replacements)
        names = {rule.name for rule in typed}
        others = self._other_rules(choice, typed)
        return [*typed, *(rule for rule in others if rule.name not in names)]

    def _other_rules(self, choice: PageChoice, typed: Sequence[Rule]) -> Sequence[Rule]:
        """Use what was typed and the lists of a choice; return the rules that were not typed."""
        rules, chosen = self.rules, self._reading
        has_list = choice.typos and not choice.only_replacements and bool(self.typo_list)
        if has_list or typed:
            try:
                self._use_lists([*chosen.typos, *[self.typo_list] * has_list], typed)
            except OptionError as error:
                raise ChoiceError(str(error).removeprefix("-typos: ")) from error
        if choice.only_replacements:
            return ()
        if not has_list:
            return rules
        unwanted = {*chosen.skiprules, *(rule.name for rule in rules)}
        listed = (rule for rule in registry.all_rules() if rule.is_listed and rule.is_default)
        return [*rules, *(rule for rule in listed if rule.name not in unwanted)]

    def _use_lists(self, names: Sequence[str], typed: Sequence[Rule] = ()) -> None:
        use_lists(names, self._with_turn(Reader(self.site, namespaces=self._namespaces)), typed)

    @property
    def findings(self) -> Sequence[str]:
        """The names of the files of findings that can be chosen."""
        return self._findings.names()

    @property
    def skip_options(self) -> Sequence[str]:
        """The options of scripts.ini that leave pages alone, as they are there."""
        return [option for option in self._options if option.partition(":")[0] in _SKIPS]

    def count(self, choice: PageChoice) -> PageCount:
        """Count the pages of a choice."""
        try:
            with self.turn:
                return self._lists.count(self._with_configured(choice))
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    @contextmanager
    def open(self, choice: PageChoice) -> Iterator[OpenedPages]:
        """Open the pages of a choice; they are read ahead."""
        with self.turn:
            pages = iter(self._lists.pages(choice))
        reader = self._with_turn(_ArticleReader(self.site, namespaces=self._namespaces, saves=True))
        parts = self._left(reader, with_texts(reader.fetcher, pages, FEW), choice)
        conditions = self._reading.conditions.and_also(choice.conditions)
        with ReadingAhead(parts, reader.turn) as read:
            yield OpenedPages(reader, explained(self.site, read), conditions)

    def _left(
        self, reader: Reader, parts: Iterator[Sequence[Any]], choice: PageChoice
    ) -> Iterator[Sequence[Any]]:
        """Yield the pages that are not left alone for their category or by a pattern."""
        asker, configured = reader.fetcher.asker, self._reading
        skipped = categories_of(asker, self._with_configured(choice).skipped_categories)
        parts = outside(parts, asker, skipped, reader.title)
        return matching(parts, configured.grep, configured.grepnot)

    def _with_configured(self, choice: PageChoice) -> PageChoice:
        """Return a choice that also leaves alone the categories of scripts.ini."""
        names = dict.fromkeys((*self._reading.skipcat, *choice.skipped_categories))
        return replace(choice, skipped_categories=tuple(names))

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Log in, and yield what saves."""
        namespaces = chosen_namespaces(self._saved_namespaces, self.site)
        with self._saving():
            writer = self._with_turn(Writer(self.site, namespaces=namespaces))
            with self.turn:
                writer.log_in()
            yield writer

    def rendered(self, title: str, text: str) -> RenderedPage:
        """Return what readers of a page would see if it had this wikitext."""
        with self.turn:
            return self._renderer(title, text)

    def diff_url(self, revid: int) -> str:
        """Return the address of the page that shows what a revision changed."""
        return str(self.site.base_url(f"{self.site.path()}?diff={revid}"))

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.site)

    @cached_property
    def _namespaces(self) -> frozenset[int]:
        return chosen_namespaces(self._reading.ns, self.site)

    @cached_property
    def _lists(self) -> PageLists:
        return PageLists(ApiClient(self.site), self._namespaces, self._findings)

    def _with_turn(self, reader: ReaderT) -> ReaderT:
        """Let a reader wait for the requests of the other jobs."""
        reader.turn = self.turn
        return reader

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """Let edits be sent in the block, if the configuration does."""
        self._count_savers(1)
        try:
            yield
        finally:
            self._count_savers(-1)

    def _count_savers(self, more: int) -> None:
        with self._lock:
            self._savers += more
            config.simulate = self._simulate if self._savers else True


def simulation() -> str:
    """Return why edits are only simulated, and the way out; empty if they are sent."""
    if not config.simulate:
        return ""
    path = Path(config.base_dir, "user-config.py")
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    found = [number for number, line in enumerate(lines, 1) if _SIMULATE.match(line)]
    if not found:
        return "It was started with -simulate. To save, start it again without that."
    line = lines[found[-1] - 1].partition("#")[0].strip()
    way = "change that line to “simulate = False”"
    if trial.can_switch(path):
        way = "type “pwb copyedit_setup -notrial” in a terminal"
    return (
        f"Line {found[-1]} of {path} says “{line}”. To save, {way}, then start this program again."
    )


def ask_nobody() -> None:
    """From now on, raise EOFError where Pywikibot would ask something at the terminal."""
    bot.init_handlers()
    for name in ("input", "input_choice", "input_list_choice"):
        setattr(bot.ui, name, _nobody)


def _nobody(*_: object, **__: object) -> NoReturn:
    raise EOFError


def _configured(script: str, options: OptionsT) -> OptionsT:
    """Fill ``options`` from scripts.ini; leave out a script's options that they do not have."""
    known = {name for entry in fields(options) for name in all_names(entry)}
    given = settings_of(script)
    return parse([entry for entry in given if entry[1:].partition(":")[0] in known], options)
