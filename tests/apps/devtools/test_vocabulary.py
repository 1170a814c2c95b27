"""The vocabulary, made of small lists and a small text of our own."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import vocabulary
from bot_plugins.languages.english import lexicon

LARGE = "Zebediah\nqworvly\nqworvly's\nnaïve\ngoverment\ngeneal\n"


def _made(folder: Path, texts: list[str]) -> tuple[list[str], list[str], dict[str, int]]:
    for country in ("american", "british"):
        (folder / f"{country}-english-large").write_text(LARGE)
        (folder / f"{country}-english-insane").write_text(f"{LARGE}frist\nspeccies\nabacate\n")
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts))
    vocabulary.main([str(corpus)], folder, folder)
    packed = lzma.decompress((folder / "known.txt.xz").read_bytes()).decode()
    rows = (folder / "frequent.tsv").read_text().splitlines()
    counts = dict(row.split("\t") for row in rows if row[0] != "#")
    _, seen, others, typos = packed.split("\n\n")
    assert typos.split() == ["frist", "speccies"]
    numbers = {word: int(count) for word, count in counts.items()}
    return seen.split(), others.split(), numbers


def test_what_is_known_and_what_is_frequent(tmp_path: Path) -> None:
    often = ["The gameplaying qworvly is a mill, xfoo.xbar and x-mill."] * vocabulary.LEAST_PAGES
    seen, others, frequent = _made(tmp_path, [*often, "A oncely mill.", "mill " * 10])
    known = seen + others
    assert {"qworvly", "gameplaying", "mill"} <= {*seen}
    assert {"zebediah", "naive", "geneal", "abacate"} <= {*others}
    assert not {"goverment", "oncely", "xbar", "qworvly's"} & {*known}
    assert {*known} >= {word for word in lexicon.known() if len(word) > 1}
    assert frequent == {"mill": vocabulary.LEAST_PAGES + 11}
    assert (seen, others) == (sorted(seen), sorted(others))


def test_lists_that_are_missing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"text": "a"}\n')
    with pytest.raises(SystemExit, match="apt-get install"):
        vocabulary.main([str(corpus)], tmp_path, tmp_path)
