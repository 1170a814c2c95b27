"""The stop page: everything but the agreed content stops the task."""

from __future__ import annotations

import pytest

from bot_plugins.run.saving.stop_page import why_stopped
from tests.apps.maintenance.control import is_harmless, page

STOPPED = {
    "stop": "stop",
    "empty": "",
    "blank": " \n\t",
    "capital": "Run",
    "more words": "run, please",
    "twice": "run run",
    "with a comment": "run<!-- no -->",
    "invisible character": "run\u200b",
    "quoted": '"run"',
    "lone surrogate": "run\ud800",
    "huge": "run " * 500_000,
}
GOES_ON = ("run", " run", "run\n", "\n\trun \u00a0\n")


@pytest.mark.parametrize("text", STOPPED.values(), ids=STOPPED)
def test_stops(text: str) -> None:
    reason = why_stopped(page(text), "User:Bot/stop", "run")
    assert 'the stop page "User:Bot/stop"' in reason
    assert reason.endswith('the bot continues when its whole text is "run"')
    assert len(reason) < 250
    assert is_harmless(reason)


@pytest.mark.parametrize("text", GOES_ON)
def test_goes_on(text: str) -> None:
    assert why_stopped(page(text), "User:Bot/stop", "run") == ""


def test_says_what_is_there() -> None:
    assert '" is missing; ' in why_stopped(None, "Stop", "run")
    assert '" is empty; ' in why_stopped(page("\n"), "Stop", "run")
    assert ' says "Please stop. I mean it.\\x9b"; ' in why_stopped(
        page("Please stop.\r\nI mean it.\x9b"), "Stop", "run"
    )


def test_an_agreed_content_of_nothing_agrees_to_nothing() -> None:
    """A page that somebody emptied means stop, whatever a configuration says."""
    assert why_stopped(page(""), "Stop", " ")
