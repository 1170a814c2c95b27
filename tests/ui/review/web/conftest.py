"""A visitor of the review page."""

from tests.ui.review.web.client import visitor

__all__ = ["visitor"]
