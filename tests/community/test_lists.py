"""Lists of every format are read, checked by their own examples, and refused beyond bounds."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest

from bot_plugins.community.entries import MOST_RULES, ListedRule, ListError, named
from bot_plugins.community.lists import read_list
from bot_plugins.community.loading import load
from bot_plugins.core import engine, guards
from bot_plugins.core.rule import Applicability, Rule

OWN = """
summary = "house style"
applicability = "report"

[[rule]]
find = "alot"
replace = "a lot"
match_case = false
keeps = ["The ''Alot'' is a river.", "They saw alots."]
fixes = [["Alot was there, alot.", "A lot was there, a lot."]]

[[rule]]
name = "costs"
find = "(\\\\d+) dollar\\\\b"
pattern = true
replace = "$$$1"
applicability = "review"
language = "en"
"""
CONFIG = {
    "textMatch": {
        "matchItems": {
            "spelling": {
                "mode": "replace",
                "message": "Use <b>this</b> spelling",
                "query": {"colour": "color", "e.g": "for example"},
            },
            "exact": {
                "mode": "replace",
                "query": {"Foo": "Bar"},
                "config": {"caseSensitive": True},
            },
            "off": {"mode": "replace", "query": {"a": "b"}, "config": {"enabled": False}},
            "warns": {"mode": "", "query": ["puffery"]},
            "other": {"import": "MediaWiki:Other.json"},
        }
    }
}


def rules_of(text: str) -> dict[str, Rule]:
    rules, problems = read_list(text, "list")
    assert problems == []
    return {rule.name: rule for rule in rules}


def proposed(text: str, rules: dict[str, Rule], title: str = "") -> str:
    return engine.propose(text, title=title, rules=rules.values()).text


def awb(*entries: tuple[str, str, str]) -> str:
    return "\n".join(f'<Typo word="{w}" find="{f}" replace="{r}"/>' for w, f, r in entries)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “teh end” there.",
        "It is ''teh'' end of it.",
        "See [[Teh (river)|teh]] here.",
        "The {{sic|teh}} is right.",
        "== Teh ==",
        "<code>teh</code> is a command.",
        "In 1920<ref>teh end</ref> it began.",
        "https://example.org/teh is a page.",
        "{{lang|fr|teh}}",
        "A <nowiki>teh</nowiki> is here.",
        "It is in opt/teh/bin there.",
    ],
)
def test_what_is_no_prose_is_left_alone(text: str) -> None:
    rules = rules_of(awb(("the", r"\b([tT])eh\b", "$1he")))
    assert proposed(text, rules) == text
    assert proposed(f"{text}\n\nAnd teh end.", rules) == f"{text}\n\nAnd the end."


def test_words_of_the_title_are_left_alone() -> None:
    rules = rules_of(awb(("Tehran", r"\bTeheran\b", "Tehran")))
    assert proposed("He lived in Teheran.", rules, "Teheran") == "He lived in Teheran."
    assert proposed("He lived in Teheran.", rules) == "He lived in Tehran."


def test_only_what_changes_is_edited() -> None:
    rules = rules_of(awb(("sold out", r"\bit\s+was\s+solt\s+out\b", "it was sold out")))
    (found,) = engine.propose("Then it was solt out.", rules=rules.values()).findings
    assert (found.before, found.after) == ("solt", "sold")
    assert (found.kind, found.rule) == ("typos", "typos:sold-out")


def test_a_list_whose_rules_loop_ends() -> None:
    looping = awb(("a", r"\bfoo\b", "bar"), ("b", r"\bbar\b", "foo"), ("c", r"\bxx*\b", "xxx$&"))
    text = "It was foo here, and xx there."
    assert proposed(text, rules_of(looping)) == text


@pytest.mark.parametrize("word", ["teh", "[[Spam]]", "\u2028", "-_x_-", "ßé" * 99, ":", "typos:x"])
def test_the_name_of_a_rule_may_be_saved(word: str) -> None:
    for rule in named([ListedRule(word, "a", "b"), ListedRule(word, "b", "c")]):
        assert guards.is_rule_name(rule.name), rule.name


def test_names_are_safe_and_stay_the_same() -> None:
    entries = [
        ("(Un)Mis/Ap, x", "aaa", "b"),
        ("the", "ccc", "d"),
        ("the", "eee", "f"),
        ("…", "g{3}", "h"),
    ]
    names = [*rules_of(awb(*entries))]
    assert names[0] == "typos:Un-Mis-Ap-x"
    assert names[1] == "typos:the"
    assert names[2].startswith("typos:the-")
    assert names[3] == "typos:rule"
    assert set(rules_of(awb(*reversed(entries)))) >= {"typos:Un-Mis-Ap-x", "typos:the"}
    assert len(max(rules_of(awb(("x" * 300, "aaa", "b"))), key=len)) <= 64


def test_own_lists_are_read() -> None:
    rules = rules_of(OWN)
    alot, costs = rules["typos:alot"], rules["typos:costs"]
    assert (alot.applicability, alot.summary) == (Applicability.REPORT, "house style")
    assert (costs.applicability, costs.language) == (Applicability.REVIEW, "en")
    assert proposed("It was 5 dollar.", rules) == "It was $5."
    as_json = json.dumps({"rule": [{"find": "a+b", "replace": "$1"}]})
    assert proposed("It is a+b here.", rules_of(as_json)) == "It is $1 here."


def test_a_rule_whose_example_fails_is_left_out_and_named() -> None:
    text = OWN.replace("A lot was", "A lott was")
    rules, problems = read_list(text, "list")
    assert [rule.name for rule in rules] == ["typos:costs"]
    assert "typos:alot" in str(problems[0])
    assert "example" in str(problems[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.replace('"a lot"', "5"), r"rule 1 \(alot\), replace"),
        (OWN.replace("pattern = true", "patern = true"), r"rule 2 \(costs\), patern"),
        (OWN.replace('"report"', '"trusted"'), "applicability"),
        (OWN.replace('"en"', '"xx-nope"'), "rule 2, language"),
        ("rule = []", "rule"),
        ("just text", "no list"),
        ('{"a": ', "no list"),
        ("[" * 100_000, "no list"),
        ('{"textMatch": {"matchItems": 5}}', "matchItems"),
    ],
)
def test_a_list_with_mistakes_is_refused_by_name_and_place(text: str, told: str) -> None:
    with pytest.raises(ListError, match=f"(?s)house.toml: .*{told}"):
        read_list(text, "house.toml")


def test_the_rules_of_visual_editor_are_read_with_what_they_import() -> None:
    other = json.dumps({"mode": "replace", "query": {"grey": "gray"}})
    rules, problems = read_list(json.dumps(CONFIG), "config", lambda title: other)
    found = {rule.name: rule for rule in rules}
    assert problems == []
    text = "The COLOUR is grey, e.g. Foo, foo; colours."
    assert proposed(text, found) == "The COLOR is gray, for example. Bar, foo; colours."
    assert len(found) == 4


def test_a_pattern_that_cannot_be_read_is_left_out_and_named() -> None:
    entries = awb(
        ("bad", "(a", "b"), ("wide", r"\s+", " "), ("empty", "x*", ""), ("ok", "aaab", "b")
    )
    rules, problems = read_list(entries, "list")
    assert [rule.name for rule in rules] == ["typos:ok"]
    assert [problem.rule for problem in problems] == ["typos:bad", "typos:wide", "typos:empty"]


@pytest.mark.parametrize(
    "text",
    [
        awb(*[("x", "abc", "d")] * (MOST_RULES + 1)),
        '<Typo word="a" find="b" replace="c"/>' + " " * 9_000_000,
        json.dumps({"rule": [{"find": "x", "replace": "y"}] * 1_000_000})[:7_999_999] + "]}",
    ],
)
def test_a_list_that_is_too_large_is_refused_soon(text: str) -> None:
    begun = perf_counter()
    with pytest.raises(ListError):
        read_list(text, "list")
    assert perf_counter() - begun < 30


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:(?:a{1000}){1000}){1000}",
        "(?:a{0,1000}){1000}",
        "(a|b|c|d){20}",
        r"(\w+\s?)*!",
        "(a?){99}",
    ],
)
def test_a_hostile_pattern_costs_little(pattern: str) -> None:
    begun = perf_counter()
    rules, _ = read_list(awb(("x", pattern, "y"), ("ok", "aaab", "b")), "list")
    engine.propose("word " * 2000 + "aaaaaaaaaaaaaaaaaaaaaa !", rules=rules)
    assert perf_counter() - begun < 15


def test_lists_are_files_or_pages(tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    file.write_text(OWN, encoding="utf-8")
    loaded = load([str(file), "Wikipedia:List"], lambda title: awb(("the", r"\bteh\b", "the")))
    assert [rule.name for rule in loaded.rules] == ["typos:alot", "typos:costs", "typos:the"]
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ListError, match=r"list\.toml"):
        load([str(file)], lambda title: "")
