"""A list's rules find behind the prefilter exactly what ``regex`` finds in prose, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import pytest
import regex

from bot_plugins import document as documents
from bot_plugins.community.awb import read_awb
from bot_plugins.community.building import build
from bot_plugins.community.entries import ListedRule, named
from bot_plugins.community.patterns.matching import LONGEST_MATCH
from bot_plugins.core import prefilter
from bot_plugins.core.rule import Rule
from bot_plugins.document import OPAQUE, TRANSPARENT
from tests.kin import kin

SENTENCES = (
    "It was {} in the spring, and the {} of the town was not.",
    "The [[river|{}]] flows to ''{}'' in [[{}]]s, near {{{{convert|{}|km}}}}.",
    "In 1920, {}<ref>{}</ref> came to the {} ({}); it is “{}”.",
    "* {}-{} and {} {}",
    "Über {} — {}é and é{} &nbsp;{}, «{}».",
)


@cache
def stated() -> tuple[ListedRule, ...]:
    text = files("topy").joinpath("retf.txt").read_text(encoding="utf-8")
    return tuple(named(read_awb(text)))


@cache
def built() -> tuple[Rule, ...]:
    return tuple(build(stated())[0])


def words_of(rule: ListedRule, chance: random.Random) -> str:
    """Return a text that the rule may match: its pattern without signs, branches by chance."""
    text = regex.sub(r"\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\b", "", rule.find)
    while (
        inner := regex.sub(r"\((?:\?:)?([^()]*)\)[?*+]?", lambda m: one_of(m[1], chance), text)
    ) != text:
        text = inner
    text = regex.sub(r"\\s[*+]?", " ", text)
    text = regex.sub(r"\[\^?([^\]]*)\](?:[*+?]|\{[^}]*\})?", lambda m: m[1][:1], text)
    text = regex.sub(r"\\d[+*]?", "7", text)
    return regex.sub(r"[\\?*+{}|^$\[\]<>\n]", "", text) or "x"


def one_of(branches: str, chance: random.Random) -> str:
    return chance.choice(branches.split("|"))


def page(rules: Iterable[ListedRule], chance: random.Random) -> str:
    words = [words_of(rule, chance) for rule in rules]
    lines = []
    while words:
        sentence = chance.choice(SENTENCES)
        need = sentence.count("{}")
        lines.append(sentence.format(*(words.pop() if words else "end" for _ in range(need))))
    return "\n\n".join(lines)


@pytest.mark.wide
@pytest.mark.parametrize("seed", kin(range(4), [0]))
def test_the_english_list_finds_what_regex_finds_one_by_one(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same in each run
    text = page(chance.sample(stated(), 1200), chance)
    document = documents.read(text)
    expected = {
        (rule.name, start, end)
        for rule in stated()
        for start, end in hits_one_by_one(rule, document.prose)
    }
    rules = prefilter.of(built()).useful(text)
    by_name = {rule.name for rule in rules}
    assert {name for name, _, _ in expected} <= by_name
    found = {
        (rule.name, suggestion.edit.start, suggestion.edit.end)
        for rule in rules
        for suggestion in rule.check(document)
    }
    assert len(expected) > 100
    inside = {
        (name, start, end) for name, start, end in found if encloses(expected, name, start, end)
    }
    assert inside == found
    assert len(found) == len(expected)


def encloses(expected: set[tuple[str, int, int]], name: str, start: int, end: int) -> bool:
    return any(own == name and low <= start and end <= high for own, low, high in expected)


@cache
def compiled(find: str) -> regex.Pattern[str]:
    return regex.compile(find, regex.MULTILINE)


def hits_one_by_one(rule: ListedRule, prose: str) -> Iterable[tuple[int, int]]:
    replacement = regex.sub(r"\$(\d)", r"\\g<\1>", rule.replace)
    for match in compiled(rule.find).finditer(prose):
        is_prose = OPAQUE not in match[0] and TRANSPARENT not in match[0]
        if (
            0 < len(match[0]) <= LONGEST_MATCH
            and is_prose
            and match.expand(replacement) != match[0]
        ):
            yield match.span()
