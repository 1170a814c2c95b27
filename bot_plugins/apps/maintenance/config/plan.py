"""The plan of a task in plain sentences, shown by ``-check`` before anything is done."""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import (
    Category,
    PageList,
    Random,
    RecentChangesSource,
    Search,
    Source,
    WorklistSource,
)
from bot_plugins.run.words import counted

_WATCHED = {
    "no": "",
    "yes": ", put on the watchlist",
    "preferences": ", watched as the account's preferences say",
}


def plan_lines(task: Task) -> list[str]:
    """Return the plan of a task: what it reads, searches for and saves, and what controls it."""
    return [
        f'Task "{task.name}" on {task.wiki}:',
        *_reading(task),
        *_rules(task),
        *_saving(task),
        *_watching(task),
        *_steering(task),
    ]


def _reading(task: Task) -> Iterator[str]:
    limits = task.limits
    yield "Reads, in this order:"
    yield from (f"  {at}. {_source(source)}" for at, source in enumerate(task.source, 1))
    spaces = ", ".join(map(str, task.namespaces))
    yield (
        f"Of these only pages in {'namespace' if len(task.namespaces) == 1 else 'namespaces'}"
        f" {spaces} whose last edit is {counted(task.settle_seconds, 'second')} old or older, and"
        " that have changed since they were read, or the rules have."
    )
    yield (
        f"A pass reads at most {counted(limits.pages, 'page')} and {limits.megabytes:g} MB of"
        f" wikitext, takes at most {limits.minutes:g} minutes,"
        f" {counted(limits.requests, 'request')} and {limits.memory} MB of memory, and looks for"
        f" no more while {counted(limits.open_proposals, 'finding')} of the wiki"
        f" {'waits' if limits.open_proposals == 1 else 'wait'} for a decision."
    )
    for span in task.quiet_hours:
        yield f"Rests from {span.replace('-', ' to ')} UTC."


def _source(source: Source) -> str:
    match source:
        case RecentChangesSource():
            return "pages edited since the last pass, the oldest change first"
        case Category():
            return f'the members of "{source.title}", without subcategories'
        case Search():
            return f"what the wiki's search finds for {source.query}"
        case PageList():
            return f'the pages that "{source.title}" links to'
        case Random():
            return f"{counted(source.pages, 'page')} at random"
        case WorklistSource():
            return f"the titles in {source.file}"


def _rules(task: Task) -> Iterator[str]:
    rules = "all rules of the wiki's language that are on by default"
    if task.rules:
        rules = ", ".join(task.rules)
    without = f", without {', '.join(task.skip_rules)}" if task.skip_rules else ""
    yield f"Looks by these rules: {rules}{without}."
    if task.doubtful:
        yield "Proposes also what is doubtful, for people to decide."
    if task.new_errors_only:
        yield "Proposes only what recent edits brought in."
    if task.exceptions_page:
        yield f'Leaves alone what "{task.exceptions_page}" lists.'


def _saving(task: Task) -> Iterator[str]:
    if task.save == "nothing":
        yield "Saves nothing: all it finds waits in the queue for review."
        return
    yield "Saves what people accepted in the queue."
    if task.save == "trusted":
        yield "Saves changes that are trusted, without anybody having looked at them."
    else:
        yield "What it finds, also what is trusted, waits in the queue for review."
    limits = task.limits
    yield (
        f"A pass saves at most {counted(limits.edits, 'edit')}, one every {limits.every:g}"
        f" seconds{_marks(task)}."
    )
    if task.task_page:
        yield f'Every edit summary links to "{task.task_page}".'


def _marks(task: Task) -> str:
    marks = [name for name, on in (("minor", task.minor), ("a bot's", task.bot)) if on]
    tags = f", tagged {', '.join(task.tags)}" if task.tags else ""
    return (f", marked as {' and '.join(marks)}" if marks else "") + tags + _WATCHED[task.watchlist]


def _watching(task: Task) -> Iterator[str]:
    watch = task.watch
    yield (
        f"Looks after its saves for {counted(watch.days, 'day')}; switches a rule off when surely"
        f" more than {100 * watch.reverts:.3g} % of its saved edits were reverted, or more than"
        f" {100 * watch.rejections:.3g} % of its findings rejected, and these were at"
        f" least {watch.least}."
    )
    if task.earn_trust:
        yield "A rule that needs review becomes trusted here when its figures here are good enough."
    else:
        yield "No rule becomes trusted by its figures."


def _steering(task: Task) -> Iterator[str]:
    if task.stop_page:
        yield f'Stops when "{task.stop_page}" is missing or says anything but "{task.stop_text}".'
    else:
        yield "Has no stop page."
    yield "Stops when somebody writes on the bot's talk page."
    if task.settings_page:
        groups = ", ".join(task.settings_protection)
        yield f'Is narrowed by "{task.settings_page}", if nobody but {groups} may edit it.'
    if task.report_page:
        yield f'Reports on "{task.report_page}".'
