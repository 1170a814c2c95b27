"""Whatever is wrong with a wiki: the right code, words to act on, and the next pass goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest

from tests.apps.maintenance.command.passes import (
    HASTE,
    MENDED,
    SLIP,
    STOP,
    TEXTS,
    TITLES,
    Bot,
    assert_mended,
    running_at,
)
from tests.frameworks.pywikibot.command import Ended
from tests.harness.wiki import Client, Wiki, accounts
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

HTML = "<!DOCTYPE html><title>Maintenance</title><p>We are back at noon.</p>"
HALF = '{"batchcomplete": true, "query": {"pages": [{"pageid": 1, "ns": 0, "tit'
JSON = {"Content-Type": "application/json; charset=utf-8"}
DOWN = ("copywiki:en", "try again later")
MOST_SECONDS = 30
"""The time in which a pass with little patience leaves."""


@dataclass(frozen=True)
class Trouble:
    """How it is made, the exit code that it leads to, and words that are said."""

    make: Callable[[Wiki, Client], object]
    code: int
    words: tuple[str, ...] = DOWN
    settings: Mapping[str, object] = field(default_factory=dict)
    saved: tuple[int, ...] = ()
    titles: tuple[str, ...] = TITLES


def answering(body: str) -> Trouble:
    return Trouble(lambda wiki, _: wiki.fault(200, body=body, headers=JSON), 4)


def stop_says(words: str) -> Callable[[Wiki, Client], object]:
    return lambda _, admin: admin.edit(STOP, words)


OUTAGES = {
    "read-only": Trouble(
        lambda wiki, _: wiki.readonly("the disk is being changed"),
        4,
        ("copywiki:en is read-only: the disk is being changed", "try again later"),
    ),
    "500": Trouble(lambda wiki, _: wiki.fault(500), 4),
    "503": Trouble(lambda wiki, _: wiki.fault(503, headers={"Retry-After": "0"}), 4),
    "404": Trouble(lambda wiki, _: wiki.fault(404, body=HTML), 4),
    "hanging": Trouble(lambda wiki, _: wiki.fault(sleep=3), 4, settings=HASTE),
    "HTML": Trouble(lambda wiki, _: wiki.fault(200, body=HTML), 4),
    "half an answer": answering(HALF),
    "an empty answer": answering(""),
    "an answer without anything": answering("{}"),
    "an answer without what was asked": answering('{"batchcomplete": true, "query": {}}'),
    "an answer of another kind": answering("[]"),
    "no value": answering("null"),
    "gone": Trouble(lambda wiki, _: wiki.kill(), 4),
}
REFUSALS = {
    "blocked": Trouble(
        lambda _, admin: admin.block("CopyBot", reason="it errs"),
        3,
        ("CopyBot is blocked on copywiki:en: it errs",),
    ),
    "a message": Trouble(
        lambda _, admin: admin.edit("User talk:CopyBot", "Please stop."),
        5,
        ("there is a new message on CopyBot's talk page on copywiki:en", "read it in a browser"),
    ),
    "other words on the stop page": Trouble(
        stop_says("stop it"), 5, (f'the stop page "{STOP}" says "stop it"', 'is "run"')
    ),
    "an empty stop page": Trouble(stop_says(""), 5, (f'"{STOP}" is empty',)),
    "no stop page": Trouble(
        lambda _, admin: admin.delete(STOP), 5, (f'"{STOP}" is missing', 'is "run"')
    ),
    "a moved stop page": Trouble(
        lambda _, admin: admin.move(STOP, f"{STOP}ped"), 5, (f'"{STOP}" says', "#REDIRECT")
    ),
}
IN_THE_MIDDLE = {
    **{name: replace(one, saved=(1, 2)) for name, one in REFUSALS.items()},
    "blocked": replace(
        REFUSALS["blocked"],
        words=("copywiki:en refuses to save: the account is blocked",),
        saved=(1,),
    ),
    "read-only": replace(OUTAGES["read-only"], saved=(1,)),
    "500 for all": replace(OUTAGES["500"], saved=(1,)),
    "gone": replace(OUTAGES["gone"], saved=(1,)),
    "answers without what was asked": replace(
        OUTAGES["an answer without what was asked"],
        code=1,
        words=("no answer to the edit", "Mill 3 was left alone: it cannot be read"),
        saved=(1,),
    ),
    "500 for edits": Trouble(lambda wiki, _: wiki.fault(500, action="edit"), 4, saved=(1,)),
    "HTML for edits": Trouble(
        lambda wiki, _: wiki.fault(200, body=HTML, action="edit"), 4, saved=(1,)
    ),
    "half an answer for edits": Trouble(
        lambda wiki, _: wiki.fault(200, body=HALF, headers=JSON, action="edit"), 4, saved=(1,)
    ),
    "lost answers to edits that are stored": Trouble(
        lambda wiki, _: wiki.fault(500, action="edit", late=True, count=3),
        0,
        ("no answer to the edit", "was saved before, as revision"),
        saved=(1, 2, 3, 4, 5),
    ),
    "logged out": Trouble(lambda wiki, _: wiki.end_sessions(), 0, (), saved=(1, 2, 3, 4, 5)),
    "the clock goes forth": Trouble(lambda wiki, _: wiki.clock(7200), 0, (), saved=(1, 2, 3, 4, 5)),
    "the clock goes back": Trouble(lambda wiki, _: wiki.clock(-7200), 0, (), saved=(1, 2, 3, 4, 5)),
    "a page is deleted": Trouble(
        lambda _, admin: admin.delete("Mill 4"),
        1,
        ("Mill 4 was left alone: the page does not exist",),
        saved=(1, 2, 3, 5),
        titles=("Mill 1", "Mill 2", "Mill 3", "Mill 5"),
    ),
    "a page is moved": Trouble(
        lambda _, admin: admin.move("Mill 4", "Watermill"),
        1,
        ("Mill 4 was left alone: a redirect",),
        saved=(1, 2, 3, 5),
        titles=("Mill 1", "Mill 2", "Mill 3", "Mill 5"),
    ),
    "its own page is deleted": Trouble(
        lambda _, admin: admin.delete("Mill 2"),
        1,
        ("Mill 2 was left alone: deleted or moved away meanwhile",),
        saved=(1, 3, 4, 5),
        titles=("Mill 1", "Mill 3", "Mill 4", "Mill 5"),
    ),
}


@dataclass(frozen=True)
class World:
    """A bot, the wiki it works on, and people there."""

    bot: Bot
    wiki: Wiki
    pages: Client
    admin: Client
    operator: Client


@pytest.fixture
def world(bot: Bot, wiki: Wiki, pages: Client, admin: Client, operator: Client) -> World:
    return World(bot, wiki, pages, admin, operator)


def heal(wiki: Wiki, operator: Client) -> None:
    """Put everything right again, as people of the wiki and its operators would."""
    wiki.clear()
    if not wiki.pid:
        wiki.start()
    admin = wiki.client(accounts.ADMIN)
    about = operator.call("query", meta="userinfo", uiprop="blockinfo")
    if "blockid" in about["query"]["userinfo"]:
        admin.unblock("CopyBot")
    admin.edit(STOP, "run")
    operator.call("clearhasmsg")


def assert_left(bot: Bot, trouble: Trouble, name: str) -> None:
    """Make a pass that comes into trouble; it leaves as it should, and soon."""
    began = time.monotonic()
    done = bot.start(settings=trouble.settings).ended()
    assert time.monotonic() - began < MOST_SECONDS, name
    assert_told(done, trouble, name)


def assert_told(done: Ended, trouble: Trouble, name: str) -> None:
    """Assert the exit code, words to act on, and that no traceback is among them."""
    said = f"{name}:\n{done.said}"
    assert done.code == trouble.code, said
    assert [word for word in trouble.words if word not in done.said] == [], said
    assert "Traceback" not in done.said, said


SOME = {name: OUTAGES[name] for name in ("read-only", "half an answer")}
SOME |= {name: REFUSALS[name] for name in ("a message", "no stop page")}


@pytest.mark.wide
@pytest.mark.parametrize(
    "kind",
    [SOME, pytest.param({**OUTAGES, **REFUSALS}, marks=pytest.mark.slow)],
    ids=["some", "all"],
)
def test_from_the_start(world: World, kind: Mapping[str, Trouble]) -> None:
    """One pass after another meets another trouble; the first that meets none does it all."""
    world.bot.configure(save="trusted")
    before = {**world.pages.revision_ids(), STOP: 0}
    for name, trouble in kind.items():
        trouble.make(world.wiki, world.admin)
        assert_left(world.bot, trouble, name)
        heal(world.wiki, world.operator)
    assert {**world.pages.revision_ids(), "User talk:CopyBot": 0, STOP: 0}.items() >= before.items()
    world.bot.go()
    assert_mended(world.pages)


@pytest.mark.wide
@pytest.mark.parametrize("name", kin(IN_THE_MIDDLE, ["other words on the stop page"]))
def test_in_the_middle_of_the_saves(world: World, name: str) -> None:
    """The second of the pages is at the wiki, about to be saved, when it happens."""
    world.bot.configure(save="trusted")
    trouble = IN_THE_MIDDLE[name]
    running = running_at(world.wiki, world.bot, action="edit", title="Mill 2")
    trouble.make(world.wiki, world.admin)
    world.wiki.release()
    assert_told(running.ended(), trouble, name)
    heal(world.wiki, world.operator)
    saved = [
        title for title in TITLES if world.pages.exists(title) and world.pages.text(title) == MENDED
    ]
    assert saved == [f"Mill {number}" for number in trouble.saved]
    world.bot.age_saves()
    world.bot.go()
    assert_mended(world.pages, trouble.titles)


@pytest.mark.slow
def test_in_the_middle_of_the_reading(world: World) -> None:
    """The request for the texts is at the wiki when pages go, and everybody is logged out."""
    world.bot.configure(save="trusted")
    running = running_at(world.wiki, world.bot, **TEXTS)
    world.admin.delete("Mill 2")
    world.admin.move("Mill 3", "Watermill")
    world.wiki.end_sessions()
    world.wiki.release()
    done = running.ended()
    assert done.code in (0, 1), done.said
    assert "Traceback" not in done.said
    world.bot.go()
    assert_mended(world.pages, ("Mill 1", "Mill 4", "Mill 5"))
    assert world.pages.text("Watermill") == MENDED
    assert [one.user for one in world.pages.history("Watermill")].count("CopyBot") == 1


@pytest.mark.slow
def test_the_clock_is_put_forth_and_back(world: World) -> None:
    """Whatever the wiki's clock says when: every page is read, and none is saved twice."""
    world.bot.configure(save="trusted")
    world.bot.go()
    titles = []
    for number, seconds in enumerate((7200, -7200, 0, 3600)):
        titles.append(f"Pond {number}")
        world.wiki.clock(seconds)
        world.pages.edit(titles[-1], SLIP)
        world.bot.go()
    world.wiki.clock(None)
    world.bot.go()
    assert_mended(world.pages, (*TITLES, *titles))
