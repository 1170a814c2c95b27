"""The command ``pwb copyedit_review``: from the command line to an exit code."""

from __future__ import annotations

import getpass
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pywikibot
from pywikibot import config

from bot_plugins.core import exit_codes
from bot_plugins.core.rule import Applicability
from bot_plugins.frameworks.commands.known import check_rule, check_run, check_title
from bot_plugins.frameworks.commands.parsing import (
    OptionError,
    page_title,
    parse,
)
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args_offline,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.known import check_site
from bot_plugins.frameworks.pywikibot.commands.public_address import (
    is_own_machine,
    proxy_lines,
    public_origin,
)
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.commands.terminating import terminable
from bot_plugins.frameworks.pywikibot.commands.workbench import PywikibotWorkbench, ask_nobody
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, configured_user, run_stopped
from bot_plugins.frameworks.pywikibot.reading.revision_text import revision_text
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review, ReviewFilter
from bot_plugins.ui.review.finding_pages import RevisionTexts
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.findings_files import FindingsFiles
from bot_plugins.ui.review.terminal import TerminalReview
from bot_plugins.ui.review.web import HOST, Access, PortError, Server, create_app, entry_page
from bot_plugins.ui.review.web.address import PageAddress
from bot_plugins.ui.review.web.queue_position import QueuePosition

MOST_PORT = 65_535


@dataclass
class ReviewOptions:
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    terminal: bool = False
    port: int | None = None
    host: str = HOST
    public: str = ""
    findings: str = ""
    nobrowser: bool = False
    reviewer: str = ""
    rule: str = ""
    page: str = ""
    site: str = ""
    applicability: str = ""
    run: int | None = None
    age: int | None = None

    @property
    def wanted(self) -> ReviewFilter:
        """What the reviewer wants to see."""
        page, run, age = page_title(self.page) or "", self.run or 0, self.age or 0
        return ReviewFilter(self.rule, page, self.site, self.applicability, run, age)


def parsed(arguments: Sequence[str]) -> ReviewOptions:
    """Read the options that Pywikibot has left over.

    Raises:
        OptionError: the message names the option.
    """
    options = parse(arguments, ReviewOptions())
    if options.port and options.port > MOST_PORT:
        raise OptionError(f"-port: must be below {MOST_PORT + 1}")
    _check_addresses(options)
    if options.findings and not Path(options.findings).exists():
        raise OptionError(f"-findings: there is no file or folder {options.findings}")
    known = [tier.value for tier in Applicability]
    if options.applicability not in ("", *known):
        raise OptionError(f"-applicability: is one of {', '.join(known)}")
    try:
        options.wanted  # noqa: B018 - checks the numbers
    except ValueError as error:
        raise OptionError(f"-run: or -age: is too large: {error}") from error
    return options


def _check_addresses(options: ReviewOptions) -> None:
    if options.public:
        try:
            options.public = public_origin(options.public)
        except ValueError as error:
            raise OptionError(f"-public: {error}") from error
    elif not is_own_machine(options.host):
        raise OptionError(
            f"-host: others can reach {options.host}, and this page speaks plain HTTP, which they"
            " could read. Start a reverse proxy with TLS and name its address, as in"
            " -public:https://review.example.org; or leave -host out, and on your own computer run"
            " ssh -L 8642:127.0.0.1:8642 SERVER"
        )


def review(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_review`` with command line ``arguments``; return an exit code."""
    site_options = [argument for argument in arguments if argument.startswith("-site:")]
    others = [argument for argument in arguments if argument not in site_options]
    left = handle_args_offline(others, names_of(ReviewOptions()))
    options = parsed([*left, *site_options])
    bench = None if options.terminal else _workbench(options)  # it notes how simulate is configured
    config.simulate = True  # a review only reads wikis
    with open_queue(options.queue, make=False) as queue:
        _check(queue, options)
        reviewer = options.reviewer or configured_user() or getpass.getuser()
        texts = RevisionTexts(revision_text, bench.turn if bench else None)
        session = Review(queue, reviewer, texts)
        try:
            return (
                _at_terminal(session, options)
                if options.terminal
                else _in_browser(session, options, bench)
            )
        finally:
            session.leave()


def _check(store: Store, options: ReviewOptions) -> None:
    """Refuse a name that does not exist, rather than show nothing.

    Raises:
        OptionError, UnknownRuleError: a name, or a run, that is not in the queue.
    """
    wanted = options.wanted
    if wanted.rule:
        check_rule(store, wanted.rule)
    if wanted.run:
        check_run(store, wanted.run)
    if wanted.site:
        check_site(store, wanted.site)
    if wanted.page:
        check_title(store, wanted.page, wanted.site)


def _at_terminal(session: Review, options: ReviewOptions) -> int:
    work = TerminalReview(session, PywikibotScreen(), options.wanted)
    try:
        work.run()
    except KeyboardInterrupt:
        pywikibot.stdout(f"\n{counted(work.decided, 'decision')}, all of them recorded.")
    except EOFError:
        pywikibot.error("nobody answered: -terminal needs a terminal")
        return exit_codes.PARTIAL
    return exit_codes.DONE


def _workbench(options: ReviewOptions) -> PywikibotWorkbench | None:
    """Return what reads and saves pages; None, and say why, if there is no such wiki."""
    try:
        path = Path(options.findings).resolve() if options.findings else None
        return PywikibotWorkbench(FindingsFiles(path))
    except TROUBLE as error:
        pywikibot.warning(f"no pages can be read or saved here: {run_stopped(None, error)}")
        return None


def _in_browser(session: Review, options: ReviewOptions, bench: PywikibotWorkbench | None) -> int:
    try:
        server = Server(options.port, options.host)
    except PortError as error:
        pywikibot.error(str(error))
        return exit_codes.USAGE
    base = PageAddress(server.port, options.public).base
    access = Access(tell=lambda token: _say_address(base, token, options.wanted))
    address = _address(base, access.token, options.wanted)
    if options.public:
        for line in proxy_lines(options.public, f"{options.host}:{server.port}"):
            pywikibot.stdout(line)
    _announce(session, options.wanted, address)
    desk = Desk(session.queue, bench) if bench else None
    ask_nobody()
    with ExitStack() as stack:
        if desk:
            stack.callback(_end_jobs, desk)
        if not (options.nobrowser or options.public):
            page = stack.enter_context(entry_page(address))
            # Text browsers only return when they are closed.
            Thread(target=webbrowser.open, args=(page,), daemon=True).start()
        stack.enter_context(terminable())
        app = create_app(session, access, server.port, desk, public=options.public)
        server.run(app)
    progress = session.progress(options.wanted)
    pywikibot.stdout(f"Review ended: {progress.done:,} decided, {progress.waiting:,} left.")
    return exit_codes.DONE


def _end_jobs(desk: Desk) -> None:
    """Let background jobs end, so that every edit that was sent gets its answer."""
    if desk.jobs.is_at_work:
        pywikibot.stdout("Waiting for the page at hand to be done ...")
    desk.close()


def _announce(session: Review, wanted: ReviewFilter, address: str) -> None:
    progress = session.progress(wanted)
    waiting = counted(progress.waiting, "change")
    pywikibot.stdout(f"Review of {session.queue.name} as {session.reviewer}: {waiting} to decide.")
    if not progress.total:
        pywikibot.stdout("Nothing in the queue matches. Choose pages to read on the page itself.")
    _at_terminal_alone(f"Open {address}")
    pywikibot.stdout("(it opens once, in one browser; Ctrl-C ends the review)")


def _say_address(base: str, token: str, wanted: ReviewFilter) -> None:
    _at_terminal_alone(
        f"That address was used already. The new address is {_address(base, token, wanted)}"
    )


def _at_terminal_alone(text: str) -> None:
    """Show how to open the review, outside Pywikibot, which may write its output to a log."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _address(base: str, token: str, wanted: ReviewFilter) -> str:
    query = urlencode({"token": token, **QueuePosition(wanted).query()})
    return f"{base}/enter?{query}"
