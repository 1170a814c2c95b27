"""The wiki, to see what it makes of a report."""

from __future__ import annotations

from tests.harness.wiki.fixtures import client, golden, wiki

__all__ = ["client", "golden", "wiki"]
