"""A dry run of ``pwb copyedit`` on a wiki of one's own, in a folder of this checkout."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

from tests.harness.demo import words
from tests.harness.demo.playground import INTERRUPTED, Playground, shown
from tests.harness.demo.steps import StepError, quietly, say, step, stop_with
from tests.harness.wiki import paths, requirements
from tests.harness.wiki.maintenance import MaintenanceError
from tests.harness.wiki.process import ServerError

CHANGED = 1


def run(playground: Playground, *, keep: bool) -> int:
    """Do the dry run on a wiki, or on an XML export where there can be none."""
    if reason := no_mediawiki(playground.folder):
        say(f"{reason}.\nInstead: the same dry run on an XML export.")
        return run_on_export(playground)
    with playground.running(keep=keep) as wiki:
        client = wiki.client()
        before = client.revision_ids()
        code = playground.copyedit("-start:!")
        after = client.revision_ids()
    say(words.compared(before, after))
    if not code:
        say(words.next_steps(playground, runs=bool(wiki.pid)))
    return code or (CHANGED if before != after else 0)


def run_on_export(playground: Playground) -> int:
    """Do the dry run without any wiki."""
    export = playground.write_export()
    code = playground.copyedit(f"-xml:{shown(export)}", "-noqueue")
    say(words.next_steps_without_wiki(playground))
    return code


def wiki(playground: Playground) -> int:
    """Start the wiki and leave it running."""
    if reason := no_mediawiki(playground.folder):
        say(f"{reason}.")
        return stop_with(StepError(requirements.message(requirements.missing())))
    if not playground.wiki.pid:
        playground.build()
        playground.start()
    say(words.running_wiki(playground))
    return 0


def stop(playground: Playground) -> int:
    """Stop the wiki; its pages stay."""
    say("The demo's wiki is stopped." if playground.wiki.pid else "The demo's wiki does not run.")
    playground.stop()
    return 0


def no_mediawiki(folder: Path) -> str:
    """Return why there is no MediaWiki, after trying to install it; empty if there is one."""
    if not requirements.missing():
        return ""
    if not requirements.can_install():
        return "No MediaWiki here, nor root to install it"
    log = folder / "mediawiki-installation.log"
    install = [sys.executable, "-m", "tests.harness.wiki.requirements", "--install", "--wiki"]
    try:
        with step("Installing PHP and MediaWiki from Debian (43 MB)", "2 min"):
            quietly(install, paths.PROJECT)
    except StepError as error:
        folder.mkdir(parents=True, exist_ok=True)
        log.write_text(f"{error}\n", encoding="utf-8")
        return f"MediaWiki could not be installed: see {shown(log)}"
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.demo", description=__doc__)
    parser.add_argument("command", choices=["run", "wiki", "stop"])
    parser.add_argument("--keep", action="store_true", help="run: leave the wiki running")
    parser.add_argument("--folder", type=Path, default=paths.PROJECT / "demo")
    options = parser.parse_args(arguments)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        playground = Playground(options.folder)
        if options.command == "run":
            return run(playground, keep=options.keep)
        return wiki(playground) if options.command == "wiki" else stop(playground)
    except KeyboardInterrupt:
        say("\nInterrupted. A wiki that this had started is stopped again.")
        return INTERRUPTED
    except (StepError, MaintenanceError, ServerError, OSError) as error:
        return stop_with(error)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    """End on a signal as after Ctrl-C: by way of every ``finally``."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
