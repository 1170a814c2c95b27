"""A queue in an SQLite file, and a desk, for all tests of the review."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from tests.store.databases import empty
from tests.ui.review.build import opened
from tests.ui.review.jobs.desks import desk, wiki

__all__ = ["desk", "wiki"]


class CompiledTemplates(BytecodeCache):
    """Templates compiled once for the apps of all tests; that took most of a test's time."""

    def __init__(self) -> None:
        self.buckets: dict[tuple[str, str], Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code, if it was compiled before."""
        if known := self.buckets.get((bucket.key, bucket.checksum)):
            bucket.code = known.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self.buckets[bucket.key, bucket.checksum] = bucket


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    make, compiled = Flask.create_jinja_environment, CompiledTemplates()

    def create(app: Flask) -> Environment:
        environment = make(app)
        environment.bytecode_cache = compiled
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "create_jinja_environment", create)
        yield


@pytest.fixture(scope="session")
def _opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Yield a queue that all tests share: making one takes longer than most of them."""
    with opened(tmp_path_factory.mktemp("review")) as store:
        yield store


@pytest.fixture
def store(_opened: Store) -> Iterator[Store]:
    """Yield an empty queue."""
    empty(_opened)
    claim = _opened.claim
    yield _opened
    _opened.claim = claim


@pytest.fixture
def review(store: Store) -> Review:
    """Return Ann's review of the queue."""
    return Review(store, "Ann")
