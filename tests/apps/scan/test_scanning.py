"""A page in a dump has the findings it has by itself, with all rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins import propose
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.scanning import scan_block
from bot_plugins.core.registry import rules_for
from bot_plugins.core.rule import Fixes
from tests.apps.scan.exports import Page, page_xml
from tests.kin import kin
from tests.strategies import pages, sloppy

OPTIONS = ScanOptions()
SLIPS = [
    example.before
    for rule in rules_for("en")
    for example in rule.examples
    if isinstance(example, Fixes)
]
WHOLE = (
    "A apple fell.",
    "the the",
    "The king ( or queen )",
    "In the years ,",
    "It ended .",
    '"A apple fell," he said.',
    "A&nbsp;B: a [[apple]] & a <b>apple</b>",
    "a\n had began; '''A''' apple",
)


def scanned(*texts: str) -> list[list[tuple[object, ...]]]:
    xml = b"".join(page_xml(Page("T", [text]), one) for one, text in enumerate(texts, 1))
    found = {one.pageid: one.findings for one in scan_block(xml, OPTIONS).found}
    return [
        [(one.rule, one.start, one.end, one.after) for one in found.get(number, ())]
        for number, _ in enumerate(texts, 1)
    ]


def proposed(text: str) -> list[tuple[object, ...]]:
    return [
        (one.rule.name, one.edit.start, one.edit.end, one.after)
        for one in propose(text, title="T").findings
    ]


@pytest.mark.parametrize("text", kin([*WHOLE, *SLIPS], [*WHOLE, *SLIPS[::12]], SLIPS))
def test_a_page_of_its_own(text: str) -> None:
    assert scanned(text) == [proposed(text)]


@pytest.mark.parametrize("number", [10, 31, 32, 33, 65, 200])
def test_a_page_crowded_with_slips(number: int) -> None:
    """Also where a scan cannot tell that, since XML's places are not quite the text's."""
    for text in ("the the " * number, "'''a apple''' " * number):
        assert scanned(text) == [proposed(text)]


@pytest.mark.wide
def test_pages_one_after_another() -> None:
    assert scanned(*SLIPS) == [proposed(text) for text in SLIPS]


@given(st.lists(st.one_of(pages, sloppy), max_size=4))
def test_any_pages(texts: list[str]) -> None:
    texts = [text for text in texts if text.isprintable() or text.replace("\n", "").isprintable()]
    assert scanned(*texts) == [proposed(text) for text in texts]
