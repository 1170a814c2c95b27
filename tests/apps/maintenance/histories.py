"""Everything a wiki has kept of its articles, deleted ones too, and which slips the bot mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.apps.maintenance.setup import Place
from tests.apps.maintenance.slips import Slip, mended_between, standing, without
from tests.harness.wiki import Client, accounts


@dataclass(frozen=True)
class Version:
    """A revision of a page. ``parent`` is 0 for the first."""

    revid: int
    parent: int
    user: str
    text: str

    @property
    def is_ours(self) -> bool:
        """Whether the bot made it; moving a page makes one as well, by who moves it."""
        return self.user == accounts.COPY_BOT.name


@dataclass
class Story:
    """One page from its beginning, oldest revision first."""

    title: str
    pageid: int
    is_deleted: bool = False
    versions: list[Version] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the page says in the end."""
        return self.versions[-1].text

    @property
    def is_readable(self) -> bool:
        """Whether it is an article that can be seen."""
        return not self.is_deleted and not self.text.startswith("#REDIRECT")

    def ours(self) -> Iterator[tuple[Version, Version]]:
        """Yield our revisions, each after the one before it."""
        known = {one.revid: one for one in self.versions}
        for one in self.versions:
            if one.is_ours:
                yield known[one.parent], one

    def was_away(self, slip: Slip) -> bool:
        """Tell whether a slip stood there, was gone, and came back."""
        stood = [slip in standing(one.text) for one in self.versions]
        first = stood.index(True) if True in stood else len(stood)
        return False in stood[first:]


def stories(place: Place) -> list[Story]:
    """Return all articles of a wiki."""
    client = place.wiki.client(accounts.ADMIN)
    living: dict[int, Story] = {}
    for page in _all(client, "allrevisions", "arv", arvdir="newer"):
        story = living.setdefault(page["pageid"], Story(page["title"], page["pageid"]))
        story.versions += map(_version, page["revisions"])
    deleted: dict[str, Story] = {}
    for page in _all(client, "alldeletedrevisions", "adr", adrdir="newer"):
        story = deleted.setdefault(page["title"], Story(page["title"], 0, is_deleted=True))
        story.versions += map(_version, page["revisions"])
    found = [*living.values(), *deleted.values()]
    for story in found:
        story.versions.sort(key=lambda one: one.revid)
    return found


def _all(client: Client, module: str, prefix: str, **params: str) -> Iterator[dict[str, Any]]:
    wanted = {f"{prefix}prop": "ids|user|content", f"{prefix}slots": "main",
              f"{prefix}limit": "max", f"{prefix}namespace": "0"}  # fmt: skip
    more: dict[str, str] = {}
    while True:
        answer = client.call("query", list=module, **wanted, **params, **more)
        yield from answer["query"][module]
        if "continue" not in answer:
            return
        more = answer["continue"]


def _version(row: Mapping[str, Any]) -> Version:
    return Version(row["revid"], row["parentid"], row["user"], row["slots"]["main"]["content"])


def wrong_edits(story: Story) -> Iterator[str]:
    """Say which of our revisions changed what they should not, or what was taken back."""
    times: defaultdict[Slip, int] = defaultdict(int)
    for before, after in story.ours():
        slips = mended_between(before.text, after.text)
        if not slips or without(before.text, slips) != after.text:
            yield f"{story.title}: our revision {after.revid} changed something else"
        for slip in slips:
            times[slip] += 1
    for slip, number in times.items():
        if number > 1:
            yield f"{story.title}: {slip} was saved {number} times"
