"""Edit summaries write themselves and never outgrow the wiki's limit."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from bot_plugins.core import summary
from bot_plugins.core.change import Change, change_by
from bot_plugins.core.edits import Edit
from bot_plugins.core.registry import all_rules, find
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.core.summary import LIMIT, SummaryStyle

VERB = find("participle_after_have")
COMMA = find("space_before_comma")


def finding(rule: Rule, before: str, after: str) -> Change:
    edit = Edit(0, len(before), after)
    return change_by(rule, edit, before)


BEGAN = finding(VERB, "began", "begun")
WENT = finding(VERB, "went", "gone")
SPACE = finding(COMMA, " ,", ",")
PRIVATE = finding(
    Rule("house style", Applicability.REVIEW, lambda _: (), ("x",), (), name="mine"), "x", "y"
)
COUNTED = finding(
    Rule("odd sign", Applicability.REVIEW, lambda _: (), ("x",), (), counted=True), "x", "y"
)
HOSTILE = finding(Rule("[[Spam]]\nx", Applicability.REVIEW, lambda _: (), ("x",), ()), "x", "y")
WRITTEN = {
    "nothing": ([], ""),
    "one": ([BEGAN], "Copyedit: began → begun (verb form)"),
    "two": ([BEGAN, WENT], "Copyedit: began → begun (verb form); went → gone (verb form)"),
    "the same twice": ([BEGAN, BEGAN], "Copyedit: began → begun (verb form) ×2"),
    "counted": ([SPACE], "Copyedit: space before comma"),
    "counted twice": ([SPACE, SPACE], "Copyedit: space before comma (2)"),
    "words before counts": (
        [SPACE, BEGAN],
        "Copyedit: began → begun (verb form); space before comma",
    ),
    "private rule": ([PRIVATE], "Copyedit: x → y (house style)"),
    "private counted rule": ([COUNTED, COUNTED], "Copyedit: odd sign (2)"),
    "line end": ([finding(VERB, "the\nthe", "the")], "Copyedit: the the → the (verb form)"),
    "long words": (
        [finding(VERB, "a" * 99, "b")],
        f"Copyedit: {'a' * 39}… → b (verb form)",
    ),
    "a link in words": ([finding(VERB, "a", "[[b]]")], "Copyedit: a → [ [b] ] (verb form)"),
    "a section in words": ([finding(VERB, "a", "/*b*/")], "Copyedit: a → / *b* / (verb form)"),
    "controls in words": (
        [finding(VERB, "a", "b\x1b[1m\u202e")],
        "Copyedit: a → b [1m (verb form)",
    ),
    "a rule's name that acts": ([HOSTILE], "Copyedit: x → y ([ [Spam] ] x)"),
    "percent signs": ([finding(VERB, "%s%(a)d", "%")], "Copyedit: %s%(a)d → % (verb form)"),
}
STYLED = {
    "prefix": (SummaryStyle(prefix="Robot:"), "Robot: began → begun (verb form)"),
    "override": (SummaryStyle(override="mending"), "mending"),
    "link": (
        SummaryStyle(link="User:Bot"),
        "Copyedit: began → begun (verb form) ([[User:Bot|task]])",
    ),
    "short": (SummaryStyle(limit=20), "Copyedit: +1 more"),
    "short with a link": (
        SummaryStyle(limit=40, link="User:Bot"),
        "Copyedit: +1 more ([[User:Bot|task]])",
    ),
    "too short for anything": (SummaryStyle(limit=5), "Copye"),
    "override cut": (SummaryStyle(override="mending", limit=3), "men"),
}
MANY = [finding(VERB, f"word{number}", "x") for number in range(400)]


@pytest.mark.parametrize(("findings", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_written(findings: list[Change], expected: str) -> None:
    assert summary.write(findings) == expected


@pytest.mark.parametrize(("style", "expected"), STYLED.values(), ids=STYLED)
def test_styled(style: SummaryStyle, expected: str) -> None:
    assert summary.write([BEGAN], style) == expected


def test_without_findings_nothing_is_said() -> None:
    assert not summary.write([], SummaryStyle(override="mending", link="User:Bot"))


@pytest.mark.parametrize("limit", [1, 12, 30, 60, 100, 255, LIMIT])
def test_a_summary_keeps_its_limit(limit: int) -> None:
    assert len(summary.write(MANY, SummaryStyle(limit=limit, link="User:Bot"))) <= limit


def test_every_change_is_shown_or_counted() -> None:
    text = summary.write(MANY)
    shown, more = text.count("→"), int(text.rpartition("+")[2].partition(" ")[0])
    assert shown + more == len(MANY)


def test_a_translator_is_asked() -> None:
    def translate(key: str, parameters: Mapping[str, object]) -> str:
        return {"copyedit-prefix": "Korrektur:", "copyedit-verb-form": "Verbform"}.get(
            key
        ) or summary.english(key, parameters)

    assert summary.write([BEGAN], translate=translate) == "Korrektur: began → begun (Verbform)"


@pytest.mark.parametrize(("number", "expected"), [(1, "+1 more"), (2, "+2 more"), (0, "+0 more")])
def test_plural(number: int, expected: str) -> None:
    assert summary.english("copyedit-more", {"num": number}) == expected


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        summary.english("copyedit-nothing-like-it", {})


@pytest.mark.parametrize("rule", all_rules(), ids=str)
def test_every_rule_has_a_message(rule: Rule) -> None:
    key = summary.kind_key(rule.summary)
    assert re.fullmatch(r"copyedit-[a-z]+(?:-[a-z]+)*", key)
    assert rule.summary in summary.english(key, {"num": 1})
