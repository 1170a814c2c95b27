"""The command ``pwb copyedit_scan``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from pywikibot import config

from bot_plugins.apps.scan import index
from bot_plugins.apps.scan.checkpoint import Checkpoint, PlaceError, read_place
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.outputs import Output
from bot_plugins.apps.scan.reading import Dump, open_dump
from bot_plugins.apps.scan.scanning import title_filter
from bot_plugins.apps.scan.tally import ScanTally
from bot_plugins.apps.scan.unpacking import NoDumpError
from bot_plugins.apps.scan.workers import ScanWorkers
from bot_plugins.core import exit_codes
from bot_plugins.core.registry import lacking
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands import typo_lists
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args_offline,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.scan_options import (
    NAMESPACES,
    ScanCommandOptions,
    fingerprint,
    parsed,
)
from bot_plugins.frameworks.pywikibot.commands.scan_run import Scan, code_of
from bot_plugins.frameworks.pywikibot.commands.scan_screen import ScanScreen
from bot_plugins.frameworks.pywikibot.commands.terminating import (
    code_of_end,
    terminable,
)
from bot_plugins.frameworks.pywikibot.errors import configured_user, wiki_at
from bot_plugins.ports import RunStopped
from bot_plugins.run.words import counted
from bot_plugins.store.pages import known_pages
from bot_plugins.ui.display.terminal import totals_lines
from bot_plugins.ui.review.queueing import Queueing


@dataclass(frozen=True)
class _CommandPlan:
    """What to scan, what for, and where the checkpoint is kept; ``notes`` are on lists' rules."""

    options: ScanCommandOptions
    dump: Dump
    rules: Sequence[Rule]
    scan: ScanOptions
    site: str
    place: Checkpoint
    path: Path | None
    notes: tuple[str, ...] = ()

    @property
    def is_queueing(self) -> bool:
        """Whether findings go into the queue."""
        return bool(self.site) and not self.options.noqueue


def copyedit_scan(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_scan`` with command line ``arguments``; return an exit code."""
    options = parsed(
        handle_args_offline(arguments, names_of(ScanCommandOptions(), NAMESPACES, bare=""))
    )
    try:
        plan = _planned(options)
        ranges = _ranges(plan)
    except (NoDumpError, PlaceError) as error:
        raise RunStopped(str(error), exit_codes.USAGE) from error
    screen = ScanScreen(plan.dump.size)
    with ExitStack() as stack:
        plan, queue = _with_queue(plan, stack)
        screen.say(_announcement(plan))
        return _run(plan, ranges, queue, screen, stack)


def _planned(options: ScanCommandOptions) -> _CommandPlan:
    dump = open_dump(options.dump)
    lists = typo_lists.use_lists(options.typos, None)
    rules = options.chosen_rules(options.language or dump.head.language or config.mylang)
    site = wiki_at(dump.head.base) if dump.head.base else ""
    name = site or Path(dump.name).name
    scan = options.for_scan(rules, dump.head.namespaces, name, lists.texts)
    if not (site or options.noqueue or options.outputs):
        raise OptionError(
            f"{dump.name} is not from a wiki in your configuration, so nothing can be queued: check"
            " family in user-config.py, or write to a file with -jsonl or -pages"
        )
    path = _place_of(options, dump)
    place = Checkpoint(dump.identity, fingerprint(options, scan, rules))
    if options.resume and path is not None:
        place = read_place(path, place.dump, place.options)
    elif path is not None and path.exists():
        raise PlaceError(
            f"an earlier scan was not finished: add -resume to continue it, or remove {path}"
        )
    return _CommandPlan(options, dump, rules, scan, site, place, path, lists.notes)


def _place_of(options: ScanCommandOptions, dump: Dump) -> Path | None:
    """Return the checkpoint's file: beside the first output, or in Pywikibot's folder."""
    for output in options.outputs.values():
        return output.with_name(f"{output.name}.resume")
    if options.noqueue:
        return None
    return Path(config.base_dir) / f"copyedit_scan.{Path(dump.name).name}.resume"


def _ranges(plan: _CommandPlan) -> list[tuple[int, int]] | None:
    """Return the parts of the dump to read according to an index; None without an index."""
    options, dump = plan.options, plan.dump
    is_choosing = options.titles or options.titleregex
    found = index.beside(dump.path) if dump.path and is_choosing and dump.is_bzip2 else None
    file = Path(options.index) if options.index else found
    if file is None:
        return None
    if dump.path is None or not dump.is_bzip2:
        raise OptionError("-index is for multistream dumps (.bz2) that are read from a file")
    return index.ranges(file, dump.path, title_filter(plan.scan))


def _with_queue(plan: _CommandPlan, stack: ExitStack) -> tuple[_CommandPlan, Queueing | None]:
    """Open the queue, if findings go there; rules of lists that rest on its wiki are left out."""
    if not plan.is_queueing:
        return plan, None
    store = stack.enter_context(open_queue(plan.options.queue))
    rules, resting = typo_lists.without_resting(plan.rules, store, plan.site, plan.options.wake)
    if not rules:
        raise OptionError("no rule is left: " + "; ".join(resting))
    scan = replace(
        plan.scan,
        rules=tuple(rule.name for rule in rules),
        known=known_pages(store, plan.site),
        keep_text=True,
    )
    queue = stack.enter_context(Queueing(store, rules, configured_user()))
    return replace(plan, rules=rules, scan=scan, notes=(*plan.notes, *resting)), queue


def _run(
    plan: _CommandPlan,
    ranges: list[tuple[int, int]] | None,
    queue: Queueing | None,
    screen: ScanScreen,
    stack: ExitStack,
) -> int:
    outputs = {kind: stack.enter_context(output) for kind, output in _outputs(plan)}
    tally = ScanTally.from_json(plan.place.tally) if plan.place.tally else ScanTally()
    limit = plan.options.limit
    work = Scan(plan.dump.name, screen, plan.place, plan.path, outputs, queue, limit, tally)
    workers = stack.enter_context(ScanWorkers(plan.options.processes, plan.scan))
    try:
        with terminable():
            work.over(workers.scanned(plan.dump.jobs(plan.place.reached, ranges)))
    except KeyboardInterrupt as interrupt:
        screen.show(totals_lines([*_closing(plan, work), *_interrupted(plan)]))
        return code_of_end(interrupt)
    work.end()
    screen.show(totals_lines([*_closing(plan, work), *(queue.closing() if queue else [])]))
    return code_of(tally)


def _outputs(plan: _CommandPlan) -> Iterator[tuple[str, Output]]:
    for kind, path in plan.options.outputs.items():
        try:
            yield kind, Output(path, kind, plan.place.lengths.get(kind, 0))
        except OSError as error:
            raise OptionError(f"-{kind}: {path} cannot be written: {error.strerror}") from error
        except ValueError as error:
            raise OptionError(f"-{kind}: {error}") from error


def _announcement(plan: _CommandPlan) -> str:
    """Return what is scanned, how, and where findings go."""
    where = [str(path) for path in plan.options.outputs.values()]
    where += ["the queue"] * plan.is_queueing
    notes = ["; not queued: it is not from a wiki in your configuration"] * (
        not plan.site and not plan.options.noqueue
    )
    notes += ["; continuing where it was interrupted"] * plan.options.resume
    return (
        f"Scan of {plan.dump.name} ({plan.dump.format}):"
        f" {len(plan.rules)} rules, {counted(plan.options.processes, 'worker')};"
        f" findings go to {' and '.join(where) or 'the totals only'}{''.join(notes)}."
    )


def _closing(plan: _CommandPlan, work: Scan) -> Iterator[str]:
    """Yield lines on what was read, found and lost."""
    tally = work.tally
    megabytes, seconds = tally.size / 1e6, max(tally.seconds, 0.001)
    yield (
        f"{counted(tally.pages, 'page')} ({megabytes:,.1f} MB) scanned in {seconds:,.1f} s,"
        f" {megabytes / seconds:,.1f} MB/s:"
    )
    yield f"{counted(tally.changes, 'proposed change')} on {counted(tally.found, 'page')}"
    for name, number in tally.rules.most_common():
        yield f"  {number:5}  {name}"
    if tally.damages:
        yield f"{counted(tally.damages, 'damaged place')}: see above for what was lost."
    if tally.unreadable:
        yield f"{counted(tally.unreadable, 'page')} could not be read."
    yield from (f"{line}." for line in lacking(plan.rules))
    yield from plan.notes
    for path in plan.options.outputs.values():
        yield f"Written: {path}"


def _interrupted(plan: _CommandPlan) -> list[str]:
    return ["Interrupted." if plan.path is None else "Interrupted: continue with -resume."]
