"""Rules are found by walking their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins import rules
from bot_plugins.core import registry
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.core.rule import Rule
from bot_plugins.core.tables import table
from bot_plugins.languages.english import misspellings

FILES = sorted(
    (path.parent.name, path.stem)
    for path in Path(rules.__path__[0]).glob("*/*.py")
    if path.stem != "__init__"
)
UNKNOWN = {
    "nothing like it": ("zzz", "there is no rule 'zzz'"),
    "a typing slip": ("participle_after_hav", "did you mean participle_after_have"),
    "empty": ("", "there is no rule ''"),
    "another case": ("ITS_OWN", "there is no rule 'ITS_OWN'"),
}


@pytest.mark.parametrize(("name", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_rule_is_named_with_its_neighbours(name: str, message: str) -> None:
    with pytest.raises(UnknownRuleError, match=message):
        registry.find(name)
    with pytest.raises(UnknownRuleError):
        registry.rules_for("en", [name])


def test_every_file_is_a_rule() -> None:
    assert [(rule.language, rule.name) for rule in registry.all_rules()] == FILES


@pytest.mark.parametrize("rule", registry.all_rules(), ids=str)
def test_a_rule_is_found_by_its_name(rule: Rule) -> None:
    assert registry.find(rule.name) is rule
    assert registry.rules_for("xx", [rule.name]) == (rule,)
    assert rule.explanation


def test_languages_have_rules_of_their_own() -> None:
    assert "en" in registry.languages()
    assert registry.ANY not in registry.languages()


@pytest.mark.parametrize("language", ["en", "de", "any", ""])
def test_a_language_gets_its_own_rules_and_those_of_all(language: str) -> None:
    used = {rule.language for rule in registry.rules_for(language)}
    assert used == {"any", language} & {"any", *registry.languages()} | {"any"}


def test_what_finds_nothing_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert registry.lacking(registry.all_rules()) == []
    monkeypatch.setattr(misspellings, "_folder", lambda: None)  # as where it is not installed
    [line] = registry.lacking(registry.all_rules())
    assert line.startswith("variety_spelling finds nothing: codespell is not installed")
    assert registry.lacking([registry.find("misspelling")]) == []


@pytest.mark.parametrize("code", ["EN", "en-gb", "en_US"])
def test_a_variety_has_the_rules_of_its_language(code: str) -> None:
    assert registry.rules_for(code) == registry.rules_for("en")


def test_no_names_are_no_rules() -> None:
    assert registry.rules_for("en", []) == ()


def test_a_name_that_a_rule_had_before_leads_to_the_one_it_has_now() -> None:
    with pytest.raises(UnknownRuleError, match="'did_past'; it is called base_after_do now"):
        registry.find("did_past")
    assert registry.current_name("did_past") == "base_after_do"
    assert registry.current_name("misspelling") == "misspelling"


def test_every_new_name_is_that_of_a_rule_and_no_old_one_is() -> None:
    names = {rule.name for rule in registry.all_rules()}
    for before, now in table("bot_plugins.rules", "renamed_rules"):
        assert before not in names
        assert now in names
