"""Two reviewers and a saver at once on one queue, on a real wiki, and the saver is killed."""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Thread

import pytest
import requests
from sqlalchemy import select

from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count, every
from bot_plugins.store.schema import decision, save, save_finding
from bot_plugins.store.states import SaveState, State
from tests.frameworks.pages import ALL, MILL
from tests.frameworks.pywikibot.command import PWB, Pwb, entrance
from tests.harness.warm import Process
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.ports import free_port

pytestmark = pytest.mark.usefixtures("fresh")

TITLES = [f"Mill {number}" for number in range(1, 51)]
CHANGES = 4 * len(TITLES)
HURRY = "[copyedit_save]\nevery = 0\ngrace = 1\n"
NAMES = ("Ann", "Bob", "Cleo")
LONGEST = 900
"""Seconds that all of it may take."""
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_CARD = re.compile(r'class="decide" method="post" action="(/finding/\d+[^"]*)"')


class Person:
    """A browser without scripts at a review page of its own."""

    def __init__(self, pwb: Pwb, name: str) -> None:
        self.pwb, self.name = pwb, name
        self.answers: Counter[int] = Counter()
        self.process = self._started()

    def _started(self) -> Process:
        command = [*PWB, "copyedit_review", "-nobrowser", "-queue:q.sqlite3"]
        process = self.pwb.begin([*command, f"-reviewer:{self.name}", f"-port:{free_port()}"])
        address, _ = entrance(process)
        self.base = address.partition("/enter")[0]
        self.session = requests.Session()
        # who does not follow, sees no change, and claims none
        self.session.get(address, allow_redirects=False, timeout=60)
        self.token = _TOKEN.findall(self.get("/pages"))[0]
        return process

    def get(self, path: str) -> str:
        """Return a page."""
        answer = self.session.get(f"{self.base}{path}", timeout=60)
        self.answers[answer.status_code] += 1
        return answer.text

    def post(self, path: str, **fields: str) -> str:
        """Send a form; return the page that follows."""
        form = {"token": self.token, **fields}
        answer = self.session.post(f"{self.base}{path}", data=form, timeout=60)
        self.answers[answer.status_code] += 1
        return answer.text

    def read(self, titles: list[str]) -> None:
        """Read pages, and wait until that is done."""
        self.post("/pages", kind="titles", titles="\n".join(titles))
        while "Pages were read" not in self.get("/pages"):
            time.sleep(0.2)

    def decide(self, queue: Store) -> None:
        """Accept all that is shown, one after the other, until nothing waits any more."""
        while count(queue, Filters()):
            page = self.get("/")
            while card := _CARD.search(page):
                page = self.post(card[1].replace("&amp;", "&"), what="accept")

    def kill(self) -> None:
        """End this person's page by force."""
        self.process.kill()
        self.process.wait(30)

    def start_again(self) -> None:
        """Start the page again."""
        self.process = self._started()

    def end(self) -> None:
        """End the page with Ctrl-C."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGINT)
        done = self.pwb.ended(self.process)
        assert "Traceback" not in done.said, done.said


@contextmanager
def people(pwb: Pwb, *names: str) -> Iterator[list[Person]]:
    """Start a page for each person, and end them all."""
    (pwb.folder / "scripts.ini").write_text(HURRY)
    with ExitStack() as stack:
        found = [Person(pwb, name) for name in names]
        for person in found:
            stack.callback(person.end)
        yield found


def save_on(saver: Person, reviewers: list[Thread]) -> None:
    """Save what was accepted, again and again, until everybody is done and nothing waits."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        are_done = not any(thread.is_alive() for thread in reviewers)
        page = saver.get("/save")
        if "<h1>Saving</h1>" in page:
            time.sleep(0.1)
        elif "Waiting to be saved" in page:
            saver.post("/save", every="0")
        elif are_done:
            return
    pytest.fail("it takes too long")


def killed_in_the_middle(wiki: Wiki, saver: Person) -> None:
    """Kill the saver while the wiki has its edit; start it again: it says so."""
    while "Waiting to be saved" not in saver.get("/save"):
        time.sleep(0.1)
    wiki.hold(action="edit")
    saver.post("/save", every="0")
    wiki.wait_for_held()
    saver.kill()
    wiki.release()
    saver.start_again()
    page = saver.get("/save")
    assert "The last saving was ended before it was done." in page
    assert "not known yet whether the wiki stored this edit: <bdi>Mill" in page
    assert "Go on saving" in page


@pytest.mark.slow
def test_nothing_is_decided_or_saved_twice(wiki: Wiki, client: Client, pwb: Pwb) -> None:
    """Takes up to four minutes on two busy cores."""
    for title in TITLES:
        client.edit(title, MILL)
    with open_store(pwb.folder / "q.sqlite3") as queue, people(pwb, *NAMES) as (ann, bob, saver):
        ann.read(TITLES)
        reviewers = [
            Thread(target=person.decide, args=(queue,), daemon=True) for person in (ann, bob)
        ]
        for thread in reviewers:
            thread.start()
        killed_in_the_middle(wiki, saver)
        killed_in_the_middle(wiki, saver)
        save_on(saver, reviewers)
        assert not (ann.answers | bob.answers).keys() - {200, 409}
        assert "ended before it was done" not in saver.get("/save")
        check_queue(queue)
        check_wiki(queue, client)


def check_queue(store: Store) -> None:
    """Each change was decided once, by one of the two, and is saved in one edit."""
    items = list(every(store, Filters(states=tuple(State))))
    assert Counter(item.state for item in items) == {State.SAVED: CHANGES}
    with store.reading() as connection:
        made = connection.execute(select(decision.c.finding_id, decision.c.reviewer)).all()
        live = select(save_finding.c.finding_id).where(save_finding.c.is_live == 1)
        saved = list(connection.scalars(live))
    assert len(made) == len({row.finding_id for row in made}) == CHANGES
    shares = Counter(row.reviewer for row in made)
    assert min(shares["Ann"], shares["Bob"]) > CHANGES // 10, shares
    assert len(saved) == len(set(saved)) == CHANGES


def check_wiki(store: Store, client: Client) -> None:
    """The history has each of the queue's edits once, and no other edit of the bot."""
    with store.reading() as connection:
        wanted = select(save.c.revid).where(save.c.state == SaveState.SAVED)
        known = sorted(connection.scalars(wanted))
    made = []
    for title in TITLES:
        assert client.text(title) == ALL
        history = client.history(title)
        made += [one.revid for one in history if one.user == accounts.COPY_BOT.name]
        assert {one.user for one in history} == {"Author", accounts.COPY_BOT.name}
    assert sorted(made) == known
