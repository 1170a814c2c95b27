"""``pwb copyedit_review`` at work, and its page in a browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.frameworks.pywikibot.command import Pwb, entrance
from tests.harness.warm import Process


@contextmanager
def reviewing(
    pwb: Pwb, browser: Browser, command: Sequence[str], *, scripts: bool = True
) -> Iterator[tuple[Page, Process]]:
    """Start a review, open the address it prints, and end it with Ctrl-C."""
    with pwb.begin(command) as process:
        address, _ = entrance(process)
        window = browser.new_context(java_script_enabled=scripts)
        try:
            page = window.new_page()
            page.goto(address)
            yield page, process
        finally:
            window.close()
            process.send_signal(signal.SIGINT)
        done = pwb.ended(process)
    assert "Traceback" not in done.said, done.said
