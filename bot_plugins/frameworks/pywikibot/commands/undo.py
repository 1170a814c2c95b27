"""The command ``pwb copyedit_undo``: from the command line to an exit code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pywikibot

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.commands.edit_options import FlagOptions
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.known import (
    check_chosen_site,
    check_rule,
    check_run,
    check_title,
)
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.namespaces import chosen_namespaces
from bot_plugins.frameworks.pywikibot.commands.parsing import (
    OptionError,
    page_title,
    parse,
)
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.ports import Screen
from bot_plugins.run.saving.pacing import EVERY_SECONDS
from bot_plugins.run.saving.undo import UndoRun, UndoSettings, UndoTotals
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.saves import Save
from bot_plugins.store.undoing import UndoSelection, undoable
from bot_plugins.ui.display.terminal import Line, TextStyle, totals_lines

_AGO = re.compile(r"(\d{1,4})([hdw])", re.ASCII)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_ANSWERS = (("Yes", "y"), ("No", "n"))


@dataclass
class UndoOptions(FlagOptions):
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    run: int | None = None
    rule: str = ""
    page: str = ""
    since: str = ""
    ns: list[str] = field(default_factory=list)
    every: float = EVERY_SECONDS
    yes: bool = False


def undo(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_undo`` with command line ``arguments``; return an exit code."""
    options = parse(handle_args(arguments, names_of(UndoOptions())), UndoOptions())
    if not (options.run or options.rule or options.page or options.since):
        raise OptionError("say what to undo: -run:, -rule:, -page: or -since:")
    with open_queue(options.queue, make=False) as store:
        site = pywikibot.Site()
        wiki = Writer(site, namespaces=chosen_namespaces(options.ns, site))
        check_chosen_site(store, arguments, wiki.name)
        _check(store, options, wiki.name)
        return _undo(options, store, wiki)


def _check(store: Store, options: UndoOptions, site: str) -> None:
    """Refuse a name that does not exist, rather than undo nothing.

    Raises:
        OptionError, UnknownRuleError: a name, or a run, that is not in the queue.
    """
    if options.rule:
        check_rule(store, options.rule)
    if options.run:
        check_run(store, options.run)
    if title := page_title(options.page):
        check_title(store, title, site)


def _undo(options: UndoOptions, store: Store, wiki: Writer) -> int:
    screen = PywikibotScreen()
    which = chosen(options, wiki.name)
    if not undoable(store, which):
        screen.say(f"Nothing to undo on {wiki.name}: there is no save left to undo.")
        return exit_codes.DONE
    wiki.log_in()
    settings = UndoSettings(translator(wiki.site.lang), options.flags, options.every)
    run = UndoRun(settings, store, wiki, screen)
    if not wiki.simulated:
        run.reconcile()
    saves = undoable(store, which)
    screen.show(_list(saves, wiki))
    if not (options.yes or _agrees(screen)):
        screen.say("Nothing was undone.")
        return exit_codes.PARTIAL
    code = run.over(saves)
    screen.show(totals_lines(_texts(run.totals, simulated=wiki.simulated)))
    return code


def chosen(options: UndoOptions, site: str) -> UndoSelection:
    """Return which saves the command line names.

    Raises:
        OptionError: ``-since:`` is not a time.
    """
    return UndoSelection(
        run=options.run,
        rule=options.rule or None,
        site=site,
        title=page_title(options.page),
        since=_since(options.since) if options.since else None,
    )


def _since(value: str) -> datetime:
    """Read "3h", "2d", "1w" (ago), or an ISO 8601 date and time, by default in UTC."""
    if match := _AGO.fullmatch(value):
        return datetime.now(UTC) - timedelta(**{_UNITS[match[2]]: int(match[1])})
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise OptionError(
            f"-since: needs 3h, 2d, 1w, 2024-05-01 or 2024-05-01T12:30, not {value!r}"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _agrees(screen: Screen) -> bool:
    try:
        return screen.ask("Undo all of these?", _ANSWERS) == "y"
    except EOFError:
        screen.say("Nobody answered; -yes undoes without asking.")
        return False


def _list(saves: Sequence[Save], wiki: Writer) -> Iterator[Line]:
    simulated = " (simulate is on: nothing will be undone)" if wiki.simulated else ""
    yield [(f"{counted(len(saves), 'save')} to undo on {wiki.name}{simulated}", TextStyle.HEADING)]
    for save in saves:
        when = f"{save.finished:%Y-%m-%d %H:%M} UTC" if save.finished else "?"
        about = f"revision {save.revid}, {when}, {counted(len(save.findings), 'change')}"
        yield [(f"  {save.title} ({about}): {save.summary}", TextStyle.PLAIN)]


def _texts(totals: UndoTotals, *, simulated: bool) -> Iterator[str]:
    yield f"{counted(totals.undone, 'save')} undone."
    if simulated:
        yield f"{counted(totals.simulated, 'save')} would have been undone: simulate is on."
    for reason, number in totals.before.most_common():
        yield f"{counted(number, 'save')} no longer to be undone: {reason}."
    if totals.kept:
        yield f"{counted(len(totals.kept), 'save')} could not be undone:"
    for title, reason in totals.kept:
        yield f"  {title}: {reason}"
    if totals.stopped_because:
        yield f"Stopped early: {totals.stopped_because}."
