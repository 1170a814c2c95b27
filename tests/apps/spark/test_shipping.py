"""What is sent to executors, without Spark: plain values, lists' texts among them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.spark.counting import UNCOUNTED
from bot_plugins.apps.spark.shipping import shipped
from bot_plugins.apps.spark.working import version
from bot_plugins.core import registry

OPTIONS = ScanOptions(typos=(("list.txt", '<Typo word="weir" find="wier" replace="weir"/>'),))
PAGE = ("Weir", 0, 1, 5, None, "The wier was high.")


@pytest.fixture(autouse=True)
def _without_lists() -> Iterator[None]:
    yield
    registry.use_lists(())


def test_executors_use_the_lists_of_the_driver() -> None:
    work = shipped("pages", OPTIONS, UNCOUNTED)
    without = shipped("pages", ScanOptions(), UNCOUNTED)
    for _ in range(2):  # Spark lets jobs share the processes of executors
        [row] = work([PAGE])
        assert "typos:weir" in repr(row)
        assert [*without([PAGE])] == []


def test_what_is_sent_needs_nothing_installed() -> None:
    options = replace(OPTIONS, namespaces=None)
    fields = inspect.getclosurevars(shipped("pages", options, UNCOUNTED)).nonlocals["fields"]
    assert json.loads(json.dumps(fields | {"known": []}))["typos"] == [list(OPTIONS.typos[0])]


def test_the_version_depends_on_the_list() -> None:
    changed = replace(OPTIONS, typos=(("list.txt", OPTIONS.typos[0][1].replace("wier", "wear")),))
    assert len({version(options) for options in (OPTIONS, changed, ScanOptions())}) == 3
