"""Triggers as one pattern; in XML, where brackets of tags are entities."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core import registry
from bot_plugins.core.prefilter.patterns import Patterns, TriggerError, compiled, escaped


@pytest.mark.parametrize(
    ("trigger", "wanted"),
    [
        (r"a\sb", r"a\sb"),
        (r"<b\s*>", r"&lt;b\s*&gt;"),
        (r"[)\]>]x", r"(?:[)\]>]|&gt;)x"),
        (r"x[\s<]", r"x(?:[\s<]|&lt;)"),
        (r"[^;&<>']x", r"(?:[^;&<>']|&quot;)x"),
        (r"[a-z&]&x", r"(?:[a-z&]|&amp;)&amp;x"),
        (r"[a-z]\[", r"[a-z]\["),
        ('"x', "&quot;x"),
        ("(?:^|[ab^$])x$", "(?:(?:^|>)|[ab^$])x(?:$|<)"),
    ],
)
def test_escaped(trigger: str, wanted: str) -> None:
    assert escaped(trigger) == wanted


def test_which_rules_match() -> None:
    patterns = Patterns({0: ("a+", "b"), 1: (), 2: ("c",), 3: ("d",)})
    assert patterns.matching(b"xx") == []
    assert patterns.matching(b"d b") == [0, 3]
    assert list(patterns.spans(b"xaac")) == [(1, 3), (3, 4)]
    assert list(Patterns({0: ()}).spans(b"aa")) == []
    assert Patterns({0: ()}).matching(b"aa") == []


def test_what_google_re2_cannot_read_is_named() -> None:
    with pytest.raises(TriggerError, match=r"not a pattern of google-re2: 'a\(\?!b\)'"):
        compiled("a(?!b)")


PATTERNS = Patterns({rule: rule.patterns for rule in registry.all_rules()})
pieces = st.sampled_from(
    " |, |. |.|.. |..|the |The |1950|</b>|<b>|[[war|The]] |]]|''|<ref>|{{r}}|&|\"|a |an |[[apple]]"
    "|a <big>apple</big> |was wrote by |ended ;|\n| ,|( a )|word|Word|'s |’|;.|,.|é|had ".split("|")
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_nothing_is_lost_in_xml(text: str) -> None:
    plain = list(PATTERNS.spans(text.encode()))
    within = list(PATTERNS.spans(escape(text).encode(), in_xml=True))
    assert bool(within) or not plain
