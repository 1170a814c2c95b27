"""The people of a wiki: they write pages with slips, mend some, take back what the bot saved.

Everything they do is chosen at random from a seed. They know the wiki only by its API.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

import requests

from tests.apps.maintenance.setup import Place, clients
from tests.apps.maintenance.slips import BAD, RULES, Slip, brought_back, mended_between, standing
from tests.harness.wiki import accounts
from tests.harness.wiki.client import ApiError, Client
from tests.harness.wiki.meanwhile import Meanwhile

TAKEN_BACK = 0.06
"""The share of the bot's good saves that a patroller takes back all the same."""
NEW_PAGES, FEW = 0.25, 3
"""The share of edits that make a new page, and how many pages there must be for others."""
_NUMBERS = count(1)


@dataclass
class Editors:
    """Those who edit one wiki. ``made`` counts what they did, by its name."""

    place: Place
    rng: random.Random
    are_against: bool
    """Whether they take back all that the bad rule does."""
    made: Counter[str] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    _seen: int = 0
    _protected: str = ""

    def __post_init__(self) -> None:
        self._people = clients(self.place)
        self._kinds: dict[str, tuple[int, Callable[[], None]]] = {
            "edited elsewhere": (30, self._elsewhere),
            "brought in a slip": (30, self._slip),
            "mended a slip": (10, self._mend),
            "undid each other": (4, self._undo_each_other),
            "rewrote beside a slip": (6, self._beside),
            "moved": (2, self._move),
            "deleted": (1, self._delete),
            "protected": (1, self._protect),
        }

    def edit(self, number: int) -> None:
        """Do so many things; what the wiki refuses does not count, and another is done."""
        until = self.edits + number
        while self.edits < until:
            self.edit_once()

    def edit_once(self) -> None:
        """Do something, if the wiki lets it be done."""
        if len(self.titles) < FEW or self.rng.random() < NEW_PAGES:
            self._try("wrote a page", self._new_page)
        else:
            kinds = list(self._kinds)
            [kind] = self.rng.choices(kinds, [self._kinds[one][0] for one in kinds])
            self._try(kind, self._kinds[kind][1])

    @property
    def edits(self) -> int:
        """How many things were done so far."""
        return self.made.total()

    def patrol(self) -> None:
        """Look at what the bot saved since the last time, and take some of it back."""
        rows = self._people["Admin"].call(
            "query", list="recentchanges", rcuser=accounts.COPY_BOT.name, rctype="edit",
            rcprop="ids|title", rclimit="max", rcnamespace=0,
        )["query"]["recentchanges"]  # fmt: skip
        for row in reversed(rows):
            if row["revid"] > self._seen:
                self._seen = row["revid"]
                self._try("patrolled", lambda row=row: self._judge(row))  # type: ignore[misc]
        del self.made["patrolled"]

    def _try(self, kind: str, do: Callable[[], None]) -> None:
        """Do one thing, unless the wiki refuses: it may be in trouble, or the page gone."""
        with suppress(ApiError, requests.RequestException, KeyError, _Nothing):
            do()
            self.made[kind] += 1

    def _slips(self, most: int) -> list[str]:
        chosen = self.rng.choices(RULES, k=self.rng.randint(1, most))
        return [Slip(rule, next(_NUMBERS)).wrong for rule in chosen]

    def _plain(self) -> str:
        return f"Note {next(_NUMBERS)} stands here and says nothing else."

    def _new_page(self) -> None:
        title = f"Place {next(_NUMBERS)}"
        slips = self._slips(3) if self.rng.random() < 0.8 else []
        self._people["Author"].edit(title, "\n\n".join([self._plain(), *slips, self._plain()]))
        self.titles.append(title)

    @contextmanager
    def _page(self, person: str = "Author") -> Iterator[_Page]:
        """Yield a page to be changed; what becomes of its text is saved against its revision."""
        page = _Page.of(self._people[person], self.rng.choice(self.titles))
        text = page.text
        yield page
        if page.text == text:
            raise _Nothing
        self._people[person].edit(page.title, page.text, baserevid=page.revid)

    def _elsewhere(self) -> None:
        with self._page() as page:
            page.text = f"{self._plain()}\n\n{page.text}"

    def _slip(self) -> None:
        with self._page() as page:
            paragraphs = page.text.split("\n\n")
            paragraphs.insert(self.rng.randint(0, len(paragraphs)), self._slips(1)[0])
            page.text = "\n\n".join(paragraphs)

    def _mend(self) -> None:
        with self._page("PlainUser") as page:
            slip = self._choose(page)
            page.text = page.text.replace(slip.wrong, slip.mended)

    def _beside(self) -> None:
        """Add to a slip's own line, so that it must be known by fewer words."""
        with self._page() as page:
            slip = self._choose(page)
            page.text = page.text.replace(slip.wrong, f"{slip.wrong} {self._plain()}")

    def _choose(self, page: _Page) -> Slip:
        if slips := sorted(standing(page.text)):
            return self.rng.choice(slips)
        raise _Nothing

    def _undo_each_other(self) -> None:
        """Undo the last edit of a page, if it was not the bot's."""
        title = self.rng.choice(self.titles)
        last = self._people["PlainUser"].history(title)[0]
        if last.user == accounts.COPY_BOT.name or not last.parentid:
            raise _Nothing
        self._people["PlainUser"].edit(title, None, undo=last.revid)

    def _move(self) -> None:
        title, to = self.rng.choice(self.titles), f"Moved {next(_NUMBERS)}"
        self._people["Author"].move(title, to)
        self.titles[self.titles.index(title)] = to
        if title == self._protected:
            self._protected = to

    def _delete(self) -> None:
        title = self.rng.choice([one for one in self.titles if one != self._protected])
        self._people["Admin"].delete(title)
        self.titles.remove(title)

    def _protect(self) -> None:
        """Protect a page, and lift the protection of the one before."""
        self.unprotect()
        title = self.rng.choice(self.titles)
        self._people["Admin"].protect(title)
        self._protected = title

    def unprotect(self) -> None:
        """Leave nothing protected."""
        if self._protected:
            self._people["Admin"].protect(self._protected, "edit=all")
            self._protected = ""

    def _judge(self, row: dict[str, object]) -> None:
        """Take a save of the bot back, or some of it, or leave it."""
        title, revid = str(row["title"]), int(str(row["revid"]))
        admin = self._people["Admin"]
        before, after = admin.text_of(int(str(row["old_revid"]))), admin.text_of(revid)
        changes = mended_between(before, after)
        bad = {slip for slip in changes if slip.rule == BAD and self.are_against}
        if bad and bad != changes:
            self._take_back_by_hand(title, sorted(bad))
        elif bad or self.rng.random() < TAKEN_BACK:
            self._take_back(title, revid, sorted(changes))

    def _take_back(self, title: str, revid: int, changes: Sequence[Slip]) -> None:
        """Take a save back: by rollback, by undo, or as people do who know neither."""
        is_last = self._people["Admin"].history(title)[0].revid == revid
        ways = ["undo", "by hand", *(["rollback"] if is_last else [])]
        way = self.rng.choice(ways)
        if way == "rollback":
            self._people["Admin"].rollback(title, accounts.COPY_BOT.name)
        elif way == "undo":
            self._people["PlainUser"].edit(title, None, undo=revid)
        else:
            self._take_back_by_hand(title, changes)
            return
        self.made[f"took a save back: {way}"] += 1

    def _take_back_by_hand(self, title: str, changes: Sequence[Slip]) -> None:
        page = _Page.of(self._people["PlainUser"], title)
        text = brought_back(page.text, changes)
        if text != page.text:
            self._people["PlainUser"].edit(title, text, baserevid=page.revid)
            self.made["took changes back by hand"] += 1


class _Nothing(Exception):  # noqa: N818 - no error: there is nothing to do on this page
    """What was to be done cannot be done on this page."""


@dataclass
class _Page:
    """A page as somebody has it before them."""

    title: str
    revid: int
    text: str

    @staticmethod
    def of(client: Client, title: str) -> _Page:
        """Look at a page as it is now."""
        revid, text = client.latest(title)
        return _Page(title, revid, text)


class Bustle(Meanwhile):
    """Editors at work in a thread of their own, until the ``with`` block ends."""

    def __init__(self, editors: Sequence[Editors], pause: float) -> None:
        super().__init__()
        self._editors, self._pause = editors, pause

    def pause(self) -> float:
        """Return how many seconds they rest."""
        return self._pause

    def act(self) -> None:
        """Let each make an edit."""
        for one in self._editors:
            one.edit_once()
