"""A task's lists are read from the wiki before each pass; a list that is missing stops it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from bot_plugins.apps.maintenance import steering
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.core import exit_codes, registry
from bot_plugins.ports import ControlPage, MaintainedWiki, RunStopped

LIST = r'<Typo word="the" find="\bteh\b" replace="the"/><Typo word="bad" find="(" replace="x"/>'


class Wiki:
    """A wiki with one page."""

    def control_page(self, title: str) -> ControlPage | None:
        """Return it."""
        return ControlPage(title, 1, LIST, (), is_own=False) if title == "Project:Typos" else None


@pytest.fixture(autouse=True)
def _without_lists() -> Iterator[None]:
    yield
    registry.use_lists(())


def task(*lists: str) -> Task:
    values = {"name": "a", "wiki": "wikipedia:test", "source": [{"kind": "recentchanges"}]}
    return Task.model_validate({**values, "typos": lists, "rules": ["typos:the"]})


def test_the_rules_of_a_page_are_chosen() -> None:
    wiki = cast(MaintainedWiki[Any], Wiki())
    chosen = task("Project:Typos")
    assert [note.partition(":")[0] for note in steering.use_lists(chosen, wiki)] == ["Project"]
    before = steering.configured_rules(chosen, "en")
    assert [rule.name for rule in before] == ["typos:the"]
    steering.use_lists(chosen, wiki)
    assert steering.configured_rules(chosen, "en") == before  # the same objects, for caches


def test_a_missing_list_stops_the_pass() -> None:
    with pytest.raises(RunStopped, match="no file or page Project:No") as stopped:
        steering.use_lists(task("Project:No"), cast(MaintainedWiki[Any], Wiki()))
    assert stopped.value.code == exit_codes.USAGE
