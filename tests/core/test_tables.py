"""The tables: read whole, each row once."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot_plugins
from bot_plugins.core.tables import table

ROOT = Path(bot_plugins.__path__[0])
FILES = sorted(ROOT.rglob("data/*.tsv"))
MAY_BE_EMPTY = {"rule_figures"}


def rows_of(file: Path) -> tuple[tuple[str, ...], ...]:
    place = file.parents[1].relative_to(ROOT.parent)
    return table(".".join(place.parts), file.stem)


def test_a_table_that_does_not_exist() -> None:
    with pytest.raises(FileNotFoundError):
        table("bot_plugins.rules", "nothing_like_it")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def test_a_table_says_where_its_facts_are_from(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any("Source: " in line for line in head)
    rows = rows_of(file)
    assert rows or file.stem in MAY_BE_EMPTY
    assert len(set(rows)) == len(rows)
