"""The two engines find the same, in bounded time; the prefilter's reductions lose no match."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
import regex
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bot_plugins.community.patterns import ascii as stand_ins
from bot_plugins.community.patterns.confirming import confirming
from bot_plugins.community.patterns.listing import listed
from bot_plugins.community.patterns.loosening import loosened
from bot_plugins.community.patterns.matching import Matcher
from bot_plugins.community.patterns.parser import Parsed, UnreadablePatternError, parse
from bot_plugins.community.patterns.references import written_out
from bot_plugins.community.patterns.replacements import read_replacement
from bot_plugins.community.patterns.writing import written
from bot_plugins.core.prefilter.patterns import TriggerError, compiled
from bot_plugins.document import OPAQUE

ATOMS = [
    *"abcÉéß -.0",
    *r"\b \w \s \d \W \S \D \B [ab] [^a] [a-c]? a+ b* (a) (?:b|ab) (?:a|) a{2,3} .".split(),
    *r"(?=a) (?!b) (?<=a) (?<!b) (?<!\bab) (?=\s) [éa] \p{Lu} (?>a+) a++ (?i:ab)".split(),
    *"a+? (?:ab)+".split(),
    r"\1",
    "|",
]
NESTED = r"(?!(?<=a)b) (?<!a(?!b)) (?!a(?=b)b) (?=(?<!b)a) (?!a++b) (?!(a)\1b)".split()
patterns = st.lists(st.sampled_from(ATOMS), min_size=1, max_size=7).map("".join)
nested = st.lists(st.sampled_from([*ATOMS, *NESTED]), min_size=1, max_size=7).map("".join)
texts = st.text(st.sampled_from(f"aabbcABé É.-0 \n_\xa0٣{OPAQUE}"), max_size=24)


def read(pattern: str) -> Parsed:
    try:
        return parse(pattern)
    except UnreadablePatternError:
        assume(condition=False)
        raise


def spans(parsed: Parsed, text: str) -> list[tuple[int, int]]:
    form = regex.compile(written(parsed.tree), regex.MULTILINE)
    return [match.span() for match in form.finditer(text) if match[0]]


@given(patterns, texts)
@example(r"\bab\b", "abé ab")
@example(r"a\s", "a\xa0b")
@example(r"\d", "٣0")
@example("a|ab", "abab")
def test_what_re2_takes_whole_finds_what_regex_finds(pattern: str, text: str) -> None:
    parsed = read(pattern)
    source, data = stand_ins.for_ascii(parsed.tree), stand_ins.in_ascii(text)
    assume(source is not None and data is not None)
    assert source is not None
    assert data is not None
    assert len(data) == len(text)
    found = [match.span() for match in compiled(source).finditer(data)]
    assume(all(start < end for start, end in found))  # empty matches are of no use
    assert found == spans(parsed, text)


@given(nested, texts)
@example(r"\bé", "aé é")
@example(r"(a)\b\1", "aa a")
@example(r"(a|b)b\1", "abb")
@example(r"(?<=\s)a", "\xa0a")
def test_a_loosened_pattern_matches_wherever_the_pattern_does(pattern: str, text: str) -> None:
    parsed = read(pattern)
    try:
        out = Parsed(written_out(parsed.tree), parsed.groups, parsed.names)
        trigger = compiled(loosened(out)[0])
    except (UnreadablePatternError, TriggerError):
        return
    for start, end in spans(parsed, text):
        places = [match.span() for match in trigger.finditer(text.encode())]
        low, high = len(text[:start].encode()), len(text[:end].encode())
        assert any(begin <= high and low <= stop for begin, stop in places), (start, end)


@given(nested, texts)
@example(r"\bab+\b(?<!abb)", "ab abb")
@example(r"a(?!b)\w", "ab ac")
@example(r"(?!(?<=b)a)a", "a")
@example(r"c(?<!a(?!b)c)", "bc")
def test_a_reduced_pattern_may_hit_wherever_the_pattern_does(pattern: str, text: str) -> None:
    parsed = read(pattern)
    matcher = Matcher(parsed, read_replacement("", parsed))
    if spans(parsed, text):
        assert matcher.may_hit(text)


LETTERS = [
    *"abcabcabc é-*",
    *r"\b a+ b* c? (?:ab|c) [ab] \s+ \s* \w* [a-z] a{2,5} abc (?!c)".split(),
]
words = st.lists(st.sampled_from(LETTERS), min_size=3, max_size=9).map(
    lambda atoms: rf"\b{''.join(atoms).strip('+*?')}\b"
)


@given(words, st.text(st.sampled_from("aabbcé- "), max_size=30))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@example(r"\bab+c\b", "xx abbbbbc")
@example(r"\babc\s+ab", "abc \n ab")
def test_what_is_listed_is_wherever_the_pattern_matches(pattern: str, text: str) -> None:
    parsed = read(pattern)
    found = listed(written_out(parsed.tree))
    assume(found is not None)
    assert found is not None
    runs = regex.findall("[A-Za-z]+", text)
    is_there = (
        found.alone.union(found.words).intersection(runs)
        or found.pairs.intersection(pairwise(runs))
        or any(word.startswith(one) for word in runs for one in found.beginnings)
    )
    assert is_there or not spans(parsed, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(\w+\s?)*!(?=x)", "word " * 4000 + "!"),
        (r"(a|aa)+$(?<=b)", "a" * 20_000),
        (r"(?:(\w+) )+\1\1\1!", "ab " * 4000),
    ],
)
def test_a_pattern_that_takes_too_long_gives_up(pattern: str, text: str) -> None:
    parsed = parse(pattern)
    matcher = Matcher(parsed, read_replacement("x", parsed))
    begun = perf_counter()
    assert list(matcher.hits(text)) == []
    assert matcher.gave_up
    assert list(matcher.hits(text)) == []
    assert not matcher.may_hit(text)
    assert perf_counter() - begun < 10


def test_nested_repetition_takes_linear_time_in_re2() -> None:
    parsed = parse(r"(a+)+b")
    matcher = Matcher(parsed, read_replacement("", parsed))
    assert matcher.is_whole_in_re2
    assert list(matcher.hits("a" * 100_000)) == []
    assert not matcher.gave_up


def test_confirming_keeps_what_is_within_a_word() -> None:
    parsed = parse(r"\b([lL])angu?age?s?\b(?<!anguages?)")
    matcher = Matcher(parsed, read_replacement("$1anguage", parsed))
    assert "(?<!" in written(confirming(parsed.tree, parsed.groups))
    assert not matcher.may_hit("a language here")
    assert matcher.may_hit("a langage here")
