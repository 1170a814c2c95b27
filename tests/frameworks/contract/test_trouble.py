"""Whatever is wrong with the wiki: an end in good time, a reason, and nothing half done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.frameworks.contract.conftest import NO_ACCOUNT, NO_LAG, BotAs
from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import REPORT, Ended, Pwb
from tests.harness.wiki import Client, Wiki
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

HTML = "<!DOCTYPE html><title>Maintenance</title><p>We are back at noon.</p>"
SLOW = 3.0
EVERY_REQUEST: dict[str, Callable[[Wiki], None]] = {
    "500": lambda wiki: wiki.fault(500),
    "503": lambda wiki: wiki.fault(503, headers={"Retry-After": "0"}),
    "429": lambda wiki: wiki.fault(429, headers={"Retry-After": "0"}),
    "404": lambda wiki: wiki.fault(404, body=HTML),
    "HTML": lambda wiki: wiki.fault(200, body=HTML, headers={"Content-Type": "text/html"}),
    "empty": lambda wiki: wiki.fault(200, body=""),
    "slow": lambda wiki: wiki.fault(sleep=SLOW),
    "killed": lambda wiki: wiki.kill(),
}
EDITS_ONLY: dict[str, Callable[[Wiki], None]] = {
    "500": lambda wiki: wiki.fault(500, action="edit"),
    "503": lambda wiki: wiki.fault(503, action="edit"),
    "HTML": lambda wiki: wiki.fault(200, body=HTML, action="edit"),
}


def assert_a_clear_end(done: Ended, bot: Pwb, *codes: int) -> None:
    """Assert an exit code, and a message that names the wiki and says what to do."""
    assert done.code in codes, done.said
    assert "Traceback" not in done.said
    message = next(line for line in done.said.splitlines() if "try again later" in line)
    assert bot.wiki in message


@pytest.mark.wide
@pytest.mark.parametrize("trouble", ["500", "HTML", "killed"])
def test_nothing_works_in_a_dry_run(
    wiki: Wiki, client: Client, bot_as: BotAs, trouble: str
) -> None:
    client.edit("Mill", MILL)
    EVERY_REQUEST[trouble](wiki)
    bot = bot_as(impatient=True)
    assert_a_clear_end(bot.copyedit("-page:Mill"), bot, 4)


@pytest.mark.wide
@pytest.mark.parametrize("trouble", kin(EVERY_REQUEST, ["killed", "HTML"]))
def test_nothing_works_once_the_bot_knows_the_wiki(
    wiki: Wiki, client: Client, impatient: Pwb, trouble: str
) -> None:
    """What Pywikibot has cached lets it go further before it fails."""
    client.edit("Mill", MILL)
    before = client.revision_ids()
    EVERY_REQUEST[trouble](wiki)
    done = impatient.copyedit("-page:Mill", "-always")
    assert_a_clear_end(done, impatient, 4)
    wiki.clear()
    if not wiki.pid:
        wiki.start()
    assert client.revision_ids() == before


@pytest.mark.wide
@pytest.mark.parametrize("trouble", kin(EDITS_ONLY, ["HTML"]))
def test_edits_fail(wiki: Wiki, client: Client, impatient: Pwb, trouble: str) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", MILL)
    before = client.revision_ids()
    EDITS_ONLY[trouble](wiki)
    done = impatient.copyedit("-page:Mill", "-page:Pond", "-always")
    assert_a_clear_end(done, impatient, 4)
    assert client.revision_ids() == before
    assert {outcome for _, outcome in done.outcomes()} <= {"not saved"}
    assert "0 pages saved." in done.totals or "Totals" not in done.said


@pytest.mark.slow
def test_a_lagging_wiki(wiki: Wiki, client: Client, bot_as: BotAs, framework: str) -> None:
    client.edit("Mill", MILL)
    wiki.lag(2)
    bot = bot_as(impatient=True, **NO_LAG[framework])
    done = bot.copyedit("-page:Mill", "-always")
    assert_a_clear_end(done, bot, 4)
    assert "lag" in done.said
    assert client.text("Mill") == MILL


@pytest.mark.slow
def test_a_slow_edit_is_not_made_twice(wiki: Wiki, client: Client, impatient: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.fault(sleep=SLOW / 2, action="edit", count=1)
    done = impatient.copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "Author"]


@pytest.mark.slow
def test_one_bad_answer_is_tried_again(wiki: Wiki, client: Client, impatient: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.fault(503, action="edit", count=1)
    done = impatient.copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED


@pytest.mark.wide
@pytest.mark.parametrize("when", ["from the start", "from the first edit on"])
def test_a_read_only_wiki(wiki: Wiki, client: Client, impatient: Pwb, when: str) -> None:
    client.edit("Mill", MILL)
    before = client.revision_ids()
    if when == "from the start":
        wiki.readonly("the disk is being changed")
        done = impatient.copyedit("-page:Mill", "-always")
    else:
        wiki.hold(action="edit")
        process = impatient.start("-page:Mill", "-always")
        wiki.wait_for_held()
        wiki.readonly("the disk is being changed")
        wiki.release()
        done = impatient.ended(process)
    assert_a_clear_end(done, impatient, 4)
    assert f"{impatient.wiki} is read-only: the disk is being changed" in done.said
    assert client.revision_ids() == before


@pytest.mark.slow
def test_a_read_only_wiki_without_a_session(wiki: Wiki, client: Client, bot_as: BotAs) -> None:
    client.edit("Mill", MILL)
    wiki.readonly("the disk is being changed")
    bot = bot_as(impatient=True)
    assert_a_clear_end(bot.copyedit("-page:Mill", "-always"), bot, 4)
    assert client.text("Mill") == MILL


@pytest.mark.wide
def test_a_read_only_wiki_is_good_enough_for_a_dry_run(
    wiki: Wiki, client: Client, bot_as: BotAs
) -> None:
    client.edit("Mill", MILL)
    wiki.readonly("the disk is being changed")
    done = bot_as(impatient=True).copyedit("-page:Mill")
    assert done.code == 0, done.said
    assert done.outcomes() == [("Mill", "proposed")]


@pytest.mark.slow
def test_a_server_killed_in_the_middle_of_a_run(wiki: Wiki, client: Client, impatient: Pwb) -> None:
    titles = [f"Mill {number}" for number in range(4)]
    for title in titles:
        client.edit(title, MILL)
    wiki.hold(action="edit", title="Mill 2")
    process = impatient.start(*(f"-page:{title}" for title in titles), "-always")
    wiki.wait_for_held()
    wiki.kill()
    done = impatient.ended(process)
    assert_a_clear_end(done, impatient, 4)
    assert "2 pages saved." in done.totals
    wiki.clear()
    wiki.start()
    assert [client.text(title) for title in titles] == [TRUSTED, TRUSTED, MILL, MILL]
    outcomes = [("Mill 0", "saved"), ("Mill 1", "saved"), ("Mill 2", "not saved")]
    assert done.outcomes() == outcomes
    page = (done.folder / REPORT / "report.html").read_text(encoding="utf-8")
    assert "does not answer" in page
    assert page.rstrip().endswith("</html>")


@pytest.mark.slow
def test_a_wiki_that_comes_back_is_gone_on_with(wiki: Wiki, client: Client, impatient: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.kill()
    assert impatient.copyedit("-page:Mill", "-always").code == 4
    wiki.start()
    done = impatient.copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED


def test_a_wrong_password(wiki: Wiki, client: Client, bot_as: BotAs) -> None:
    client.edit("Mill", MILL)
    bot = bot_as(login="wrong", impatient=True)
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 3, done.said
    assert "Traceback" not in done.said
    assert f"cannot log in to {bot.wiki}" in done.said
    assert "; check " in done.said
    assert client.text("Mill") == MILL
    attempts = wiki.log(action="clientlogin") + wiki.log(action="login")
    assert sum(line["params"].get("username") == "CopyBot" for line in attempts) <= 3


def test_no_account_at_all(client: Client, bot_as: BotAs, framework: str) -> None:
    client.edit("Mill", MILL)
    done = bot_as(impatient=True, **NO_ACCOUNT[framework]).copyedit("-page:Mill", "-always")
    assert done.code == 3, done.said
    assert "Traceback" not in done.said
    assert client.text("Mill") == MILL
