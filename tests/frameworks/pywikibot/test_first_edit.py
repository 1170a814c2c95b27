"""From an empty home folder to the first saved edit: by mouse, by keys, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.frameworks.pywikibot.first_edit import TITLE, WAYS, Keys, Mouse, NoScripts, walk
from tests.frameworks.pywikibot.setup.newcomer import newcomer
from tests.harness.wiki import Client, Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")

MOST_STEPS = {Mouse: 16, Keys: 26, NoScripts: 16}
SUMMARY = "Copyedit: begun → began (verb form); space before comma"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_first_edit(
    way: type[Mouse], wiki: Wiki, client: Client, browser: Browser, tmp_path: Path
) -> None:
    before = client.text(TITLE)
    tally = walk(newcomer(tmp_path), wiki, browser, way)
    newest, *_ = client.history(TITLE)
    assert (newest.user, newest.comment) == (accounts.COPY_BOT.name, SUMMARY)
    expected = before.replace("Khrushchev begun seeing", "Khrushchev began seeing")
    assert client.text(TITLE) == expected.replace("years , all", "years, all") != before
    assert sum(tally.steps.values()) <= MOST_STEPS[way], tally.steps
