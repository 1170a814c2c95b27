"""A revision as read from a wiki, and the proposal made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot_plugins.core import notebook
from bot_plugins.core.change import Change


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page as it was fetched.

    ``site`` is the wiki's name as the framework gives it ("wikipedia:en"), ``revid`` the
    revision id (0 for text that is on no wiki), ``timestamp`` the time it was saved (UTC), and
    ``pageid`` the page's id, which a move does not change (0 when unknown).
    """

    text: str
    title: str = ""
    site: str = ""
    revid: int = 0
    timestamp: datetime | None = None
    url: str = ""
    pageid: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """One page edit, ready to show, store or save.

    ``text`` and ``summary`` cover only the findings in ``made``: doubtful findings are only shown.
    """

    revision: Revision
    findings: tuple[Change, ...]
    text: str
    summary: str

    def __bool__(self) -> bool:
        return bool(self.findings)

    @property
    def made(self) -> list[Change]:
        """The findings that change the text."""
        return [finding for finding in self.findings if not finding.is_doubtful]

    def _repr_html_(self) -> str:
        """Return the changes as a table, which Jupyter shows in place of the ``repr``."""
        revision = self.revision
        return notebook.table(revision.title, revision.text, self.findings, self.summary)
