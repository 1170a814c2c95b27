"""Rules' reasons are shown in the reader's language; the words of the page in them stay."""

from __future__ import annotations

import pytest

from bot_plugins.core import registry
from bot_plugins.core.engine import propose
from bot_plugins.core.messages import catalogue
from bot_plugins.core.rule import Fixes, Rule
from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.web.texts import BUNDLE, InterfaceTexts
from tests.ui.review.build import queued
from tests.ui.review.web.client import Visitor, words

OTHERS = [code for code in catalogue(BUNDLE) if code != "en"]


def reasons(rule: Rule) -> set[str]:
    """Return the reasons that a rule gives in its examples."""
    texts = [example.before for example in rule.examples if isinstance(example, Fixes)]
    return {
        finding.message
        for text in texts
        for finding in propose(text, rules=[rule.name], language=rule.language).findings
    }


@pytest.mark.parametrize("rule", registry.all_rules(), ids=lambda rule: rule.name)
def test_every_reason_is_translated(rule: Rule) -> None:
    found = reasons(rule)
    assert found or rule.lack
    for language in OTHERS:
        said = InterfaceTexts(language).said
        assert [reason for reason in found if said(reason) == reason] == [], language


def test_words_of_a_page_are_not_translated() -> None:
    assert InterfaceTexts("en").said("'saved' is repeated") == "'saved' is repeated"
    said = InterfaceTexts("de").said
    assert said("'saved' is repeated") == "„saved“ steht doppelt"
    assert said("'paused' is repeated; then a space follows a comma") == (
        "„paused“ steht doppelt; danach: nach einem Komma steht ein Leerzeichen"
    )
    assert said("a list of typos: rejected") == "eine Liste von Tippfehlern: rejected"


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("a space follows a comma", "<bdi>nach einem Komma steht ein Leerzeichen</bdi>"),
        ("our list wants it so", "<bdi lang=en>our list wants it so</bdi>"),
    ],
)
def test_the_page_says_which_language_a_reason_is_in(
    store: Store, message: str, shown: str
) -> None:
    queued(store, message=message)
    page = Visitor(Review(store, "Ann")).get("/", Accept_Language="de")
    assert shown in page.text
    assert "Noch nicht überprüft" in words(page)
