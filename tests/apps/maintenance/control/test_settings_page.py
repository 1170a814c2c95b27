"""Settings pages: hostile ones refused with a reason, good ones read, the last good ones kept."""

from __future__ import annotations

import json

import pytest

from bot_plugins.apps.maintenance.control.settings import LoweredLimits, WikiSettings
from bot_plugins.apps.maintenance.control.settings_page import (
    SettingsError,
    as_kept,
    chosen,
    from_kept,
    read_settings,
)
from bot_plugins.ports import ControlPage
from tests.apps.maintenance.control import RULES, is_harmless, open_page, page, task

TASK = task(pages=500, edits=20, minutes=30.0, every=10.0)
GOOD = '{"rules_off": ["repeated_word"], "limits": {"pages": 50}}'
REFUSED = {
    "empty": ("", "not JSON"),
    "prose": ("Please stop.", "not JSON"),
    "half": ('{"paused": tr', "not JSON"),
    "two": ("{} {}", "not JSON: Extra data (line 1)"),
    "byte order mark": ("\ufeff{}", "not JSON"),
    "NUL": ("\0{}", "not JSON"),
    "NUL in a string": ('{"rules_off": ["a\0b"]}', "not JSON"),
    "HTML": ("<!DOCTYPE html>\n<html>", "not JSON"),
    "a list": ("[]", "valid dictionary"),
    "null": ("null", "valid dictionary"),
    "nested deeply": ("[" * 100_000, "nested too deeply"),
    "nested deeply in objects": ('{"a":' * 20_000, "nested too deeply"),
    "nested in a key": ('{"limits": ' + "[" * 90 + "]" * 90 + "}", "limits"),
    "huge": (f'{{"rules_off": ["{"a" * 2_000_000}"]}}', "characters; 100000 are allowed"),
    "huge number": ('{"every": ' + "9" * 10_000 + "}", "10000 digits"),
    "negative huge number": ('{"every": -' + "9" * 10_000 + "}", "10001 digits"),
    "infinite": ('{"every": 1e999}', "finite number"),
    "Infinity": ('{"every": Infinity}', "Infinity is not a number"),
    "NaN": ('{"limits": {"minutes": NaN}}', "NaN is not a number"),
    "key twice": ('{"paused": true, "paused": false}', 'the key "paused" occurs twice'),
    "key twice inside": ('{"limits": {"edits": 1, "edits": 20}}', '"edits" occurs twice'),
    "many keys": (json.dumps({f"k{n}": n for n in range(5_000)}), "and 4995 more"),
    "unknown key": ('{"save": "trusted"}', 'the key "save" is unknown'),
    "unknown limit": ('{"limits": {"memory": 1}}', 'the key "limits.memory" is unknown'),
    "hostile key": ('{"\\u001b[31m{{x}}": 1}', 'the key "␛[31m{{x}}" is unknown'),
    "half a character as key": ('{"\\ud800": 1}', "valid string"),
    "half a character": ('{"pages_excluded": ["a\\ud800"]}', "pages_excluded.0"),
    "half a character in a rule": ('{"rules_off": ["\\udfff"]}', "rules_off.0"),
    "half a character in a pattern": ('{"pages_excluded_matching": ["\\udfff"]}', "matching.0"),
    "a word for a list": ('{"rules_off": "repeated_word"}', "rules_off: Input should be"),
    "a number for a word": ('{"rules_off": [1]}', "rules_off.0: Input should be"),
    "an object for a list": ('{"words_excluded": {"a": 1}}', "words_excluded: Input should be"),
    "a word for a number": ('{"limits": {"pages": "5"}}', "limits.pages: Input should be"),
    "true for a number": ('{"limits": {"pages": true}}', "limits.pages: Input should be"),
    "1 for true": ('{"paused": 1}', "paused: Input should be a valid boolean"),
    "yes for true": ('{"paused": "yes"}', "paused: Input should be a valid boolean"),
    "null for a list": ('{"rules_off": null}', "rules_off: Input should be"),
    "negative": ('{"limits": {"edits": -1}}', "limits.edits: Input should be"),
    "empty word": ('{"words_excluded": [" "]}', "words_excluded.0"),
    "long word": (json.dumps({"words_excluded": ["a" * 201]}), "words_excluded.0"),
    "many words": (json.dumps({"words_excluded": ["a"] * 1_001}), "at most 1000 items"),
    "many patterns": (json.dumps({"pages_excluded_matching": ["a"] * 101}), "at most 100 items"),
    "reference to a group": (r'{"pages_excluded_matching": ["(a)\\1"]}', "matching.0: RE2"),
    "lookahead": ('{"pages_excluded_matching": ["a", "(?=a)"]}', "matching.1: RE2 refuses"),
    "nested counts": (r'{"pages_excluded_matching": ["((\\pL{99}){99}){99}"]}', "matching.0: RE2"),
    "large": (r'{"pages_excluded_matching": ["(\\w{100}){10}"]}', "matching.0: the pattern"),
    "unknown rule": ('{"rules_off": ["repeated"]}', 'there is no rule "repeated"'),
    "more pages": ('{"limits": {"pages": 501}}', "limits.pages: 501 is more than the 500"),
    "more edits": ('{"limits": {"edits": 9999999}}', "limits.edits: 9999999 is more than the 20"),
    "more minutes": ('{"limits": {"minutes": 30.5}}', "30.5 is more than the 30 of"),
    "infinite minutes": ('{"limits": {"minutes": 1e999}}', "limits.minutes: Input should be"),
    "more often": ('{"every": 9.5}', "every: 9.5 is less than the 10 of"),
    "one of several": ('{"paused": true, "limits": {"pages": 1, "edits": 21}}', "limits.edits: 21"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_hostile_pages_are_refused(text: str, reason: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read_settings(page(text), TASK, RULES)
    message = str(refusal.value)
    assert reason in message
    assert len(message) < 500
    assert is_harmless(message)


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_the_last_good_settings_hold_on(text: str, reason: str) -> None:
    good, _ = chosen(page(GOOD), TASK, RULES, "")
    settings, why = chosen(page(text), TASK, RULES, as_kept(good))
    assert settings == good
    assert why.startswith('the settings page "User:Bot/settings.json" is refused: ')
    assert why.endswith("; the last good settings stay in force until it is fixed")
    assert reason in why


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_without_good_settings_nothing_is_saved(text: str, reason: str) -> None:
    settings, why = chosen(page(text), TASK, RULES, "")
    assert settings.narrowed(TASK).save == "nothing"
    assert why.endswith("; nothing is saved until it is fixed")
    assert reason in why


EDITORS_REFUSED = {
    "everybody": (open_page("{}"), "everybody may edit it"),
    "the registered": (page("{}", "autoconfirmed"), '"autoconfirmed" may edit it'),
    "others too": (page("{}", "sysop", "autoconfirmed"), '"autoconfirmed" may edit it'),
}


@pytest.mark.parametrize(("told", "reason"), EDITORS_REFUSED.values(), ids=EDITORS_REFUSED)
def test_a_page_that_others_may_edit_is_refused(told: ControlPage, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason) as refusal:
        read_settings(told, TASK, RULES)
    assert "protect it so that only sysop may" in str(refusal.value)


def test_what_is_on_an_open_page_is_not_even_read() -> None:
    with pytest.raises(SettingsError, match="everybody"):
        read_settings(open_page("[" * 100_000), TASK, RULES)


def test_pages_that_trusted_users_edit() -> None:
    several = TASK.model_copy(update={"settings_protection": ("sysop", "templateeditor")})
    assert read_settings(open_page("{}", is_own=True), TASK, RULES) == WikiSettings()
    assert read_settings(page("{}", "templateeditor"), several, RULES) == WikiSettings()
    assert read_settings(page("{}", "templateeditor", "sysop"), several, RULES) == WikiSettings()


def test_everything_that_can_be_said() -> None:
    said = {
        "rules_off": ["repeated_word"],
        "pages_excluded": [" Rome "],
        "pages_excluded_matching": ["^List of "],
        "words_excluded": ["New  York"],
        "limits": {
            "pages": 500, "open_proposals": 0, "edits": 1, "minutes": 5, "megabytes": 0.5,
            "requests": 10,
        },
        "every": 60,
        "paused": True,
        "saves": False,
    }  # fmt: skip
    assert read_settings(page(json.dumps(said, indent=4)), TASK, RULES) == WikiSettings(
        rules_off=("repeated_word",),
        pages_excluded=("Rome",),
        pages_excluded_matching=("^List of ",),
        words_excluded=("New York",),
        limits=LoweredLimits(
            pages=500, open_proposals=0, edits=1, minutes=5.0, megabytes=0.5, requests=10
        ),
        every=60.0,
        paused=True,
        saves=False,
    )


def test_many_entries_in_the_largest_page() -> None:
    words = [f"word{number}" for number in range(1_000)]
    assert read_settings(page(json.dumps({"words_excluded": words})), TASK, RULES)


def test_a_page_that_never_was_narrows_nothing() -> None:
    assert read_settings(None, TASK, RULES) == WikiSettings()
    assert chosen(None, TASK, RULES, "") == (WikiSettings(), "")


def test_a_good_page_holds_at_once() -> None:
    settings, why = chosen(page("{}"), TASK, RULES, as_kept(WikiSettings(paused=True)))
    assert (settings, why) == (WikiSettings(), "")


def test_a_deletion_widens_nothing() -> None:
    settings, why = chosen(None, TASK, RULES, as_kept(WikiSettings(paused=True)))
    assert settings.paused
    assert '"User:Bot/settings.json" is missing; the last good settings stay in force' in why


def test_no_settings_page_in_the_configuration_no_settings() -> None:
    nobody = task(settings_page=None)
    assert chosen(page(GOOD), nobody, RULES, as_kept(WikiSettings(paused=True))) == (
        WikiSettings(),
        "",
    )


@pytest.mark.parametrize("kept", ["{", '{"from a newer version": 1}', "\0", "[" * 50_000])
def test_kept_settings_that_cannot_be_read_save_nothing(kept: str) -> None:
    for told in (None, page("")):
        settings, why = chosen(told, TASK, RULES, kept)
        assert settings == WikiSettings(saves=False)
        assert "the earlier settings cannot be read" in why
    assert chosen(page(GOOD), TASK, RULES, kept)[1] == ""


def test_rules_that_are_no_more_are_forgotten() -> None:
    kept = as_kept(WikiSettings(rules_off=("repeated_word", "of_an_older_version")))
    assert chosen(None, TASK, RULES, kept)[0].rules_off == ("repeated_word",)


def test_kept_settings_never_widen_a_configuration_that_became_stricter() -> None:
    kept = as_kept(WikiSettings(limits=LoweredLimits(pages=400), every=20.0))
    stricter = task(pages=100, every=60)
    limits = chosen(None, stricter, RULES, kept)[0].narrowed(stricter).limits
    assert (limits.pages, limits.every) == (100, 60)


def test_kept_as_they_were() -> None:
    settings = read_settings(page(GOOD), TASK, RULES)
    assert from_kept(as_kept(settings)) == settings
