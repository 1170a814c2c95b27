"""Undoing saves: which ones the options name, the question, and the totals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic

from bot_plugins.core import exit_codes
from bot_plugins.core.summary import Translator
from bot_plugins.frameworks.commands.known import check_rule, check_run, check_title
from bot_plugins.frameworks.commands.parsing import OptionError, page_title
from bot_plugins.frameworks.commands.saving_directly import DirectWiki
from bot_plugins.frameworks.commands.undo_options import UndoOptions
from bot_plugins.ports import PageT, Screen
from bot_plugins.run.saving.undo import UndoRun, UndoSettings, UndoTotals
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.saves import Save
from bot_plugins.store.undoing import UndoSelection, undoable
from bot_plugins.ui.display.terminal import Line, TextStyle, totals_lines

_AGO = re.compile(r"(\d{1,4})([hdw])", re.ASCII)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_ANSWERS = (("Yes", "y"), ("No", "n"))


@dataclass(frozen=True)
class Undoing(Generic[PageT]):
    """Undoes what the options name; ``translate`` returns a translator for the wiki."""

    options: UndoOptions
    store: Store
    wiki: DirectWiki[PageT]
    screen: Screen
    translate: Callable[[], Translator]

    def go(self) -> int:
        """List the saves, ask, and undo them; return an exit code.

        Raises:
            OptionError, UnknownRuleError: a name, or a run, that is not in the queue.
            RunStopped: the account cannot log in, or the wiki does not answer.
        """
        options, store, wiki = self.options, self.store, self.wiki
        _check(store, options, wiki.name)
        which = chosen(options, wiki.name)
        if not undoable(store, which):
            self.screen.say(f"Nothing to undo on {wiki.name}: there is no save left to undo.")
            return exit_codes.DONE
        wiki.log_in()
        settings = UndoSettings(self.translate(), options.flags, options.every)
        run = UndoRun(settings, store, wiki, self.screen)
        if not wiki.simulated:
            run.reconcile()
        saves = undoable(store, which)
        self.screen.show(_list(saves, wiki))
        if not (options.yes or _agrees(self.screen)):
            self.screen.say("Nothing was undone.")
            return exit_codes.PARTIAL
        code = run.over(saves)
        self.screen.show(totals_lines(_texts(run.totals, simulated=wiki.simulated)))
        return code


def _check(store: Store, options: UndoOptions, site: str) -> None:
    """Refuse a name that does not exist, rather than undo nothing."""
    if options.rule:
        check_rule(store, options.rule)
    if options.run:
        check_run(store, options.run)
    if title := page_title(options.page):
        check_title(store, title, site)


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


def _list(saves: Sequence[Save], wiki: DirectWiki[PageT]) -> Iterator[Line]:
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
