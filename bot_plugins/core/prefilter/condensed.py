"""A page's text in UTF-8 without most of what is never prose, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_right

from bot_plugins.document import Span, never_prose


class Condensed:
    """What is left of a page (``data``, in bytes) when references, templates and cells are cut."""

    def __init__(self, whole: bytes) -> None:
        pieces: list[bytes] = []
        self._starts: list[int] = []
        self._cut: list[int] = []
        reached = length = 0
        for start, end in [*never_prose.cuts(whole), (len(whole), len(whole))]:
            self._starts.append(length)
            self._cut.append(reached - length)
            pieces.append(whole[reached:start])
            length += start - reached
            reached = end
        self.data = b"".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """Return the span in the whole page's bytes of ``data[start:end]``."""
        return self._original(start), self._original(max(end - 1, start)) + min(end - start, 1)

    def _original(self, offset: int) -> int:
        return offset + self._cut[bisect_right(self._starts, offset) - 1]
