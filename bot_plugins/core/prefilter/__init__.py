"""The prefilter: where in raw wikitext a rule could act, told at a speed of its own.

Nothing here decides what a slip is. A place that is left out holds nothing for any rule; a
place that is named may turn out to be right as it stands.
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
