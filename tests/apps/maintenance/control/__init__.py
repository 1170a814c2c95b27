"""Tests of bot_plugins.apps.maintenance.control, and the pages and tasks they share."""

from __future__ import annotations

from bot_plugins.apps.maintenance.config.model import Limits, Task
from bot_plugins.apps.maintenance.config.sources import RecentChangesSource
from bot_plugins.core.visible import escaped
from bot_plugins.ports import ControlPage

RULES = ("misformed_verb", "repeated_word", "space_before_comma")
"""Names of rules as far as settings know any."""


def page(text: str, *protection: str, is_own: bool = False, title: str = "Control") -> ControlPage:
    return ControlPage(title, 7, text, protection or ("sysop",), is_own)


def open_page(text: str, *, is_own: bool = False) -> ControlPage:
    """Return a page that everybody may edit."""
    return ControlPage("Control", 7, text, (), is_own)


def task(settings_page: str | None = "User:Bot/settings.json", **limits: float) -> Task:
    return Task(
        name="slips",
        wiki="test:en",
        source=(RecentChangesSource(kind="recentchanges"),),
        skip_rules=("misspelling",),
        save="trusted",
        stop_page="User:Bot/stop",
        settings_page=settings_page,
        limits=Limits.model_validate(limits),
    )


def is_harmless(message: str) -> bool:
    """Tell whether a message is one line in which nothing acts on a terminal."""
    return escaped(message) == message
