"""The review of queued proposals: one service with two interfaces, a terminal and a web page.

Everything but ``web`` works without a browser; nothing here depends on a bot framework.
"""

from bot_plugins.ui.review.errors import NoFindingError, NoTextError
from bot_plugins.ui.review.review_filter import ReviewFilter
from bot_plugins.ui.review.service import Review

__all__ = ["NoFindingError", "NoTextError", "Review", "ReviewFilter"]
