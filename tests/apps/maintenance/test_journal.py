"""Log lines: one per thing, for people or for programs, into a file that may be moved away."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot_plugins.apps.maintenance.config.model import Log
from bot_plugins.apps.maintenance.journal import NAME, Journal, set_up

LIBRARY = "a.library"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    loggers = [logging.getLogger(name) for name in (NAME, LIBRARY)]
    yield tmp_path / "copyedit.log"
    for logger in loggers:
        for handler in logger.handlers:
            handler.close()
        logger.handlers, logger.propagate = [], True


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_text(path: Path) -> None:
    set_up(Log(file=str(path)), LIBRARY)
    journal = Journal(task="tidy", wiki="test:en")
    journal.say("Something happened – “so”.")
    journal.note("It has numbers", pages=3)
    journal.warn("Look at it")
    logging.getLogger(LIBRARY).error("A library\nsays %s\n", "more")
    logging.getLogger(LIBRARY).debug("not shown")
    told = [line.partition(" ")[2].partition(" ")[2] for line in lines(path)]
    assert told == [
        "tidy: Something happened – “so”.",
        "tidy: It has numbers",
        "tidy: WARNING: Look at it",
        "ERROR: A library says more",
    ]
    for line in lines(path):
        when = datetime.fromisoformat(line[:19]).replace(tzinfo=UTC)
        assert abs((datetime.now(UTC) - when).total_seconds()) < 60


def test_json(path: Path) -> None:
    set_up(Log(format="json", file=str(path)), LIBRARY)
    Journal(task="tidy", wiki="test:en").warn('It "has"\nnumbers', pages=3, code=5)
    logging.getLogger(LIBRARY).warning("A library\nsays so")
    ours, library = map(json.loads, lines(path))
    assert datetime.fromisoformat(ours.pop("time")).tzinfo == UTC
    assert ours == {
        "event": 'It "has"\nnumbers',
        "level": "warning",
        "task": "tidy",
        "wiki": "test:en",
        "pages": 3,
        "code": 5,
    }
    assert (library["event"], library["level"]) == ("A library says so", "warning")


def test_a_file_that_is_moved_away_is_made_anew(path: Path) -> None:
    set_up(Log(file=str(path)))
    journal = Journal()
    journal.say("first")
    path.rename(path.with_suffix(".1"))
    journal.say("second")
    assert lines(path.with_suffix(".1"))[0].endswith("first")
    assert [line.rpartition(" ")[2] for line in lines(path)] == ["second"]


def test_a_full_disk_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    handler = set_up(Log(file="/dev/full"))
    assert isinstance(handler, logging.FileHandler)
    journal = Journal(task="tidy")
    journal.say("first")
    journal.say("second")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "the log /dev/full cannot be written: No space left on device"
    assert [line.partition("tidy: ")[2] for line in said[1:]] == ["first", "second"]
    logging.getLogger(NAME).handlers = []
    with suppress(OSError):
        handler.close()


def test_a_file_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        set_up(Log(file=str(tmp_path / "missing/log")))


def test_nobody_is_asked() -> None:
    with pytest.raises(EOFError):
        Journal().ask("Shall I?", [("yes", "y")])
