"""``-check`` names what is wrong, with the code a pass would end with, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.apps.maintenance.command.passes import (
    EXCEPTIONS,
    QUICK,
    REPORT,
    SETTINGS,
    SLIP,
    STOP,
    Bot,
    Warm,
)
from tests.frameworks.pywikibot.command import PWB, Pwb, Terminal
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import Login, pwb_folder

pytestmark = pytest.mark.usefixtures("fresh")


def nothing(_wiki: Wiki, _admin: Client) -> None:
    """Leave the wiki as it is."""


@dataclass(frozen=True)
class Broken:
    """A configuration, what is done to the wiki, the code, and what is said."""

    code: int
    words: tuple[str, ...]
    keys: dict[str, Any] = field(default_factory=dict)
    make: Callable[[Wiki, Client], object] = nothing


OFFLINE = {
    "an unknown key": Broken(2, ("stop_pages", "did you mean stop_page"), {"stop_pages": "X"}),
    "no stop page": Broken(2, ('"accepted" needs a stop_page',), {"stop_page": None}),
    "an unknown rule": Broken(2, ("space_before_coma",), {"rules": ["space_before_coma"]}),
    "a report among articles": Broken(
        2, ("report_page", "is not below a user or project page"), {"report_page": "Our report"}
    ),
    "a limit without sense": Broken(2, ("limits", "minutes"), {"limits": {"minutes": 0}}),
}
ONLINE = {
    "no such family": Broken(
        2, ("there is no wiki nowiki:en", "the folder families"), {"wiki": "nowiki:en"}
    ),
    "no such language": Broken(2, ("there is no wiki copywiki:xx",), {"wiki": "copywiki:xx"}),
    "no stop page": Broken(
        5, ("WRONG stop page", f'"{STOP}" is missing'), make=lambda _, admin: admin.delete(STOP)
    ),
    "settings that everybody may edit": Broken(
        2,
        ("WRONG settings page", "everybody may edit it; protect it so that only sysop may"),
        {"settings_page": "Project:Settings"},
        lambda _, admin: admin.edit("Project:Settings", "{}"),
    ),
    "an unknown change tag": Broken(
        3, ("WRONG rights", "the change tag nothing does not exist"), {"tags": ["nothing"]}
    ),
    "no such category": Broken(
        2,
        ("WRONG source", "there is no page Category:Nothing"),
        {"source": [{"kind": "category", "title": "Category:Nothing"}]},
    ),
    "no such list": Broken(
        2,
        ("WRONG source", "there is no page User:Author/Pages"),
        {"source": [{"kind": "pagelist", "title": "User:Author/Pages"}]},
    ),
    "blocked": Broken(
        3,
        ("WRONG login", "CopyBot is blocked on copywiki:en: it errs"),
        make=lambda _, admin: admin.block("CopyBot", reason="it errs"),
    ),
    "down": Broken(4, ("copywiki:en", "try again later"), make=lambda wiki, _: wiki.fault(500)),
    "read-only": Broken(0, (), make=lambda wiki, _: wiki.readonly("the disk is changed")),
}


@pytest.mark.wide
@pytest.mark.parametrize("name", OFFLINE)
def test_what_the_configuration_has_wrong(bot: Bot, name: str) -> None:
    broken = OFFLINE[name]
    bot.configure(**broken.keys)
    for argument in ("-check", "-task:tidy"):
        said = bot.go(argument, code=broken.code)
        assert [word for word in broken.words if word not in said] == [], said
        assert f"{bot.path}" in said
    assert not (bot.folder / bot.queue).exists()


def assert_checked(bot: Bot, broken: Broken) -> None:
    """Assert that a check says what is wrong, and that nothing else is."""
    said = " ".join(bot.go("-check", code=broken.code).split())  # lines are wrapped
    assert [word for word in broken.words if word not in said] == [], said
    assert ("WRONG" in said) == bool(broken.code), said
    assert "Nothing was written or changed." in said
    assert not (bot.folder / bot.queue).exists()


@pytest.mark.wide
@pytest.mark.parametrize("name", ONLINE)
def test_what_is_wrong_on_the_wiki(bot: Bot, wiki: Wiki, admin: Client, name: str) -> None:
    broken = ONLINE[name]
    bot.configure(**broken.keys)
    broken.make(wiki, admin)
    before = {} if broken.code == 4 else admin.revision_ids()
    assert_checked(bot, broken)
    wiki.clear()
    assert admin.revision_ids().items() >= before.items()


def test_all_is_well(bot: Bot, operator: Client, pages: Client) -> None:
    operator.edit(SETTINGS, "{}")
    operator.edit(EXCEPTIONS, "* Mill")
    pages.edit("User:Author/Pages", "[[Mill 1]]")
    source = [{"kind": "recentchanges"}, {"kind": "pagelist", "title": "User:Author/Pages"}]
    bot.configure(
        settings_page=SETTINGS, exceptions_page=EXCEPTIONS, report_page=REPORT, source=source
    )
    before = pages.revision_ids()
    said = bot.go("-check")
    assert "Nothing is wrong. Nothing was written or changed." in said
    assert said.count("  ok ") == 8
    assert pages.revision_ids() == before
    assert not (bot.folder / bot.queue).exists()


@pytest.mark.wide
def test_simulate_is_told_by_the_check_and_by_each_pass(bot: Bot, client: Client) -> None:
    told = "simulate is on"
    for save in ("nothing", "trusted"):
        bot.configure(save=save)
        assert told not in bot.go("-check")
        assert told in bot.go("-check", "-simulate")
        before = client.revision_ids()
        client.edit(f"Mill {save}", SLIP)
        assert "simulate is on: nothing was saved" in bot.go("-simulate")
        assert client.revision_ids().keys() - before.keys() == {f"Mill {save}"}
        assert client.text(f"Mill {save}") == SLIP
    assert told not in bot.go()


def with_account(
    wiki: Wiki,
    bot: Bot,
    *,
    account: accounts.Account = accounts.COPY_BOT,
    login: Login = "password",
) -> Bot:
    warm = Warm(pwb_folder(wiki, bot.folder / "pywikibot", account=account, login=login, **QUICK))
    return Bot(warm, bot.folder, tasks=bot.tasks)


def test_a_wrong_password(bot: Bot, wiki: Wiki) -> None:
    other = with_account(wiki, bot, login="wrong")
    assert_checked(other, Broken(3, ("cannot log in to copywiki:en", "password file")))
    other.warm.end()


def test_no_bot_flag(bot: Bot, wiki: Wiki) -> None:
    other = with_account(wiki, bot, account=accounts.PLAIN_USER)
    words = ("WRONG rights: PlainUser has no bot flag: ask for it, or write bot = false",)
    assert_checked(other, Broken(3, words))
    other.warm.end()


def test_init_needs_somebody_to_answer(bot: Bot) -> None:
    bot.path.unlink()
    assert "it needs a terminal" in bot.go("-init", code=2)
    assert not bot.path.exists()
    bot.configure()
    assert "exists; name another file" in bot.go("-init", code=2)


def test_init_writes_what_check_accepts(bot: Bot, operator: Client) -> None:
    bot.path.unlink()
    pwb = Pwb(bot.warm.config, bot.folder)
    command = [*PWB, "copyedit_maintenance", "-init", f"-conf:{bot.path}"]
    with Terminal(pwb, command, {}) as terminal:
        for question, answer in (
            ("Which wiki", ""),
            ("What is the task called", "tidy!"),
            ("What is the task called", "tidy"),
            ("Where do pages come from", "recentchanges"),
            ("And where else", "random"),
            ("How many pages", "5"),
            ("And where else", ""),
            ("What may it save", "accepted"),
            ("Which page stops it", ""),
            ("Which page has its reports", "none"),
            ("By which page may people", "none"),
        ):
            terminal.expect(question)
            terminal.press(f"{answer}\n")
        done = terminal.end()
    assert done.code == 0, done.said
    assert "-check" in done.said
    assert "Nothing is wrong." in bot.go("-check")
    assert operator.exists(STOP)
