"""The tables: read whole, each row once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins import data
from bot_plugins.data import section_names, table

FILES = sorted(Path(data.__file__).parent.glob("*.tsv"))
MAY_BE_EMPTY = {"rule_figures"}


def test_a_table_that_does_not_exist() -> None:
    with pytest.raises(FileNotFoundError):
        table("nothing_like_it")


def test_sections_are_in_lower_case() -> None:
    assert {"references", "external links", "einzelnachweise"} <= section_names()
    assert all(name == name.casefold().strip() for name in section_names())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_table_says_where_its_facts_are_from(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any("Source: " in line for line in head)
    rows = table(file.stem)
    assert rows or file.stem in MAY_BE_EMPTY
    assert len(set(rows)) == len(rows)
