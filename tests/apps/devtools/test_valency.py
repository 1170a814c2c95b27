"""The tables of valency, made of a small text of our own."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import valency

TEXT = (
    "They will build a mill. It was built by monks. It was built of stone. It has been sold. "
    "They had sold it. They can happen. They want to see it and are able to eat. "
)
LINES = "".join(f"{json.dumps({'title': f'Page {page}', 'text': TEXT})}\n" for page in range(10))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Return the rows of both tables, made of a file of each kind."""
    folder = tmp_path_factory.mktemp("valency")
    plain, packed, small = folder / "a.jsonl", folder / "b.jsonl.gz", folder / "c.jsonl.xz"
    plain.write_text(LINES, encoding="utf-8")
    packed.write_bytes(gzip.compress(LINES.encode()))
    small.write_bytes(lzma.compress(LINES.encode()))
    valency.main([str(plain), str(packed), str(small)], folder)
    return {file.stem: _rows(file) for file in folder.glob("*.tsv")}


def _rows(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def _row(rows: list[list[str]], word: str) -> list[int]:
    [found] = [row for row in rows if row[0] == word]
    return [int(cell) for cell in found[1:]]


def test_verbs_are_counted_by_pattern(tables: dict[str, list[list[str]]]) -> None:
    rows = tables["valency"]
    assert _row(rows, "build") == [30, 30, 60, 30, 0, 0, 0, 0]
    assert _row(rows, "sell") == [0, 0, 30, 0, 0, 60, 0, 0]
    assert _row(rows, "happen") == [30, 0, 0, 0, 0, 0, 0, 0]


def test_words_before_infinitives_are_counted(tables: dict[str, list[list[str]]]) -> None:
    assert _row(tables["infinitives"], "able") == [30, 0]
    assert _row(tables["infinitives"], "want") == [30, 0]


def test_headers_say_where_the_counts_are_from(tables: dict[str, list[list[str]]]) -> None:
    for rows in tables.values():
        header = "\n".join("\t".join(row) for row in rows if row[0].startswith("#"))
        assert "python -m bot_plugins.apps.devtools.valency" in header
        assert "0 MB of English encyclopedia text" in header
    for name, rows in tables.items():
        columns = [row for row in rows if row[0].startswith("#")][-1]
        assert {len(row) for row in rows if not row[0].startswith("#")} == {len(columns)}, name


def test_rare_verbs_and_words_are_left_out(tmp_path: Path) -> None:
    corpus = tmp_path / "a.jsonl"
    corpus.write_text(json.dumps({"title": "A", "text": TEXT}), encoding="utf-8")
    valency.main([str(corpus)], tmp_path)
    rows = _rows(tmp_path / "valency.tsv") + _rows(tmp_path / "infinitives.tsv")
    assert [row for row in rows if not row[0].startswith("#")] == []
