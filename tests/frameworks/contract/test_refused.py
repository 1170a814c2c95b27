"""What a wiki refuses goes back to review in the wiki's own words, and is not sent again."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.states import State
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.frameworks.pywikibot.command import Terminal
from tests.harness.wiki import Client, Wiki, accounts, extensions
from tests.harness.wiki.client import AGENT
from tests.kin import kin
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import FERRY, MENDED, items, queue_page, queue_pages

pytestmark = pytest.mark.usefixtures("fresh")

OWN_MESSAGE = "abusefilter-warning-mills"
OWN_WORDS = "No copyedits of [[Project:Mills|mills]] '''here''': $1"
HOOKED = """
$wgHooks['EditFilterMergedContent'][] = static function ( $context, $content, $status, $summary ) {
    if ( str_contains( $content->getText(), 'ferry' ) ) {
        $status->fatal( new RawMessage( 'The harbour master says no.' ) );
        return false;
    }
};
"""
LONGEST = "$wgMaxArticleSize = 0.1;"
SPAM = "$wgSpamRegex = [ '/begun/' ];"
"""What a text must not hold; a blacklist of links never meets an edit that brings none in."""


def edits(wiki: Wiki) -> int:
    """Return how many edits the bot has sent."""
    return sum(row["agent"] != AGENT for row in wiki.log(action="edit"))


def warn(wiki: Wiki, client: Client, admin: Client) -> None:
    extensions.use_abuse_filter(wiki)
    extensions.add_filter(wiki, 'added_lines irlike "begun"', "warn", "No mills")


def warn_in_own_words(wiki: Wiki, client: Client, admin: Client) -> None:
    extensions.use_abuse_filter(wiki)
    admin.edit(f"MediaWiki:{OWN_MESSAGE}", OWN_WORDS)
    extensions.add_filter(wiki, 'added_lines irlike "begun"', "warn", "No mills", OWN_MESSAGE)


def disallow(wiki: Wiki, client: Client, admin: Client) -> None:
    extensions.use_abuse_filter(wiki)
    extensions.add_filter(wiki, 'added_lines irlike "begun"', "disallow", "No mills")


def blacklist_title(wiki: Wiki, client: Client, admin: Client) -> None:
    extensions.use_title_blacklist(wiki)
    admin.edit("MediaWiki:Titleblacklist", "Ferry .* <noedit>")


def hook(wiki: Wiki, client: Client, admin: Client) -> None:
    wiki.configure(HOOKED)


def limit_size(wiki: Wiki, client: Client, admin: Client) -> None:
    wiki.configure(LONGEST)


def forbid_words(wiki: Wiki, client: Client, admin: Client) -> None:
    wiki.configure(SPAM)


REFUSALS = {
    "warn": (warn, "This action has been automatically identified as harmful"),
    "warn, own words": (warn_in_own_words, "No copyedits of mills here: No mills"),
    "disallow": (disallow, "automatically identified as harmful, and therefore disallowed"),
    "title blacklist": (blacklist_title, "blacklist"),
    "spam": (forbid_words, "spam"),
    "a hook": (hook, "The harbour master says no."),
    "a content check": (limit_size, "article size limit"),
}


# AbuseFilter remembers in the session, by page and filter, of what it warned: each test that is
# to be warned has a page of its own.


@pytest.fixture(autouse=True)
def _settings_as_before(wiki: Wiki) -> object:
    """Take back what a test adds to the wiki's settings: ``fresh`` resets contents alone."""
    file = wiki.folder / "LocalSettings.php"
    before = file.read_bytes()
    yield
    file.write_bytes(before)


@pytest.mark.parametrize("kind", kin(REFUSALS, ["warn"]))
def test_a_refused_change_is_back_in_review_and_not_sent_again(  # noqa: PLR0913, PLR0917 - fixtures
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands, kind: str
) -> None:
    set_up, words = REFUSALS[kind]
    title = f"Ferry {kind}"
    queue_pages(store, client, [title], site=commands.pwb.wiki)
    other = "It was old , they said."
    queue_page(store, "Fine", other, client.edit("Fine", other), site=commands.pwb.wiki)
    set_up(wiki, client, admin)
    done = commands.save()
    assert done.code == 1, done.said
    assert "Traceback" not in done.said, done.said
    assert {item.state for item in items(store, title)} == {State.STALE}
    [reason] = {item.reason for item in items(store, title)}
    assert words in reason
    for boilerplate in ("api.php", "API usage", "mailing list", "⧼", "{", "[["):
        assert boilerplate not in reason
        assert boilerplate not in done.totals
    assert client.text(title) == FERRY
    if kind != "a content check":
        assert client.text("Fine") == "It was old, they said."
    sent = edits(wiki)
    assert commands.save().code == 0
    assert edits(wiki) == sent


def test_what_a_wiki_says_does_not_steer_the_terminal(
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond \x9b7m"], site=commands.pwb.wiki)
    words = "The \\u{1b}[31mharbour\\u{9b}32m master <<red>>says no."
    wiki.configure(HOOKED.replace("'The harbour master says no.'", f'"{words}"'))
    admin.block("CopyBot", partial=1, pagerestrictions="Pond \x9b7m", allowusertalk=1)
    with Terminal(commands.pwb, commands.command("copyedit_save"), {}) as terminal:
        done = terminal.end()
        sent = terminal.raw
    assert done.code == 1, done.said
    assert "harbour" in done.said
    for steering in ("\x1b[31m", "\x1b[91m", "\x9b"):
        assert steering not in sent


@pytest.mark.slow
def test_who_decides_again_confirms_a_warning(
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Warned"], site=commands.pwb.wiki)
    warn(wiki, client, admin)
    assert commands.save().code == 1
    for item in items(store, "Warned"):
        decide(store, "Ann", item.id, ACCEPT)
    done = commands.save()
    assert done.code == 0, done.said
    assert client.text("Warned") == MENDED


def test_a_captcha_stops_the_run(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"], site=commands.pwb.wiki)
    extensions.use_captcha(wiki)
    done = commands.save()
    assert done.code == 3, done.said
    assert "the wiki asks for a captcha, which only a person can solve" in done.totals
    assert edits(wiki) == 1
    assert {item.state for item in items(store, "Ferry")} == {State.STALE}
    assert {item.state for item in items(store, "Pond")} == {State.ACCEPTED}


def test_a_lost_right_stops_the_run(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"], site=commands.pwb.wiki)
    wiki.configure("$wgGroupPermissions['*']['writeapi'] = false;"
                   " $wgGroupPermissions['user']['writeapi'] = false;"
                   " $wgGroupPermissions['bot']['writeapi'] = false;")  # fmt: skip
    done = commands.save()
    assert done.code == 3, done.said
    assert {item.state for item in items(store, "Ferry")} == {State.ACCEPTED}


def test_a_partial_block_stops_only_the_pages_it_covers(
    client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"], site=commands.pwb.wiki)
    admin.block("CopyBot", partial=1, pagerestrictions="Ferry", allowusertalk=1)
    done = commands.save()
    assert done.code == 1, done.said
    assert "the account is blocked from editing this page" in done.totals
    assert (client.text("Ferry"), client.text("Pond")) == (FERRY, MENDED)
    assert {item.state for item in items(store, "Ferry")} == {State.ACCEPTED}


@pytest.mark.wide
def test_a_lost_answer_brings_back_no_page_that_was_refused(
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    """The second look, at what may be under way, comes to the page without an answer alone."""
    queue_pages(store, client, ["Ferry"], site=commands.pwb.wiki)
    other = "It was old , they said."
    queue_page(store, "Late", other, client.edit("Late", other), site=commands.pwb.wiki)
    queue_page(store, "Closed", other, client.edit("Closed", other), site=commands.pwb.wiki)
    admin.protect("Closed")
    disallow(wiki, client, admin)
    wiki.hold(action="edit", title="Late")
    process = commands.pwb.begin(commands.command("copyedit_save", "-grace:1"))
    wiki.wait_for_held()
    wiki.fault(503, action="edit", count=1)
    wiki.release()
    done = commands.pwb.ended(process)
    assert "Late was not saved before" in done.said or "Late saved" in done.said, done.said
    assert client.text("Late") == "It was old, they said."
    assert done.said.count("Closed was left alone") == 1
    assert done.said.count("Ferry was left alone") == 1


@pytest.mark.wide
@pytest.mark.parametrize("mark", kin(["{{nobots}}", "{{in use}}"], ["{{nobots}}"]))
def test_undo_heeds_what_came_after_the_save(
    client: Client, store: Store, commands: Commands, mark: str
) -> None:
    queue_pages(store, client, ["Ferry"], site=commands.pwb.wiki)
    assert commands.save().code == 0
    client.edit("Ferry", f"{mark}\n{MENDED}")
    done = commands.undo("-page:Ferry", "-yes")
    assert done.code == 1, done.said
    assert "closed to bots" in done.totals or "somebody is working on it" in done.totals
    assert client.text("Ferry") == f"{mark}\n{MENDED}"
    assert len(undoable(store, UndoSelection())) == 1


@pytest.mark.slow
def test_a_refused_undo_is_said_and_not_repeated(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Warned of"], site=commands.pwb.wiki)
    assert commands.save().code == 0
    extensions.use_abuse_filter(wiki)
    extensions.add_filter(wiki, 'added_lines irlike "began"', "warn", "No slips")
    sent = edits(wiki)
    done = commands.undo("-page:Warned of", "-yes")
    assert done.code == 1, done.said
    assert "the wiki refuses the edit" in done.totals
    assert edits(wiki) == sent + 1


def test_a_merged_edit_is_looked_at_again_and_told(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry"], site=commands.pwb.wiki)
    wiki.hold(action="edit", title="Ferry")
    process = commands.pwb.begin(commands.command("copyedit_save"))
    wiki.wait_for_held()
    foreign = client.edit("Ferry", FERRY.replace("The ferry is old", "The ferry is very old"))
    wiki.release()
    done = commands.pwb.ended(process)
    assert done.code == 0, done.said
    newest = client.history("Ferry")[0]
    assert (newest.user, newest.parentid) == (accounts.COPY_BOT.name, foreign)
    assert "1 page merged with another edit by the wiki:" in done.totals
    assert f"merged our edit with revision {foreign}" in done.totals
    assert "all of its changes are in it" in done.totals
