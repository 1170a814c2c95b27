"""Lists of AutoWikiBrowser are read as AutoWikiBrowser reads them."""

from __future__ import annotations

from importlib.resources import files
from time import perf_counter

from bot_plugins.community.awb import is_awb, read_awb

PAGE = """{{Shortcut|X}}
== New ==
<syntaxhighlight lang="xml">
<Typo word="the" find="\\b([tT])eh\\b" replace="$1he"/><!--not in names-->
<Typo word="off" disabled find="x" replace="y"/>
<Typo disabled="off" find="\\boff\\b" replace="of"/>
<DisabledTypo word="off" find="\\boff\\b" replace="of"/>
<!--Typo word="off" find="\\boff\\b" replace="of"/-->
<!-- <Typo word="off" find="a" replace="b"/> -->
<Typo find="\\bfoo\\b" replace="bar" />
<Typo word="long"   find="\\bl{2}\\b"   replace="l"></Typo>
<Typo word="no end" find="a
</syntaxhighlight>
"""


def test_entries_are_read_and_those_out_of_use_are_not() -> None:
    assert is_awb(PAGE)
    found = [(rule.word, rule.find, rule.replace) for rule in read_awb(PAGE)]
    assert found == [
        ("the", r"\b([tT])eh\b", "$1he"),
        ("bar", r"\bfoo\b", "bar"),
        ("long", r"\bl{2}\b", "l"),
    ]


def test_a_text_without_entries_is_no_list() -> None:
    assert not is_awb("Some <Type> of text.")


def test_the_english_list_is_read() -> None:
    text = files("topy").joinpath("retf.txt").read_text(encoding="utf-8")
    assert len([*read_awb(text)]) == 3922  # and three within a comment


def test_reading_takes_linear_time() -> None:
    begun = perf_counter()
    for hostile in ("<!--" * 500_000, '<Typo word="' * 200_000, '<Typo find="a" ' * 200_000):
        assert [*read_awb(hostile)] == []
    assert perf_counter() - begun < 20
