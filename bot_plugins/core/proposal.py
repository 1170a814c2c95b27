"""What was read from a wiki, and what is proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Rule


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page as it was fetched.

    ``site`` is the wiki's name as the framework gives it ("wikipedia:en"), ``revid`` the
    revision id (0 for text that is on no wiki), ``timestamp`` when it was saved (UTC),
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
class Finding:
    """One proposed change: ``edit`` in code points of the revision's text, and why.

    ``alternatives`` are other replacements of the same span; the edit's own is the first choice.
    """

    rule: Rule
    edit: Edit
    before: str
    message: str
    applicability: Applicability
    alternatives: tuple[str, ...] = ()

    @property
    def after(self) -> str:
        """The text that takes the place of ``before``."""
        return self.edit.replacement

    @property
    def is_doubtful(self) -> bool:
        """Whether it is only shown: part of no text and no summary."""
        return self.applicability is Applicability.REPORT


@dataclass(frozen=True, slots=True)
class Proposal:
    """One page edit, ready to show, store or save.

    ``text`` and ``summary`` are those of what is ``made``: doubtful findings are only shown.
    """

    revision: Revision
    findings: tuple[Finding, ...]
    text: str
    summary: str

    def __bool__(self) -> bool:
        return bool(self.findings)

    @property
    def made(self) -> list[Finding]:
        """The findings that change the text."""
        return [one for one in self.findings if not one.is_doubtful]
