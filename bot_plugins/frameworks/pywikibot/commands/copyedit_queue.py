"""The command ``pwb copyedit_queue``: show, export or import the queue, or list it on the wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pywikibot

from bot_plugins.community.figures import MARKS, SUMMARY, wikitext
from bot_plugins.core import exit_codes
from bot_plugins.core.nearest import no_such_file
from bot_plugins.core.rule import Applicability
from bot_plugins.frameworks.commands import typo_lists
from bot_plugins.frameworks.commands.known import check_rule
from bot_plugins.frameworks.commands.parsing import OptionError, parse
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args,
    handle_args_offline,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.known import check_site
from bot_plugins.frameworks.pywikibot.commands.listpage import publish
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.own_page import OwnPage
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.errors import ImportRefusedError
from bot_plugins.store.exchange.exporting import export_lines, page_titles
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.listed_rules import list_figures
from bot_plugins.store.states import State
from bot_plugins.store.tasks import latest_runs
from bot_plugins.ui.display import tier

_SCREEN = "-"
"""The value of ``-figures`` without a page."""


@dataclass
class QueueOptions:
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    site: str = ""
    rule: str = ""
    export: str = ""
    titles: str = ""
    listpage: str = ""
    imports: str = field(default="", metadata={"option": "import"})
    trust: list[str] = field(default_factory=list)
    figures: str = field(default="", metadata={"alone": _SCREEN})

    @property
    def does_something(self) -> bool:
        """Whether anything is wanted but to see what is in the queue."""
        return bool(self.imports or self.export or self.titles or self.figures or self.listpage)

    @property
    def filters(self) -> Filters:
        """Which of the findings that wait for a decision are chosen."""
        return Filters(site=self.site or None, rule=self.rule or None)


def copyedit_queue(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_queue`` with command line ``arguments``; return an exit code."""
    options = _parsed(arguments)
    if options.trust and not options.imports:
        raise OptionError("-trust goes with -import: it says whose decisions in that file count")
    if options.export and options.rule:
        raise OptionError("-export writes whole proposals: leave out -rule")
    with open_queue(options.queue, make=bool(options.imports)) as store:
        _check(store, options)
        if options.imports:
            _import(store, Path(options.imports), options.trust)
        if options.export:
            _write(Path(options.export), export_lines(store, options.site or None), "proposal")
        if options.titles:
            titles = (f"{title}\n" for title in page_titles(store, options.filters))
            _write(Path(options.titles), titles, "title")
        if options.figures == _SCREEN:
            pywikibot.stdout(typo_lists.tables(store, options.site, options.rule))
        elif options.figures:
            _save_figures(store, options)
        if options.listpage:
            publish(store, options.listpage, options.rule or None)
        if not options.does_something:
            pywikibot.stdout("\n".join(_told(store, options.filters)))
    return exit_codes.DONE


def _parsed(arguments: Sequence[str]) -> QueueOptions:
    """Read the command line; only a list or figures on the wiki need the wiki.

    ``-site:`` is Pywikibot's option for the wiki to work on, and chooses proposals as well.
    """
    names = names_of(QueueOptions())
    sites = [argument for argument in arguments if argument.startswith("-site:")]
    if any(argument.startswith(("-listpage:", "-figures:")) for argument in arguments):
        left = handle_args(arguments, names)
    else:
        left = handle_args_offline(
            [argument for argument in arguments if argument not in sites], names
        )
    return parse([*left, *sites], QueueOptions())


def _check(store: Store, options: QueueOptions) -> None:
    """Refuse unknown names before anything is written, rather than write an empty list.

    Raises:
        OptionError, UnknownRuleError: ``-rule:`` or ``-site:`` does not exist.
    """
    if options.rule:
        check_rule(store, options.rule)
    if options.site and not options.imports:
        check_site(store, options.site)


def _save_figures(store: Store, options: QueueOptions) -> None:
    """Save the figures of lists' rules on a page of the wiki.

    Raises:
        OptionError: the page is not one for texts of the bot.
        RunStopped: the wiki does not answer, or somebody edited the page meanwhile.
    """
    page = OwnPage.read("figures", options.figures)
    say = translator(page.writer.site.lang)
    figures = list_figures(store, page.writer.name, options.rule)
    if not figures:
        pywikibot.stdout(f"{typo_lists.NO_FIGURES} {options.figures} was not saved.")
        return
    summary = say(SUMMARY, {"num": len(figures)})
    page.save(wikitext(figures, say), MARKS, summary, counted(len(figures), "rule"))


def _write(path: Path, lines: Iterable[str], what: str) -> None:
    """Write lines to a new file, one by one, as the queue may be long."""
    number = 0
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(lines, 1):  # noqa: B007 - counted for the message
                file.write(line)
    except FileExistsError:
        raise OptionError(f"{path} exists: name another file, or remove it") from None
    except OSError as error:
        raise OptionError(f"cannot write {path}: {error.strerror or error}") from error
    pywikibot.stdout(f"{path}: {counted(number, what)}")


def _import(store: Store, path: Path, trusted: Sequence[str]) -> None:
    # Imported here: pydantic is slow to import, and no other option of the queue needs it.
    from bot_plugins.store.exchange.importing import import_file

    try:
        with path.open("rb") as file:
            done = import_file(store, file, str(path), trusted)
    except ImportRefusedError as error:
        raise OptionError(f"-import: {error}") from error
    except FileNotFoundError as error:
        raise OptionError(f"-import: {no_such_file(path)}") from error
    except OSError as error:
        raise OptionError(f"cannot read {path}: {error.strerror or error}") from error
    new = f"{counted(done.findings, 'new finding')}, {counted(done.decisions, 'new decision')}"
    pywikibot.stdout(f"{path}: {counted(done.proposals, 'proposal')} read; {new}")
    if done.waiting:
        waiting = counted(done.waiting, "change")
        pywikibot.stdout(
            f"{waiting} accepted in another queue: review them here, or name who may decide"
            " with -trust:NAME"
        )


def _figures(store: Store, filters: Filters) -> Iterator[str]:
    """Yield the figures of each rule, the most trusted applicability first."""
    figures = rule_figures(store, filters.site)
    if filters.rule is not None:
        figures = [figure for figure in figures if figure.rule == filters.rule]
    for applicability in Applicability:
        found = [figure for figure in figures if figure.applicability == applicability.value]
        if found:
            what = f"Rules ({tier(applicability.value)})"
            yield f"{what}: proposed, accepted, rejected, no error, saved, undone"
        for figure in found:
            yes_and_no = (figure.proposed, figure.accepted, figure.rejected, figure.not_an_error)
            counts = " ".join(
                f"{number:6}" for number in (*yes_and_no, figure.saved, figure.undone)
            )
            yield f"  {counts}  {figure.rule} ({figure.site})"


def _told(store: Store, filters: Filters) -> Iterator[str]:
    """Yield lines on what is in the queue: by state, by rule, and from which runs."""
    states = {state: count(store, replace(filters, states=(state,))) for state in State}
    yield f"Queue {store.name}: {counted(sum(states.values()), 'change')}"
    for state, number in states.items():
        if number:
            yield f"  {number:6}  {state.value.replace('_', ' ')}"
    yield from _figures(store, filters)
    runs = latest_runs(store, 5)
    if runs:
        yield "Last runs:"
    for run in runs:
        what = f"{counted(run.findings, 'change')} added, {counted(run.saves, 'page')} saved"
        yield f"  {run.id:6}  {run.started:%Y-%m-%d %H:%M} UTC  {run.command}: {what}"
    if states[State.OPEN]:
        yield "Next: pwb copyedit_review"
    elif states[State.ACCEPTED]:
        yield "Next: pwb copyedit_save"
