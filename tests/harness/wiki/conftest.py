"""The fixtures of these tests; they live in fixtures.py, for other folders too."""

from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

__all__ = ["admin", "client", "fresh", "golden", "wiki"]
