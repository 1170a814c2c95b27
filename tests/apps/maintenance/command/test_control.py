"""What people of the wiki ask for on its pages is done; what is hostile there is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot_plugins.store.accepting import accepted_automatically
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from tests.apps.maintenance.command.passes import (
    EXCEPTIONS,
    MENDED,
    REPORT,
    SETTINGS,
    SLIP,
    TITLES,
    Bot,
    assert_mended,
)
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

GOOD: dict[str, Any] = {"pages_excluded": ["Mill 1"]}
"""Settings that hold on while the page says what is refused."""
HOSTILE = {
    "huge": (json.dumps({"pages_excluded": ["x" * 200] * 2_000}), "characters"),
    "malformed": ('{"pages_excluded": [', ""),
    "no JSON": ("Please leave our pages alone!", ""),
    "deep": ("[" * 100_000, ""),
    "twice": ('{"saves": false, "saves": true}', "saves"),
    "catastrophic": (json.dumps({"pages_excluded_matching": ["(a+)+$" * 99]}), ""),
    "not linear": (json.dumps({"pages_excluded_matching": ["(a)\\1"]}), "pages_excluded_matching"),
    "explosive": (json.dumps({"pages_excluded_matching": ["((a{900}){900}){900}"]}), ""),
    "widening limits": (
        json.dumps({"limits": {"edits": 1_000, "pages": 1_000_000}}),
        "limits.edits: 1000 is more than the 20 of the configuration",
    ),
    "haste": (json.dumps({"every": 0.5}), "every: 0.5 is less than the 1 of the configuration"),
    "an unknown key": (json.dumps({"save": "trusted"}), 'the key "save" is unknown'),
    "an unknown rule": (json.dumps({"rules_off": ["all"]}), 'there is no rule "all"'),
    "infinite": ('{"every": Infinity}', ""),
}

FAST = ("huge", "catastrophic", "widening limits")


@pytest.fixture
def steered(bot: Bot, operator: Client) -> Bot:
    """Return a bot with a settings page, and one pass behind it."""
    bot.configure(
        save="trusted",
        settings_page=SETTINGS,
        exceptions_page=EXCEPTIONS,
        report_page=REPORT,
        limits={"every": 1},
    )
    operator.edit(SETTINGS, json.dumps(GOOD))
    return bot


@pytest.mark.slow
@pytest.mark.parametrize("names", [FAST, tuple(HOSTILE)], ids=["some", "all"])
def test_hostile_settings_are_refused(
    steered: Bot, operator: Client, client: Client, admin: Client, names: tuple[str, ...]
) -> None:
    """One after the other: after each pass the last good settings still hold.

    On a page of the bot's own with JSON as its content model MediaWiki refuses some of them.
    """
    page = "Project:Settings"
    steered.tasks[0]["settings_page"] = page
    steered.write()
    admin.edit(page, json.dumps(GOOD))
    admin.protect(page)
    steered.go()
    client.edit("Mill 1", SLIP)
    for number, (name, (text, words)) in enumerate((name, HOSTILE[name]) for name in names):
        admin.edit(page, text)
        title = f"Pond {number}"
        client.edit(title, SLIP)
        said = steered.go()
        assert f'the settings page "{page}" is refused: ' in said, name
        assert words in said, (name, said)
        assert "the last good settings stay in force until it is fixed" in said, name
        assert "is refused" in operator.text(REPORT), name
        assert client.text(title) == MENDED, name
    assert client.text("Mill 1") == SLIP
    admin.edit(page, "{}")
    assert "refused" not in steered.go()
    assert "is refused" not in operator.text(REPORT)


@pytest.mark.slow
def test_settings_that_anybody_may_edit_are_refused(
    bot: Bot, client: Client, admin: Client, pages: Client
) -> None:
    bot.configure(save="trusted", settings_page="Project:Settings", report_page=REPORT)
    client.edit("Project:Settings", json.dumps({"saves": True}))
    said = bot.go()
    assert "everybody may edit it; protect it so that only sysop may" in said
    assert "nothing is saved until it is fixed" in said
    assert pages.text("Mill 1") == SLIP
    admin.protect("Project:Settings")
    client.edit("Pond", SLIP)
    bot.go()
    assert client.text("Pond") == MENDED


def accept_all(bot: Bot) -> None:
    with bot.store() as store:
        for item in every(store, EVERYTHING):
            if item.state == State.OPEN:
                decide(store, "Ada", item.id, ACCEPT)


NARROWED: dict[str, tuple[dict[str, Any], str]] = {
    "pages_excluded": ({"pages_excluded": list(TITLES)}, "want the page left alone"),
    "pages_excluded_matching": ({"pages_excluded_matching": ["^Mill"]}, "the page left alone"),
    "rules_off": ({"rules_off": ["space_after_full_stop"]}, "its rule is switched off"),
    "words_excluded": ({"words_excluded": ["The"]}, "want these words left alone"),
    "saves": ({"saves": False}, ""),
    "paused": ({"paused": True}, "says that it is paused"),
    "edits": ({"limits": {"edits": 0}}, ""),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "names",
    [
        ("pages_excluded", "rules_off"),
        tuple(NARROWED),
    ],
    ids=["some", "all"],
)
def test_what_people_accepted_is_narrowed_as_well(
    steered: Bot, operator: Client, pages: Client, names: tuple[str, ...]
) -> None:
    operator.edit(SETTINGS, json.dumps({"saves": False}))
    steered.go()
    accept_all(steered)
    assert [len(found) for found in steered.states().values()] == [1] * len(TITLES)
    before = pages.revision_ids()
    for settings, words in (NARROWED[name] for name in names):
        operator.edit(SETTINGS, json.dumps(settings))
        said = steered.go(code=5 if settings.get("paused") else 0)
        assert words in said, settings
        after = {**pages.revision_ids(), SETTINGS: 0, REPORT: 0}
        assert after == {**before, SETTINGS: 0, REPORT: 0}, settings
    operator.edit(SETTINGS, json.dumps({"limits": {"edits": 2}}))
    steered.go()
    assert [pages.text(title) for title in TITLES].count(MENDED) == 2
    operator.edit(EXCEPTIONS, "* [[Mill 5]]\n* The town\n* [[Mill 4]]: in 1911")
    operator.edit(SETTINGS, "{}")
    assert steered.go().count("left alone") == 3
    operator.edit(EXCEPTIONS, "")
    steered.go()
    assert_mended(pages)


@pytest.mark.wide
def test_exceptions_hold_for_what_is_found(steered: Bot, operator: Client, pages: Client) -> None:
    operator.edit(SETTINGS, "{}")
    operator.edit(EXCEPTIONS, "* [[Mill 1]]\n* [[Mill 2]]: built in 1911\n* ab")
    said = steered.go()
    assert f'{EXCEPTIONS}: line 3: "ab" has 2 characters' in said
    assert [pages.text(title) for title in TITLES] == [SLIP, SLIP, MENDED, MENDED, MENDED]
    assert steered.last().figures["suppressed"] == 1
    assert "left out by the wiki's settings or exceptions" in steered.last().figures["reasons"]


@pytest.mark.slow
def test_trust_that_is_lost_takes_back_what_it_accepted(
    steered: Bot, operator: Client, pages: Client
) -> None:
    """Accepted by a trusted rule, not saved for the limit; then the configuration trusts none."""
    operator.edit(SETTINGS, json.dumps({"limits": {"edits": 2}}))
    steered.go()
    with steered.store() as store:
        assert len(accepted_automatically(store, "copywiki:en")) == 3
    steered.configure(save="accepted")
    said = steered.go()
    assert said.count("is back in review: its rule is not trusted here any more") == 3
    assert [pages.text(title) for title in TITLES].count(MENDED) == 2
    with steered.store() as store:
        assert accepted_automatically(store, "copywiki:en") == []
    assert sorted(state for [state] in steered.states().values()) == ["open"] * 3 + ["saved"] * 2
