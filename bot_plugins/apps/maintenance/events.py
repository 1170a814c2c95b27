"""Recent changes as events of EventStreams: which are edits of our wiki, and by whom.

The schema is https://schema.wikimedia.org/repositories/primary/jsonschema/mediawiki/recentchange:
the content of MediaWiki's own feed (its class MachineReadableRCFeedFormatter), and ``meta``.
One stream carries all wikis of an installation. Canary events, sent to distinguish a quiet stream
from a broken one, look like edits (https://wikitech.wikimedia.org/wiki/Event_Platform).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot_plugins.apps.maintenance.quiet_pages import PendingPage

_EDITS = frozenset({"edit", "new"})
_CANARY = "canary"


class _EventPart(BaseModel):
    """A part of an event; keys that are not named here are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Meta(_EventPart):
    dt: AwareDatetime
    domain: str = ""


class _Revisions(_EventPart):
    new: int
    old: int | None = None


class Event(_EventPart):
    """One event. ``user`` is missing if the wiki hides it (pages that need protection)."""

    meta: _Meta
    type: str
    server_url: str
    wiki: str
    title: str = ""
    namespace: int = 0
    timestamp: AwareDatetime | None = None
    user: str | None = None
    revision: _Revisions | None = None

    @property
    def place(self) -> datetime:
        """Its position in the stream."""
        return self.meta.dt


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events count: edits of one wiki, in some namespaces, by anybody but one account.

    ``server`` is an address of the wiki, with or without protocol, ``wiki`` the wiki's name for
    itself; together they identify a wiki within a stream.
    """

    server: str
    wiki: str
    namespaces: Collection[int]
    but_by: str

    def change(self, event: Event) -> PendingPage | None:
        """Return the page that an event changed; None if the event does not count."""
        if event.type not in _EDITS or not self._is_ours(event):
            return None
        if event.revision is None or event.timestamp is None:
            return None
        if event.namespace not in self.namespaces or event.user == self.but_by:
            return None
        return PendingPage(
            title=event.title,
            namespace=event.namespace,
            revid=event.revision.new,
            old_revid=event.revision.old or 0,
            edited=event.timestamp,
            noticed=event.place,
        )

    def _is_ours(self, event: Event) -> bool:
        if event.meta.domain == _CANARY or event.wiki != self.wiki:
            return False
        return urlsplit(event.server_url).netloc == urlsplit(self.server).netloc


def read_event(text: str | bytes) -> Event:
    """Return the event in a line of JSON.

    Raises:
        ValueError: it is not such an event.
    """
    return Event.model_validate_json(text)
