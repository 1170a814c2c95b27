"""The wiki pages that control the bot, and the page that stops it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.api import WikiApi, only_page
from bot_plugins.ports import ControlPage, RunStopped
from bot_plugins.run.saving.stop_page import why_stopped

_USER, _MEDIAWIKI = 2, 8
"""Namespaces (Manual:Namespace)."""
_WANTED = {
    "prop": "info|revisions",
    "inprop": "protection",
    "rvprop": "ids|content",
    "rvslots": "main",
}


def control_page(asker: WikiApi, title: str) -> ControlPage | None:
    """Return a page that controls the bot, directly from the wiki; None if it is missing.

    A hidden text counts as empty.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    row = only_page(asker.query(titles=title, **_WANTED))
    if not row.get("revisions"):
        return None
    revision = row["revisions"][0]
    text = str(revision["slots"]["main"].get("content", ""))
    own = _is_own(row, asker.user)
    return ControlPage(row["title"], revision["revid"], text, _protection(row), own)


def _protection(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the groups that may edit a page, by its own protection or a cascading one.

    Only administrators may edit interface messages, though no protection is shown
    (Manual:$wgNamespaceProtection).
    """
    levels = [
        protection["level"]
        for protection in row.get("protection", ())
        if protection["type"] == "edit"
    ]
    if row["ns"] == _MEDIAWIKI:
        levels.append("sysop")
    return tuple(dict.fromkeys(levels))


def _is_own(row: Mapping[str, Any], user: str) -> bool:
    """Tell whether a page is a JSON subpage of a user (Title::isUserJsonConfigPage)."""
    _, _, name = str(row["title"]).partition(":")
    is_subpage = bool(user) and name.startswith(f"{user}/")
    return row["ns"] == _USER and is_subpage and row["contentmodel"] == "json"


class Guard:
    """The stop page; its text is only fetched if it has a new revision."""

    def __init__(self, asker: WikiApi, title: str, agreed: str) -> None:
        self.title, self._agreed, self._asker = title, agreed, asker
        self._good = 0

    def check(self, info: Mapping[str, Any]) -> None:
        """Raise unless the page has the agreed content; ``info`` is what ``prop=info`` shows now.

        Raises:
            RunStopped: it has other content (exit_codes.STOPPED), or the wiki does not answer.
        """
        if self._good and info.get("lastrevid") == self._good:
            return
        try:
            page = control_page(self._asker, self.title)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise RunStopped(
                f"the stop page {self.title} on {self._wiki} cannot be read: the wiki's answer"
                " is not what it should be; look at the page, then start again",
                exit_codes.STOPPED,
            ) from error
        if reason := why_stopped(page, self.title, self._agreed):
            raise RunStopped(reason, exit_codes.STOPPED)
        self._good = page.revid if page else 0

    @property
    def _wiki(self) -> str:
        return self._asker.name
