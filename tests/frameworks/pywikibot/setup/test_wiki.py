"""Which wiki an address means; known families need no network for that."""

from __future__ import annotations

import pytest
from pywikibot import config

from bot_plugins.frameworks.pywikibot.setup import wiki
from bot_plugins.ports import RunStopped

KNOWN = {
    "https://en.wikipedia.org/wiki/Tea": ("wikipedia", "en"),
    "http://de.wikipedia.org": ("wikipedia", "de"),
    "en.wikipedia.org": ("wikipedia", "en"),
    "EN.wikipedia.org/wiki/Tea": ("wikipedia", "en"),
    "<https://en.m.wikipedia.org/wiki/Tea?action=edit#Top>": ("wikipedia", "en"),
    "https://test.wikipedia.org/w/index.php?title=Tea": ("wikipedia", "test"),
    "https://m.wikidata.org/wiki/Q1": ("wikidata", "wikidata"),
    "https://www.wikidata.org/wiki/Q1": ("wikidata", "wikidata"),
    "mediawiki.org": ("mediawiki", "mediawiki"),
    "https://commons.wikimedia.org/wiki/Tea": ("commons", "commons"),
    "https://simple.wiktionary.org/wiki/tea": ("wiktionary", "simple"),
    "wikipedia:en": ("wikipedia", "en"),
    "wikipedia:zh-min-nan": ("wikipedia", "zh-min-nan"),
}
NONE = ("", "tea time", "https://", "mailto:me@example.org", "https://[::1", "file:///etc/passwd")


@pytest.mark.parametrize("text", KNOWN)
def test_known_wikis(text: str) -> None:
    assert wiki.name_of(text) == KNOWN[text]


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_wiki(text: str) -> None:
    with pytest.raises(RunStopped, match="is not an address") as stopped:
        wiki.name_of(text)
    assert stopped.value.code == 2


NAMES = {
    "wiki.example.org": "example",
    "www.my-wiki.example.org": "mywikiexample",
    "example.org:8080": "example8080",
    "127.0.0.1:8080": "wiki1270018080",
    "localhost": "localhost",
    "wikipedia.org": "wikipediawiki",
}


@pytest.mark.parametrize("host", NAMES)
def test_names_of_new_families(host: str) -> None:
    name = wiki._family_name(host)
    assert (name, name in config.family_files) == (NAMES[host], False)
