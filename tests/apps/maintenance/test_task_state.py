"""When pages that were read are read once more: for better rules, not for fewer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot_plugins.apps.maintenance.task_state import TaskState
from bot_plugins.core import registry
from bot_plugins.store.database import Store
from bot_plugins.store.tasks import task_id
from tests.store.build import SITE

A, B, C = registry.rules_for("en", ("repeated_comma", "repeated_word", "participle_after_have"))
SAME, OTHER = True, False


@pytest.fixture
def kept(store: Store) -> TaskState:
    return TaskState(store, task_id(store, SITE, "tidy"))


@pytest.mark.wide
@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([((A, B), (A, B)), ((A, B), (A, B))], [SAME]),
        ([((A, B), (A, B)), ((B, A), (B, A))], [SAME]),
        ([((A, B), (A, B)), ((A, B), (A,))], [SAME]),
        ([((A, B), (A, B)), ((A, B), (A,)), ((A, B), (A,))], [SAME, SAME]),
        ([((A, B), (A, B)), ((A, B, C), (A, B, C))], [OTHER]),
        ([((A, B), (A, B)), ((A,), (A,))], [OTHER]),
        ([((A, B), (A,)), ((A, B), (A, B))], [OTHER]),
        ([((A, B), (A, B)), ((A, B), (A,)), ((A, B), (A, B))], [SAME, OTHER]),
        ([((A, B), (A,)), ((A, B), (B,))], [OTHER]),
        ([((A, B), (A,)), ((A, B), (B,)), ((A, B), (A,))], [OTHER, OTHER]),
    ],
)
def test_versions(
    kept: TaskState, steps: list[tuple[tuple[object, ...], ...]], told: list[bool]
) -> None:
    """Each step has the configured rules and the active ones; ``told`` compares with the last."""
    versions = [kept.rules_version(*step) for step in steps]  # type: ignore[arg-type]
    assert [one == last for last, one in pairwise(versions)] == told


def test_no_version_comes_back(kept: TaskState) -> None:
    """A page read without a rule must not count as read by it, however often it is switched."""
    active = [(A, B), (A,), (A, B), (B,), (A, B)]
    versions = [kept.rules_version((A, B), one) for one in active]
    assert versions[0] == versions[1]
    assert len({*versions[1:]}) == len(versions) - 2
    assert versions[2] == versions[3]


def test_places_of_sources_are_their_own(kept: TaskState) -> None:
    long = "category:" + "x" * 300
    for name in ("recentchanges", long, f"{long}y"):
        assert kept.place(name) == ""
        kept.set_place(name, f"place in {name[:20]}{len(name)}")
    assert kept.place(long) == f"place in {long[:20]}{len(long)}"
    assert kept.place("recentchanges") == "place in recentchanges13"


def test_settings(kept: TaskState) -> None:
    assert kept.settings == ""
    kept.set_settings('{"paused":true}')
    kept.set_settings('{"paused":true}')
    assert kept.settings == '{"paused":true}'
