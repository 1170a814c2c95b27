"""Patterns of .NET are read as .NET reads them; what cannot be read is refused."""

from __future__ import annotations

import pytest
import regex

from bot_plugins.community.patterns.parser import UnreadablePatternError, parse
from bot_plugins.community.patterns.writing import written


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("a)", "no"),
        ("(a", "not closed"),
        ("[a", "not closed"),
        ("*a", "nothing to repeat"),
        ("a**", "repeated"),
        ("a{3,2}", "low to high"),
        ("a{1,9999}", "low to high"),
        ("[a-z-[aeiou]]", "within classes"),
        ("[[:alpha:]]", "within classes"),
        ("[z-a]", "low to high"),
        (r"\1(a)", "no group"),
        (r"\k<no>", "no group"),
        ("(?(1)a|b)", "not supported"),
        ("(?<a-b>c)", "not supported"),
        ("(?x)a b", "not supported"),
        (r"\G", "not supported"),
        (r"\cA", "not supported"),
        ("(?#open", "not closed"),
        ("(" * 50 + ")" * 50, "inside each other"),
        ("a" * 10_001, "longer"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(pattern: str, why: str) -> None:
    with pytest.raises(UnreadablePatternError, match=why):
        parse(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\b([tT])eh\b", "It is teh end, Teh.", ["teh", "Teh"]),
        (r"(?<!a)b(?=c)", "abc bc b", ["b"]),
        (r"(?<n>a)\k<n>", "aab", ["aa"]),
        (r"(?'n'a)\1", "aab", ["aa"]),
        (r"(?i)straße|(?-i)x", "STRASSE Straße X x", ["Straße", "x"]),
        (r"a(?i:b)c", "aBc abC", ["aBc"]),
        (r"\p{Lu}\P{Lu}", "Éa", ["Éa"]),
        (r"(?>a+)b|a++c", "aab aac", ["aab", "aac"]),
        (r"[\w-]+?!", "co-op!", ["co-op!"]),
        (r"[]a]+", "]a", ["]a"]),
        (r"[^]]b", "]b ab", ["ab"]),
        (r"\x41\u0042\t", "AB\t", ["AB\t"]),
        (r"a{,2}", "a{,2}", ["a{,2}"]),
        (r"(?#no)a\b?", "a", ["a"]),
        (r"[a\-z&&~~||]+", "a-z&|~", ["a-z&|~"]),
        (r"^a$", "b\na\nb", ["a"]),
        (r"(?s)a.b|c.d", "a\nb", ["a\nb"]),
        (r"a.b", "a\nb", []),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, found: list[str]) -> None:
    form = regex.compile(written(parse(pattern).tree), regex.MULTILINE)
    assert [match[0] for match in form.finditer(text)] == found


def test_groups_with_names_are_numbered_after_those_without() -> None:
    parsed = parse(r"(?<first>a)(b)\2\1")
    assert parsed.names == {"first": 2}
    form = regex.compile(written(parsed.tree))
    assert form.fullmatch("abab")
