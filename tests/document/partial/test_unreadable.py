"""Places that need not be read: all of them come out masked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins import document
from bot_plugins.document.partial.unreadable import is_unreadable
from tests.strategies import pages

READ = (
    "had began",
    "It had began.",
    "{{a}} had began",
    "<ref name=a/> had began",
    "<ref>a</ref> had began",
    "| a }} had began",
    "<!-- {{ --> had began",
    "\n|} had began",
    "[[a|{{b]] had began",
    "see http://example.org/ had began",
    "a\n \u00a0had began",
    "<b>a had began</b>",
    "<br> had began",
    "<i/> had began",
    "a < b had began",
    "[[a]] had began",
    "[a had began]",
    "<hr {{x|>}}<source> had began",
    "=<small>\n</small><ref =4 had began",
    "<client-id> had began",
    "<code>{{</code> had began",
    "<reffoo> had began",
    "[http://<r ]>had began",
    "{{x|<ref}}>had began",
    "[[a had began",
    "http://a/b{{c| had began",
    "(mailto:a{{c| had began",
    "éhttp://a/had began",
    "http://a/\u00a0had began",
    "[http://a <i>b [1] had began",
    "[http://a <i>b] [c had began",
    "[http://a [[b|c <i> [[d]] had began",
    "[http://a <i>b [http://c d] had began",
    "[http://a <i>b [[|c]] had began",
    "{{a|b {{ }} had began",
    "{{a|b}} " * 1000 + "{{a|had began",
)
UNREAD = (
    "a\n had began",
    "a\n: had began",
    "*: had began",
    "| a = had began",
    "{{quote|had began}}",
    "see: {{quote|url=http://a|had began}}",
    "<ref>had began</ref>",
    "<ref name=a>{{cite|title=had began",
    "<ref>{{cite|a [[b]] [http://c d] {{e|[[f]]}} had began",
    "<i>had began</i>",
    "<math>a had began",
    "<div had began>",
    "a [[b|had began]] c",
    "a [[had began c]]",
    "[http://example.org/ had began]",
    "http://example.org/had began",
)


def place(text: str) -> tuple[int, int]:
    start = text.index("had")
    return start, start + (3 if text.startswith("http") else 9)


@pytest.mark.parametrize("text", READ)
def test_what_may_be_prose(text: str) -> None:
    assert not is_unreadable(text.encode(), *place(text))


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_none(text: str) -> None:
    assert is_unreadable(text.encode(), *place(text))


@given(pages, st.data())
def test_what_is_unreadable_is_masked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    low, high = (len(text[:place].encode(errors="surrogatepass")) for place in (start, end))
    if start < end and is_unreadable(text.encode(errors="surrogatepass"), low, high):
        assert not document.read(text).editable(start, end)
