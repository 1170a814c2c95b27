"""The prefilter: a fast search of raw wikitext for places where a rule could act.

Nothing here decides what a slip is. No rule finds anything at a place that is left out; a place
that is returned may turn out to need no change.
"""

from bot_plugins.core.prefilter.crowd import MOST_PARSED, MOST_PLACES, is_crowded, is_dear
from bot_plugins.core.prefilter.places import Hits, Place, between, in_order
from bot_plugins.core.prefilter.prefilter import REACH, Prefilter, of

__all__ = [
    "MOST_PARSED",
    "MOST_PLACES",
    "REACH",
    "Hits",
    "Place",
    "Prefilter",
    "between",
    "in_order",
    "is_crowded",
    "is_dear",
    "of",
]
