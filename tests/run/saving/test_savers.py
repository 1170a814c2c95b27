"""Who claims pages, and who is no more."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from bot_plugins.run.saving.savers import is_gone, saver_name, user_of
from bot_plugins.store.database import Store
from bot_plugins.store.process_ids import this_process
from bot_plugins.store.saves import free_claims, left_pending, next_page
from bot_plugins.store.saving import Intent, intend
from tests.run.saving.queued import FERRY, items, queue_page

HERE = socket.gethostname()


@pytest.fixture(scope="module")
def dead() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_name_says_who_it_is() -> None:
    name = saver_name("Copy Bot")
    assert name == f"Copy Bot@{this_process()}"
    assert user_of(name) == "Copy Bot"


@pytest.mark.parametrize("name", ["Ann", "", "Bot@elsewhere:1", f"Bot@{HERE}:x", f"Bot@{HERE}"])
def test_who_cannot_be_known_to_be_gone_is_not(name: str) -> None:
    assert not is_gone(name)


def test_only_a_process_that_ended_is_gone(dead: int) -> None:
    assert is_gone(f"Bot@{HERE}:{dead}")
    assert not is_gone(f"Bot@elsewhere:{dead}")
    assert not is_gone(saver_name("Bot"))
    assert not is_gone(f"Bot@{HERE}:{os.getppid()}")


def test_a_dead_savers_page_waits_for_nobody(store: Store, dead: int) -> None:
    queue_page(store, "Ferry", FERRY, 1)
    gone = f"Bot@{HERE}:{dead}"
    page = next_page(store, gone)
    assert page is not None
    numbers = tuple(item.id for item in items(store, "Ferry"))
    number = intend(store, gone, Intent(page.page_id, 1, 1, "0" * 40, "Copyedit", numbers))
    assert left_pending(store, "other") == []
    assert free_claims(store, is_gone) == 1
    assert [save.id for save in left_pending(store, "other")] == [number]
    assert next_page(store, "other") is None


def test_a_living_savers_claim_is_left(store: Store) -> None:
    queue_page(store, "Ferry", FERRY, 1)
    assert next_page(store, saver_name("Bot")) is not None
    assert free_claims(store, is_gone) == 0
    assert next_page(store, "other") is None
