"""Pages crowded with places where rules could act: lists of slips, tests, other languages.

A slip in every second word is no slip but what the page is about. Of 259 articles none
has more than one place in 1,000 code points, and none more than 34 places.
"""

from __future__ import annotations

from collections.abc import Sized

MOST_PLACES = 64
"""So many places are never too many, on however short a page."""
CLOSEST = 8
"""Code points for each place, on average, below which a page is crowded."""


def is_crowded(places: Sized, size: int) -> bool:
    """Tell whether a page of ``size`` code points has too many places to be prose."""
    return len(places) > MOST_PLACES and len(places) * CLOSEST > size
