"""Tests of the review page: every attack, and a real browser."""
