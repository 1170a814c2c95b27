"""Paragraphs, told from lists, tables and headings."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.common.running import in_paragraph


@pytest.mark.parametrize("line", ["* x here", "# x", ": x", "; x", "| x", "== x ==", "{{a}} x"])
def test_no_paragraph(line: str) -> None:
    text = f"Before.\n\n{line}\n"
    assert not in_paragraph(document.read(text), text.index("x"))


@pytest.mark.parametrize("line", ["It is x.", "'''Bold''' x", '"He x', "[[Rome]] x", "1950 x"])
def test_a_paragraph(line: str) -> None:
    text = f"* before\n{line}\n"
    assert in_paragraph(document.read(text), text.index("x"))
