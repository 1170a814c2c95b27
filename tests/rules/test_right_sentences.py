"""Right sentences that look like slips, from an attempt to make every rule for words fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins import propose

TABLE = Path(__file__).parent / "right_sentences.txt"
SENTENCES = [
    line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_right_sentence_stays(sentence: str) -> None:
    assert propose(sentence).text == sentence
