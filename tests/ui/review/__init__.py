"""Tests of the review: the service, the terminal and the page."""
