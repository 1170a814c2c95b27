"""The figures of one pass, all of which are kept in the queue's record of the pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass
class PassFigures:
    """Numbers of one pass on one wiki.

    ``listed`` pages were seen in lists; ``known`` of them were not fetched because nothing about
    them is new; ``read`` were fetched, with ``megabytes`` of wikitext. ``proposed`` findings are
    new to the queue; ``suppressed`` were held back by the wiki's list of exceptions or an earlier
    refusal; ``accepted`` were accepted because they are trusted. ``saved`` pages were saved, with
    ``changes``; ``stale`` and ``vanished`` findings no longer fit; ``failed`` pages could not be
    saved. ``watched`` earlier saves were checked, and for them ``revisited`` pages were looked at
    again because they were edited since; ``reverted`` saves were taken back by others since the
    last pass. ``requests`` were sent to the wiki; ``seconds`` and ``memory`` (most megabytes held)
    are those of the pass itself.
    """

    listed: int = 0
    known: int = 0
    read: int = 0
    skipped: int = 0
    megabytes: float = 0.0
    proposed: int = 0
    suppressed: int = 0
    accepted: int = 0
    saved: int = 0
    changes: int = 0
    stale: int = 0
    vanished: int = 0
    failed: int = 0
    watched: int = 0
    revisited: int = 0
    reverted: int = 0
    switched_off: int = 0
    requests: int = 0
    seconds: float = 0.0
    memory: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)
    """Why pages were skipped."""
    rules: Counter[str] = field(default_factory=Counter)
    """New findings by rule."""

    def record(self) -> dict[str, Any]:
        """Return all figures in a form that JSON can store."""
        plain = {attribute.name: getattr(self, attribute.name) for attribute in fields(self)}
        return plain | {"reasons": dict(self.reasons), "rules": dict(self.rules)}
