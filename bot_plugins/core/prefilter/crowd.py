"""Limits for pages crowded with places to check: lists of slips, tests, other languages.

If every second word looks like a slip, the page is about slips or is not prose. Of 259 articles
none has more than one place in 1,000 code points, and none more than 34 places.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized

from bot_plugins.core.prefilter.places import Place

MOST_PLACES = 64
"""This many places are never too many, however short the page."""
CLOSEST = 8
"""Average code points for each place below which a page is crowded."""


def is_crowded(places: Sized, size: int) -> bool:
    """Tell whether a page of ``size`` code points has too many places to be prose."""
    return len(places) > MOST_PLACES and len(places) * CLOSEST > size


MOST_PARSED = 64
FARTHEST = 2000
"""A page may have MOST_PARSED places where a sentence may need parsing, plus one for every
FARTHEST bytes: parsing a sentence takes as long as reading 20 KB."""
_NEAR = 40
"""Bytes of context on each side, used to distinguish places that are in different sentences."""


def is_dear(places: Sequence[Place], data: bytes) -> bool:
    """Tell whether too many sentences would have to be parsed on a page, given in UTF-8.

    Identical sentences are parsed once. Of 259 articles none comes near the limit: their places
    are 50,000 bytes apart.
    """
    most = MOST_PARSED + len(data) // FARTHEST
    return (
        len(places) > most
        and len({data[max(0, start - _NEAR) : end + _NEAR] for start, end, _ in places}) > most
    )
