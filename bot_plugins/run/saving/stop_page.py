"""The stop page: pages are saved only while it says exactly what was agreed.

Everything else stops it: other words, no words, no page. So anybody who can edit the page can
stop the bot without knowing how, and the loss of the page stops it as well. Saves can be undone
whatever the page says.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.core.quoted import quoted
from bot_plugins.ports import ControlPage

AGREED = "run"
"""What a stop page says as long as pages may be saved, unless something else was agreed."""


@dataclass(frozen=True, slots=True)
class StopPage:
    """A wiki page without whose agreed text nothing is saved."""

    title: str
    agreed: str = AGREED


def why_stopped(page: ControlPage | None, title: str, agreed: str) -> str:
    """Say why the stop page ``title`` stops the bot, and how it may go on; "" if it does not.

    ``page`` is None if it is missing. White space around its text does not matter; every other
    difference from ``agreed`` does, including case.
    """
    if page is not None and page.text.strip() == agreed:
        return ""
    return (
        f"the stop page {quoted(title)} {_what_is_there(page)};"
        f" the bot continues when its whole text is {quoted(agreed)}"
    )


def _what_is_there(page: ControlPage | None) -> str:
    if page is None:
        return "is missing"
    text = page.text.strip()
    return f"says {quoted(text)}" if text else "is empty"
