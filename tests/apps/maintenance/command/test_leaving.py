"""SIGTERM and Ctrl-C: the page in hand is finished, and the next pass goes on from there."""

from __future__ import annotations

import signal
import time

import pytest

from tests.apps.maintenance.command.passes import (
    MENDED,
    TEXTS,
    TITLES,
    Bot,
    assert_mended,
    running_at,
)
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")

SIGNALS = {signal.SIGTERM: (143, "asked to end (SIGTERM)"), signal.SIGINT: (130, "(Ctrl-C)")}
SOON_SECONDS = 10


@pytest.fixture(
    params=[
        pytest.param(signal.SIGTERM, id="SIGTERM"),
        pytest.param(signal.SIGINT, id="SIGINT", marks=pytest.mark.slow),
    ]
)
def number(request: pytest.FixtureRequest) -> signal.Signals:
    found: signal.Signals = request.param
    return found


def assert_left(bot: Bot, said: str, number: signal.Signals) -> None:
    _, words = SIGNALS[number]
    assert words in said
    assert "Traceback" not in said
    assert bot.last().code == SIGNALS[number][0]
    assert words in bot.last().reason


@pytest.mark.slow
def test_while_it_reads(bot: Bot, wiki: Wiki, pages: Client, number: signal.Signals) -> None:
    bot.configure(save="trusted")
    running = running_at(wiki, bot, **TEXTS)
    running.signal(number)
    wiki.release()
    done = running.ended()
    assert done.code == SIGNALS[number][0], done.said
    assert_left(bot, done.said, number)
    assert [pages.text(title) for title in TITLES].count(MENDED) == 0
    assert bot.last().figures["read"] == 0, "what it has fetched is for the next pass"
    bot.go()
    assert_mended(pages)
    assert bot.last().figures["read"] == len(TITLES) + 1  # and the main page


@pytest.mark.slow
def test_in_the_pause_between_edits(bot: Bot, pages: Client, number: signal.Signals) -> None:
    bot.configure(save="trusted", limits={"every": 60})
    running = bot.start()
    running.expect("Mill 1 saved as revision")
    began = time.monotonic()
    running.signal(number)
    done = running.ended()
    assert time.monotonic() - began < SOON_SECONDS
    assert done.code == SIGNALS[number][0], done.said
    assert_left(bot, done.said, number)
    assert [pages.text(title) for title in TITLES].count(MENDED) == 1
    bot.configure(save="trusted")
    bot.go()
    assert_mended(pages)


@pytest.mark.wide
def test_while_it_saves(bot: Bot, wiki: Wiki, pages: Client, number: signal.Signals) -> None:
    bot.configure(save="trusted")
    running = running_at(wiki, bot, action="edit", title="Mill 2")
    running.signal(number)
    wiki.release()
    done = running.ended()
    assert done.code == SIGNALS[number][0], done.said
    assert "Mill 2 saved as revision" in done.said
    assert_left(bot, done.said, number)
    assert [pages.text(title) for title in TITLES].count(MENDED) == 2
    bot.go()
    assert_mended(pages)


@pytest.mark.slow
def test_a_second_ctrl_c_does_not_wait(bot: Bot, wiki: Wiki, pages: Client) -> None:
    """The edit under way is stored all the same: the next pass sees that it was."""
    bot.configure(save="trusted")
    running = running_at(wiki, bot, action="edit", title="Mill 2")
    running.signal(signal.SIGINT)
    time.sleep(0.2)  # else the two would be one
    running.signal(signal.SIGINT)
    done = running.ended(SOON_SECONDS)
    assert done.code == 130, done.said
    assert "Traceback" not in done.said
    assert bot.last().code == 130
    wiki.release()
    assert "Mill 2 was saved before, as revision" in bot.go()
    assert_mended(pages)


def test_the_next_task_is_not_begun(bot: Bot, wiki: Wiki, pages: Client) -> None:
    bot.also("other")
    running = running_at(wiki, bot, **TEXTS)
    running.signal(signal.SIGTERM)
    wiki.release()
    assert running.ended().code == 143
    assert "other:" not in running.said
    assert bot.last().task == "tidy"
    assert pages.text("Mill 1") != MENDED
