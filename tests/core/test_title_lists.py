"""Lists of titles: read from text, and combined."""

from __future__ import annotations

import pytest

from bot_plugins.core.title_lists import combined, titles_in

LISTS = {
    "links anywhere": ("* [[Mill]], [[Pond|the pond]]\nText", ["Mill", "Pond"]),
    "links to files and categories": ("[[:Category:Mills]]\n[[:File:A.jpg]]",
                                      ["Category:Mills", "File:A.jpg"]),
    "AutoWikiBrowser's links": ("# [[Mill]]\n# [[Pond]]", ["Mill", "Pond"]),
    "AutoWikiBrowser's lines": ("# Mill\n# Pond", ["Mill", "Pond"]),
    "lines": ("Mill\n\n  Old_mill \r\nPond|2\n", ["Mill", "Old mill", "Pond"]),
    "nothing": ("\n \n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), LISTS.values(), ids=LISTS)
def test_titles(text: str, titles: list[str]) -> None:
    assert titles_in(text) == titles


FIRST, SECOND = ["Pond", "mill", "Lake"], ["Mill", "Weir", "Pond"]


@pytest.mark.parametrize(
    ("among", "without", "titles"),
    [
        ([], [], ["Pond", "mill", "Lake", "Weir"]),
        ([["Lake", "weir"]], [], ["Lake", "Weir"]),
        ([["Lake", "Pond"], ["Pond"]], [], ["Pond"]),
        ([[]], [], []),
        ([], [["pond"], ["Weir"]], ["mill", "Lake"]),
        ([["Lake", "Pond"]], [["Pond"]], ["Lake"]),
    ],
)
def test_lists_are_combined(
    among: list[list[str]], without: list[list[str]], titles: list[str]
) -> None:
    assert combined([FIRST, SECOND], among, without) == titles
