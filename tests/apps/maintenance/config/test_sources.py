"""The names under which the queue keeps how far sources were read."""

from __future__ import annotations

from bot_plugins.apps.maintenance.config.sources import (
    Random,
    RecentChangesSource,
    Search,
    WorklistSource,
)


def test_a_name_says_what_is_read() -> None:
    assert RecentChangesSource(kind="recentchanges").name == "recentchanges"
    assert Random(kind="random", pages=5).name == "random"
    assert Search(kind="search", query="a b").name == "search:a b"
    assert WorklistSource(kind="worklist", file="/titles.txt").name == "worklist:/titles.txt"
