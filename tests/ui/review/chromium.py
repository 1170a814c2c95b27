"""Debian's Chromium, driven by Playwright: what it needs, and how it is started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.ui.review.packages import CHROMIUM

# It may run as root, without a screen, and must ask nobody for anything.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


PATIENCE = 20_000
"""Milliseconds that a page may take on a machine with other things to do."""


@contextmanager
def started() -> Iterator[Browser]:
    """Yield a browser with an empty profile of its own, which Playwright makes and removes."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=list(FLAGS)
        )
        yield browser
        browser.close()
