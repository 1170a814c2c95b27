"""The wiki of these tests is the demo's own; only the finished one to copy is shared."""

from tests.harness.wiki.fixtures import client, fresh, golden, wiki

__all__ = ["client", "fresh", "golden", "wiki"]
