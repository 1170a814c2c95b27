"""The table of collocations, made of a small text of our own."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from bot_plugins.apps.devtools import collocations
from bot_plugins.languages.english.collocations import STEP


def _made(folder: Path, texts: list[str]) -> dict[str, float]:
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts))
    collocations.main([str(corpus)], folder)
    packed = (folder / "collocations.txt.xz").read_bytes()
    _, *groups = lzma.decompress(packed).decode().strip().split("\n\n")
    lines = (group.split("\n") for group in groups)
    return {pair: int(step) * STEP for step, *pairs in lines for pair in pairs}


def test_only_adjacent_words_that_occur_together_often(tmp_path: Path) -> None:
    often = "Windmill sails. Windmill, vanes; windmill qworvly sails."
    made = _made(tmp_path, [often] * collocations.LEAST + ["Windmill keepers"])
    assert made == {"windmill sails": made["windmill sails"]}
    assert collocations.WEAKEST <= made["windmill sails"] <= collocations.STRONGEST


def test_words_of_two_texts_are_not_adjacent(tmp_path: Path) -> None:
    assert _made(tmp_path, ["windmill", "sails"] * collocations.LEAST) == {}
