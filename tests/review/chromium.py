"""Debian's Chromium, driven by Playwright: what it needs, and how it is started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PACKAGES = ("chromium",)
"""Debian's packages that the tests in a browser need; Playwright's own browsers are not used."""
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
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


@contextmanager
def started() -> Iterator[Browser]:
    """Yield a browser with an empty profile of its own, which Playwright makes and removes."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=list(FLAGS)
        )
        yield browser
        browser.close()
