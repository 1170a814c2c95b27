"""From an empty home folder to the first saved edit: by mouse, by keys, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.frameworks.pywikibot.first_edit import TITLE, WAYS, Keys, Mouse, NoScripts, walk
from tests.frameworks.pywikibot.setup.newcomer import Newcomer, newcomer
from tests.harness.wiki import Client, Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")

MOST_STEPS = {Mouse: 16, Keys: 17, NoScripts: 16}
SUMMARY = "Copyedit: begun → began (verb form); space before comma"


class Hurried(Newcomer):
    """A newcomer whose first edit does not wait until ten seconds after the start (Pywikibot)."""

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return the command line of a command."""
        return super().command(name, *arguments, "-pt:0")


@pytest.mark.wide
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_first_edit(
    way: type[Mouse], wiki: Wiki, client: Client, browser: Browser, tmp_path: Path
) -> None:
    before = client.text(TITLE)
    tally = walk(newcomer(tmp_path, Hurried), wiki, browser, way)
    newest, *_ = client.history(TITLE)
    assert (newest.user, newest.comment) == (accounts.COPY_BOT.name, SUMMARY)
    expected = before.replace("Khrushchev begun seeing", "Khrushchev began seeing")
    assert client.text(TITLE) == expected.replace("years , all", "years, all") != before
    assert sum(tally.steps.values()) <= MOST_STEPS[way], tally.steps
