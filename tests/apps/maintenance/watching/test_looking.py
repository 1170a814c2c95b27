"""What becomes of saves on a real wiki, and what finding that out costs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot_plugins.apps.maintenance.watching.looking import WatchResult
from bot_plugins.core import exit_codes
from bot_plugins.ports import History, RunStopped
from bot_plugins.store.database import Store
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.put import Outcome, put
from bot_plugins.store.standings import standings
from bot_plugins.store.tasks import start_run
from bot_plugins.store.undoing import record_undo, to_watch
from tests.apps.maintenance.watching.saved import (
    RULES,
    SINCE,
    SITE,
    Seen,
    new,
    old,
    save,
    summary_of,
)
from tests.harness.wiki import Client, Wiki, accounts
from tests.ui.display.build import marked

PAGE = (
    "The mill was old.\n\nBy then the war had «began|begun» in the north. Nobody went out on"
    " that day.\n\nIt was «wrote|written» down« ,|,» they said. The river is wide."
)
NEW, OLD = new(PAGE), old(PAGE)
pytestmark = pytest.mark.usefixtures("fresh")


@pytest.fixture
def bot(fresh: Wiki) -> Client:
    """Return an API client logged in as CopyBot."""
    return fresh.member(accounts.COPY_BOT)


@pytest.fixture
def seen(bot: Client) -> Seen:
    """Return the wiki as looking after saves sees it."""
    return Seen(bot)


@dataclass(frozen=True)
class Scene:
    """The page called Mill, with our revision ``revid``, and who may edit it."""

    store: Store
    wiki: Wiki
    author: Client
    bot: Client
    seen: Seen
    revid: int

    @property
    def admin(self) -> Client:
        """An API client logged in as Admin."""
        return self.wiki.member(accounts.ADMIN)

    def look(self) -> WatchResult:
        """Look after all saves."""
        return self.seen.look(self.store)


@pytest.fixture
def scene(store: Store, fresh: Wiki, client: Client, bot: Client, seen: Seen) -> Scene:
    """Save the page called Mill."""
    return Scene(store, fresh, client, bot, seen, save(store, client, bot, "Mill", PAGE))


def states(store: Store) -> list[str]:
    found = sorted(every(store, EVERYTHING), key=lambda one: one.id)
    return [one.state.value for one in found]


def figures(looked: WatchResult) -> tuple[int, int]:
    return looked.reverted, looked.taken_back


@pytest.mark.wide
def test_nothing_is_asked_of_pages_that_nobody_edited(
    store: Store, client: Client, bot: Client, seen: Seen
) -> None:
    for number in range(3):
        save(store, client, bot, f"Mill {number}", PAGE)
    assert seen.look(store) == WatchResult(watched=3)
    assert seen.asked == ["latest"]


@pytest.mark.wide
def test_a_page_is_asked_for_once_after_each_change(scene: Scene) -> None:
    for text in (f"{NEW} One.", f"{NEW} Two."):
        scene.author.edit("Mill", text)
        assert figures(scene.look()) == (0, 0)
        assert scene.seen.asked == ["latest", "history", "text"]
        scene.look()
        assert scene.seen.asked == ["latest"]


@pytest.mark.wide
def test_several_saves_on_a_page_are_asked_for_together(scene: Scene) -> None:
    later = f"{NEW}\n\nAll «has|have» gone."
    save(scene.store, scene.author, scene.bot, "Mill", later)
    scene.author.edit("Mill", new(later).replace("begun", "began"))
    assert figures(scene.look()) == (0, 1)
    assert scene.seen.asked == ["latest", "history", "text"]
    assert states(scene.store) == ["undone", "saved", "saved", "saved"]


STANDS = [
    pytest.param([f"{NEW} More."], id="edited elsewhere"),
    pytest.param([NEW.replace("had begun", "had started")], id="our words replaced by others"),
    pytest.param([NEW.replace("the war had begun", "war came")], id="the sentence rewritten"),
    pytest.param(["Nothing."], id="blanked"),
    pytest.param([OLD, NEW], id="reverted and put back"),
    pytest.param(
        [OLD, f"{NEW} More."], id="reverted and put back with more", marks=pytest.mark.slow
    ),
    pytest.param(
        [OLD, NEW, OLD, f"{OLD} Well.", NEW],
        id="an edit war that we won",
        marks=pytest.mark.slow,
    ),
]
REVERTED = [
    pytest.param([OLD], id="the old text again"),
    pytest.param([f"{OLD} More."], id="the old words, and more"),
    pytest.param([f"{NEW} One.", f"{OLD} Two."], id="with edits in between"),
    pytest.param([OLD, NEW, OLD], id="an edit war that we lost"),
]


@pytest.mark.wide
@pytest.mark.parametrize("texts", STANDS)
def test_what_stands_or_cannot_be_told(scene: Scene, texts: list[str]) -> None:
    for text in texts:
        scene.admin.edit("Mill", text)
        if len(texts) > 1:
            scene.wiki.jobs()  # our revision is tagged as reverted, and stays so
    assert figures(scene.look()) == (0, 0)
    assert states(scene.store) == ["saved"] * 3


@pytest.mark.wide
@pytest.mark.parametrize("texts", REVERTED)
def test_what_was_taken_back(scene: Scene, texts: list[str]) -> None:
    for text in texts:
        scene.author.edit("Mill", text)
    looked = scene.look()
    assert figures(looked) == (1, 0)
    [note] = looked.notes
    assert note.startswith(f"Mill: our revision {scene.revid} was reverted by Author (seen in")
    assert states(scene.store) == ["undone"] * 3
    assert scene.look() == WatchResult()


@pytest.mark.wide
@pytest.mark.parametrize("jobs", [False, True], ids=["", "jobs"])
@pytest.mark.parametrize("between", [False, True], ids=["", "edited before"])
def test_undone_by_the_wiki_itself(scene: Scene, jobs: bool, between: bool) -> None:
    if between:
        scene.author.edit("Mill", NEW.replace("was old", "was very old"))
    scene.admin.edit("Mill", None, undo=scene.revid)
    if jobs:
        scene.wiki.jobs()
    looked = scene.look()
    assert figures(looked) == (1, 0)
    who = "one of 2 later editors" if between and not jobs else "Admin"
    assert who in looked.notes[0]
    assert standings(scene.store, SITE)["verb_form"].reverted == 3


def test_rolled_back(scene: Scene) -> None:
    admin = scene.admin
    token = admin.call("query", meta="tokens", type="rollback")["query"]["tokens"]
    admin.call("rollback", title="Mill", user="CopyBot", token=token["rollbacktoken"])
    looked = scene.look()
    assert figures(looked) == (1, 0)
    assert "Admin" in looked.notes[0]


def test_a_revert_of_vandalism_is_not_taken_for_ours(scene: Scene) -> None:
    vandal = scene.author.edit("Mill", "Bah.")
    scene.admin.edit("Mill", None, undo=vandal)
    assert figures(scene.look()) == (0, 0)
    last = scene.wiki.client(accounts.PLAIN_USER).edit("Mill", OLD)
    scene.wiki.jobs()
    [note] = scene.look().notes
    assert note.endswith(f"by PlainUser (seen in revision {last}).")


@pytest.mark.wide
@pytest.mark.parametrize(("change", "state"), [
    (("begun", "began"), ["undone", "saved", "saved"]),
    pytest.param(("written", "wrote"), ["saved", "undone", "saved"], marks=pytest.mark.slow),
    pytest.param(("down,", "down ,"), ["saved", "saved", "undone"], marks=pytest.mark.slow),
])  # fmt: skip
def test_one_change_of_three(scene: Scene, change: tuple[str, str], state: list[str]) -> None:
    scene.author.edit("Mill", f"{NEW} More.")
    scene.look()
    scene.admin.edit("Mill", f"{NEW.replace(*change)} More.")
    looked = scene.look()
    assert figures(looked) == (0, 1)
    assert "had 1 of 3 changes reverted by Admin" in looked.notes[0]
    assert states(scene.store) == state
    assert figures(scene.look()) == (0, 0)
    scene.admin.edit("Mill", f"{OLD} More.")
    assert figures(scene.look()) == (0, 2)
    assert states(scene.store) == ["undone"] * 3
    assert to_watch(scene.store, SITE, SINCE) == []
    assert standings(scene.store, SITE)["verb_form"].reverted == 3


def test_undone_by_ourselves_is_no_revert(scene: Scene) -> None:
    [watched] = to_watch(scene.store, SITE, SINCE)
    scene.bot.edit("Mill", None, undo=scene.revid, summary=summary_of(watched.save))
    assert figures(scene.look()) == (0, 0)
    assert states(scene.store) == ["undone"] * 3
    one = standings(scene.store, SITE)["verb_form"]
    assert (one.reverted, one.undone) == (0, 3)


@pytest.mark.slow
def test_deleted_and_restored(scene: Scene) -> None:
    scene.author.edit("Mill", OLD)
    scene.admin.delete("Mill")
    for _ in range(2):
        assert figures(scene.look()) == (0, 0)
        assert scene.seen.asked == ["latest"]
    assert states(scene.store) == ["saved"] * 3
    scene.admin.write("undelete", title="Mill")
    assert figures(scene.look()) == (1, 0)


@pytest.mark.slow
def test_deleted_and_made_anew(scene: Scene) -> None:
    scene.admin.delete("Mill")
    scene.author.edit("Mill", OLD)
    assert figures(scene.look()) == (0, 0)
    assert states(scene.store) == ["saved"] * 3
    assert look_again(scene.store, scene.author, "Mill").added == 0


def test_moved_then_reverted_and_never_proposed_again(scene: Scene) -> None:
    scene.admin.move("Mill", "Old mill")
    scene.author.edit("Old mill", OLD)
    assert figures(scene.look()) == (1, 0)
    assert look_again(scene.store, scene.author, "Old mill") == Outcome(kept=3)
    assert states(scene.store) == ["undone"] * 3


@pytest.mark.wide
def test_what_was_reverted_is_not_proposed_again_anywhere_on_the_page(scene: Scene) -> None:
    scene.author.edit("Mill", OLD)
    scene.look()
    parts = PAGE.split("\n\n")
    moved = "\n\n".join([parts[2], "A new paragraph.", parts[1], parts[0], parts[1]])
    assert look_again(scene.store, scene.author, "Mill", moved).added == 0


def test_a_rewritten_sentence_stays_with_nobody_but_its_later_revert_is_seen(scene: Scene) -> None:
    scene.author.edit("Mill", NEW.replace("the war had begun", "war came"))
    assert figures(scene.look()) == (0, 0)
    scene.admin.edit("Mill", NEW.replace("begun", "began"))
    assert "Admin" in scene.look().notes[0]


@pytest.mark.wide
def test_doing_it_again_after_a_crash_changes_nothing(
    store: Store, client: Client, bot: Client, seen: Seen
) -> None:
    for number in range(4):
        save(store, client, bot, f"Mill {number}", PAGE)
        client.edit(f"Mill {number}", OLD if number % 2 else NEW.replace("begun", "began"))
    with pytest.raises(RunStopped):
        Failing(bot, after=2).look(store)
    assert states(store).count("undone") == 4
    assert figures(seen.look(store)) == (1, 1)
    assert states(store).count("undone") == 8
    assert seen.look(store) == WatchResult(watched=2)


@pytest.mark.wide
def test_what_somebody_else_recorded_meanwhile_is_left(scene: Scene) -> None:
    scene.author.edit("Mill", OLD)

    class Slow(Seen):
        def text_of(self, revid: int) -> str | None:
            [one] = to_watch(scene.store, SITE, SINCE)
            record_undo(scene.store, one.save.id, scene.revid + 100, "Somebody")
            return super().text_of(revid)

    assert figures(Slow(scene.bot).look(scene.store)) == (0, 0)


@pytest.mark.slow
def test_requests_grow_with_what_changed(
    store: Store, client: Client, bot: Client, seen: Seen
) -> None:
    for number in range(6):
        save(store, client, bot, f"Mill {number}", PAGE)
    for number in range(3):
        client.edit(f"Mill {number}", f"{NEW} {number}")
    assert seen.look(store) == WatchResult(watched=6, revisited=3)
    assert len(seen.asked) == 1 + 2 * 3


def look_again(store: Store, client: Client, title: str, text: str = PAGE) -> Outcome:
    """Propose for a page once more, as a later pass would, with newer rules."""
    revid = client.edit(title, old(text))
    row = client.call("query", titles=title)["query"]["pages"][0]
    found = marked(text, title=title, site=SITE, revid=revid, pageid=row["pageid"])
    return put(store, found, RULES, start_run(store, "maintenance"))


class Failing(Seen):
    """The wiki, which stops answering ``after`` so many histories."""

    def __init__(self, client: Client, after: int) -> None:
        super().__init__(client)
        self.left = after

    def history(self, revid: int) -> History | None:
        """Return the history, or stop the run."""
        if not self.left:
            raise RunStopped("the wiki does not answer", exit_codes.UNAVAILABLE)
        self.left -= 1
        return super().history(revid)
