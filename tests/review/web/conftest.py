"""A visitor of the review page."""

from tests.review.web.client import visitor

__all__ = ["visitor"]
