"""A visitor of the review page, and the page in a browser."""

from tests.ui.review.web.client import visitor
from tests.ui.review.web.opened import page, site

__all__ = ["page", "site", "visitor"]
