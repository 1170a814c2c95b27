"""Two passes at once: one works, the other leaves and says who is at work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apps.maintenance.command.passes import MENDED, QUICK, SLIP, STOP, TEXTS, Bot, Warm, until
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import pwb_folder
from tests.store.databases import KINDS
from tests.store.mariadb import Server

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.fixture(params=KINDS)
def shared(request: pytest.FixtureRequest, bot: Bot) -> Bot:
    """Return a bot with a queue of each kind."""
    if request.param == "mariadb":
        server: Server = request.getfixturevalue("server")
        bot.queue = server.new_database()
    bot.configure(save="trusted")
    return bot


@pytest.mark.slow
def test_two_at_once(shared: Bot, wiki: Wiki, client: Client) -> None:
    client.edit("Mill", SLIP)
    wiki.hold(**TEXTS)
    both = [shared.start(), shared.start()]
    until(lambda: any(one.is_over for one in both), "both are at work")
    wiki.wait_for_held()
    [late] = [one for one in both if one.is_over]
    [early] = [one for one in both if one is not late]
    wiki.release()
    assert early.ended().code == 0, early.said
    left = late.ended()
    assert left.code == 7, left.said
    assert "another pass is at work" in left.said
    who = "connection" if "://" in shared.queue else f"process {early.pid}, since 20"
    assert who in left.said
    assert "free at once" in left.said
    assert [one.user for one in client.history("Mill")] == ["CopyBot", "Author"]


@pytest.mark.wide
def test_the_killed_leave_no_lock(shared: Bot, wiki: Wiki, client: Client) -> None:
    client.edit("Mill", SLIP)
    wiki.hold(**TEXTS)
    killed = shared.start()
    wiki.wait_for_held()
    killed.signal(signal.SIGKILL)
    assert killed.ended().code == -signal.SIGKILL
    wiki.release()
    shared.go()
    assert client.text("Mill") == MENDED


@pytest.mark.slow
def test_another_task_goes_on_beside(shared: Bot, wiki: Wiki, client: Client) -> None:
    shared.also("other", save="trusted")
    client.edit("Mill", SLIP)
    wiki.hold(**TEXTS)
    first = shared.start("-task:tidy")
    wiki.wait_for_held()
    shared.go("-task:other")
    assert client.text("Mill") == MENDED
    wiki.release()
    assert first.ended().code == 0, first.said
    assert [one.user for one in client.history("Mill")] == ["CopyBot", "Author"]


@pytest.fixture(scope="module")
def second(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    """Yield another wiki."""
    with Wiki(tmp_path_factory.mktemp("second") / "wiki", golden) as wiki:
        yield wiki


@pytest.fixture(scope="module")
def of_two(wiki: Wiki, second: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """Yield what starts passes over both wikis."""
    config = pwb_folder(wiki, tmp_path_factory.mktemp("two"), **QUICK)
    family = (config / "families/copywiki_family.py").read_text("utf-8")
    family = family.replace(str(wiki.port), str(second.port)).replace("'copywiki'", "'second'")
    (config / "families/second_family.py").write_text(family, "utf-8")
    with (config / "user-config.py").open("a", encoding="utf-8") as file:
        file.write("usernames['second']['en'] = 'CopyBot'\n")
    warm = Warm(config)
    yield warm
    warm.end()


@pytest.mark.slow
@pytest.mark.usefixtures("operator")
def test_two_at_once_over_two_wikis(wiki: Wiki, second: Wiki, of_two: Warm, tmp_path: Path) -> None:
    second.reset()
    second.client(accounts.COPY_BOT).edit(STOP, "run")
    bot = Bot(of_two, tmp_path)
    bot.configure("tidy", save="trusted")
    bot.also("tidy", wiki="second:en", save="trusted")
    authors = [one.client(accounts.AUTHOR) for one in (wiki, second)]
    for author in authors:
        author.edit("Mill", SLIP)
    both = [bot.start(), bot.start()]
    codes = sorted(one.ended().code for one in both)
    assert codes in ([0, 7], [7, 7]), [one.said for one in both]
    for author in authors:
        assert author.text("Mill") == MENDED
        assert [one.user for one in author.history("Mill")] == ["CopyBot", "Author"]


@pytest.mark.slow
@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("failing", [0, 1])
def test_a_wiki_that_fails_does_not_keep_the_other_from_its_pass(
    wiki: Wiki, second: Wiki, of_two: Warm, tmp_path: Path, failing: int
) -> None:
    """The first is the one of user-config.py, which Pywikibot would ask in any case."""
    second.reset()
    second.client(accounts.COPY_BOT).edit(STOP, "run")
    bot = Bot(of_two, tmp_path)
    bot.configure("tidy", save="trusted")
    bot.also("tidy", wiki="second:en", save="trusted")
    both = (wiki, second)
    author = both[1 - failing].client(accounts.AUTHOR)
    author.edit("Mill", SLIP)
    both[failing].kill()
    said = bot.go(code=4)
    name = ("copywiki:en", "second:en")[failing]
    assert f"{name} does not answer as it should" in said
    assert author.text("Mill") == MENDED
    both[failing].start()
