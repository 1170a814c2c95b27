"""What goes wrong with the queue ends a command with a code that schedulers can tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped
from bot_plugins.store.locks import hold


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PYWIKIBOT_NO_USER_CONFIG", "2")  # read when Pywikibot is imported
    return str(tmp_path / "queue.sqlite3")


def test_another_pass_at_work_has_its_own_code(file: str) -> None:
    from bot_plugins.frameworks.pywikibot.commands.queue import open_queue

    with (
        open_queue(file) as store,
        hold(store, "daily"),
        pytest.raises(RunStopped, match="another pass is at work") as stopped,
        open_queue(file) as second,
        hold(second, "daily"),
    ):
        pytest.fail("two passes at work")
    assert stopped.value.code == exit_codes.LOCKED


def test_a_queue_that_fails_has_another(file: str) -> None:
    from bot_plugins.frameworks.pywikibot.commands.queue import open_queue

    Path(file).write_text("no database " * 1000)
    with pytest.raises(RunStopped) as stopped, open_queue(file):
        pytest.fail("it is no queue")
    assert stopped.value.code == exit_codes.QUEUE
