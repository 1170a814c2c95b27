"""``pwb copyedit_review`` as people start it: the terminal, the page, and what goes wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest
from playwright.sync_api import Browser, BrowserType, Error, Page, expect

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import decisions_of
from bot_plugins.store.findings import get
from bot_plugins.store.put import put
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from tests.frameworks.pywikibot.command import PWB, SECONDS, Ended, Pwb, Terminal, entrance
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.warm import begin
from tests.harness.wiki import Client
from tests.harness.wiki.bot_config import CODE, FAMILY
from tests.harness.wiki.ports import HOST, free_port
from tests.ui.display.build import marked
from tests.ui.review.build import RULES
from tests.ui.review.chromium import FLAGS, PATIENCE
from tests.ui.review.packages import CHROMIUM

pytestmark = pytest.mark.usefixtures("fresh")

TEXT = "== Mill ==\nBy then the war had «began|begun», and they had «went|gone» home."
MINE = f"-site:{FAMILY}:{CODE}"
REVIEW = (*PWB, "copyedit_review")


@pytest.fixture
def queue(tmp_path: Path, client: Client) -> Path:
    """Return the file of a queue with the changes of a page that the wiki has."""
    revid = client.edit("Mill", marked(TEXT).revision.text)
    path = tmp_path / "queue.sqlite3"
    with open_store(path) as store:
        url = f"http://{HOST}/wiki/Mill"
        found = marked(TEXT, title="Mill", site=f"{FAMILY}:{CODE}", revid=revid, url=url)
        put(store, found, RULES, start_run(store, "copyedit"))
        elsewhere = marked("It had «began|begun».", title="A", site="nowhere:en", revid=1)
        put(store, elsewhere, RULES, start_run(store, "copyedit"))
    return path


def states(path: Path) -> list[State]:
    with open_store(path) as store:
        return [one.state for one in (get(store, 1), get(store, 2)) if one]


def review(pwb: Pwb, *arguments: str) -> Ended:
    return pwb.run([*REVIEW, *arguments], {})


def visitor() -> OpenerDirector:
    """Return a browser of sorts, with cookies."""
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def test_decides_in_the_terminal(pwb: Pwb, queue: Path) -> None:
    with Terminal(
        pwb, [*REVIEW, "-terminal", f"-queue:{queue}", "-reviewer:Ann", MINE], {}
    ) as terminal:
        assert "[-began-]{+begun+}" in terminal.expect("What now?")
        terminal.press("A\n")
        terminal.expect("Accept 2 changes of verb_form?")
        terminal.press("n\n")
        terminal.expect("What now?")
        terminal.press("e\n")
        terminal.expect("Replacement for")
        terminal.press("started\n")
        terminal.expect("What now?")
        terminal.press("d\n")
        assert "== Mill ==" in terminal.expect("What now?")
        terminal.press("N\n")
        done = terminal.end()
    assert done.code == 0, done.said
    assert "2 decisions; 0 left." in done.said
    assert states(queue) == [State.ACCEPTED, State.NOT_AN_ERROR]
    with open_store(queue) as store:
        assert decisions_of(store, 1)[0].reviewer == "Ann"


def test_serves_the_page_until_ctrl_c(pwb: Pwb, queue: Path) -> None:
    port = free_port()
    process = pwb.begin(
        [*REVIEW, "-nobrowser", f"-queue:{queue}", f"-port:{port}", "-rule:verb_form"]
    )
    address, said = entrance(process)
    assert "as CopyBot: 3 changes to decide" in said
    browser = visitor()
    answer = browser.open(address)
    assert answer.url == f"http://{HOST}:{port}/?rule=verb_form"
    assert "began" in answer.read().decode()
    whole = browser.open(f"http://{HOST}:{port}/finding/1/page").read().decode()
    assert "== Mill ==" in whole
    assert '<mark id="change"><del>began</del><ins>begun</ins></mark>' in whole
    elsewhere = browser.open(f"http://{HOST}:{port}/finding/3/page").read().decode()
    assert "nowhere:en is not among the wikis of user-config.py" in elsewhere
    process.send_signal(signal.SIGINT)
    done = pwb.ended(process)
    assert done.code == 0, done.said
    assert "Review ended: 0 decided, 3 left." in done.said
    assert "Traceback" not in done.said


@pytest.mark.wide
def test_sigterm_frees_what_the_reviewer_looked_at(pwb: Pwb, queue: Path) -> None:
    process = pwb.begin([*REVIEW, "-nobrowser", f"-queue:{queue}"])
    address, _ = entrance(process)
    assert "began" in visitor().open(address).read().decode()
    with open_store(queue) as store:
        assert [item.id for item in next_items(store, "Bob")] == [2]
    process.send_signal(signal.SIGTERM)
    done = pwb.ended(process)
    assert done.code == 0, done.said
    with open_store(queue) as store:
        assert [item.id for item in next_items(store, "Ann")] == [1]


def test_a_port_in_use_is_said_in_one_line(pwb: Pwb, queue: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = review(pwb, "-nobrowser", f"-queue:{queue}", f"-port:{port}")
    assert done.code == 2, done.said
    assert done.said.strip().splitlines()[-1] == (
        f"ERROR: port {port} is in use: name another with -port:"
    )


def test_an_empty_queue_says_what_to_do(pwb: Pwb, tmp_path: Path) -> None:
    with open_store(tmp_path / "new.sqlite3"):
        pass
    done = review(pwb, "-terminal", f"-queue:{tmp_path / 'new.sqlite3'}")
    assert done.code == 0, done.said
    assert "pwb copyedit -page" in done.said


def test_nobody_at_the_terminal_decides_nothing(pwb: Pwb, queue: Path) -> None:
    done = review(pwb, "-terminal", f"-queue:{queue}")
    assert done.code == 1, done.said
    assert "-terminal needs a terminal" in done.said
    assert states(queue) == [State.OPEN, State.OPEN]


WRONG = {
    "unknown": ("-nonsense", "unknown option"),
    "port": ("-port:99999", "must be below 65536"),
    "applicability": ("-applicability:sure", "one of trusted, review, report"),
    "age": ("-age:999999999", "too large"),
}


@pytest.mark.wide
@pytest.mark.parametrize("case", WRONG)
def test_wrong_options_are_named(pwb: Pwb, case: str) -> None:
    option, said = WRONG[case]
    done = review(pwb, option)
    assert done.code == 2, done.said
    assert said in done.said


MISSPELT = {
    "rule": (["-rule:base_after_d"], "did you mean base_after_do or"),
    "run": (["-run:99"], "has no run 99; the nearest is 2"),
    "page": (["-page:Mil"], "has no page Mil; did you mean Mill?"),
    "site": (["-site:copywiki:de"], "has no wiki copywiki:de; did you mean copywiki:en?"),
    "divided": (["-page:The", "mill"], "pwb copyedit_review -terminal"),
}


@pytest.mark.wide
@pytest.mark.parametrize("slip", MISSPELT)
def test_what_is_not_in_the_queue_is_not_shown_as_nothing(pwb: Pwb, queue: Path, slip: str) -> None:
    arguments, said = MISSPELT[slip]
    done = review(pwb, "-terminal", f"-queue:{queue}", *arguments)
    assert done.code == 2, done.said
    assert said in done.said


def test_a_misspelt_queue_is_not_an_empty_one(pwb: Pwb, queue: Path) -> None:
    wrong = queue.with_name(f"{queue.name}3")
    done = review(pwb, "-terminal", f"-queue:{wrong}")
    assert done.code == 6, done.said
    assert f"did you mean {queue}?" in done.said
    assert not wrong.exists()


def test_help_names_every_option(pwb: Pwb) -> None:
    said = review(pwb, "-help").said
    names = "queue terminal port nobrowser reviewer rule page site applicability run age".split()
    assert [name for name in names if f"\n-{name}" not in said] == []


BROWSER = """#!/bin/sh
unset TMPDIR # its sockets want short paths
echo $$ >{folder}.pid
exec >{folder}.log 2>&1 {chromium} {flags} --headless --remote-debugging-port={port} \\
    --user-data-dir={folder} "$1"
"""
TOKEN = re.compile(r"token=([\w-]{20,})")


def processes() -> Iterator[bytes]:
    """Yield the command lines of all processes (man 5 proc)."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield path.read_bytes()


@dataclass(frozen=True)
class Starter:
    """What starts a browser that listens to Playwright on a port."""

    command: str
    port: int


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    """Yield what starts a browser as a person's is; end that browser afterwards."""
    port = free_port()
    starter = tmp_path / "browser.sh"
    starter.write_text(
        BROWSER.format(
            chromium=CHROMIUM, flags=" ".join(FLAGS), port=port, folder=tmp_path / "profile"
        )
    )
    starter.chmod(0o700)
    yield Starter(f"{starter} %s &", port)
    with suppress(OSError):  # it was never started, or has ended
        os.kill(int((tmp_path / "profile.pid").read_text()), signal.SIGTERM)


@pytest.mark.wide
def test_the_token_is_in_no_process_list_and_no_log(
    pwb_as: PwbAs, queue: Path, tmp_path: Path, starter: Starter, browser: Browser
) -> None:
    """A real browser is started as people's are, and comes in."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    pwb = pwb_as(log=["*"])
    process = begin(
        [*REVIEW, f"-queue:{queue}", "-log"],
        environment=pwb.environment(BROWSER=starter.command, TMPDIR=str(folder)),
        folder=pwb.folder,
    )
    address, _ = entrance(process)
    [token] = TOKEN.findall(address)
    page = opened_by(browser.browser_type, starter.port)
    expect(page.locator("body")).to_contain_text("began", timeout=PATIENCE)
    assert "token" not in page.url
    lines = list(processes())
    assert any(b"file://" in line and b"open.html" in line for line in lines)
    assert not any(token.encode() in line for line in lines)
    [kept] = folder.glob("copyedit-review-*")
    assert kept.stat().st_mode & 0o777 == 0o700
    assert (kept / "open.html").stat().st_mode & 0o777 == 0o600
    process.send_signal(signal.SIGINT)
    done = pwb.ended(process)
    assert done.code == 0, done.said
    assert list(folder.glob("copyedit-review-*")) == []
    logs = [path for path in pwb.config.rglob("*") if path.is_file() and "logs" in path.parts]
    assert any(b"Review of" in path.read_bytes() for path in logs)
    assert not any(token.encode() in path.read_bytes() for path in logs)


def opened_by(kind: BrowserType, port: int) -> Page:
    """Return the page that a browser was started with, once there is one."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        with suppress(Error):
            browser = kind.connect_over_cdp(f"http://{HOST}:{port}")
            if pages := browser.contexts[0].pages:
                return pages[0]
        time.sleep(0.1)
    raise AssertionError("the browser was not started")
