"""Tables fit a terminal and are read by Markdown."""

from __future__ import annotations

import pytest

from tests.harness.bench.tables import WIDTH, Table, figure

TABLE = Table("Speed", ("Who", "MB/s"), [("ours | theirs", "1.5")], "word " * 40, "a note")


def test_lines_fit_a_terminal() -> None:
    lines = list(TABLE.lines())
    assert all(len(line) <= WIDTH for line in lines)
    assert lines[-2:] == [f"{'ours | theirs':74}   1.5", "a note"]


def test_bars_in_cells_are_no_columns() -> None:
    assert "| ours &#124; theirs | 1.5 |" in list(TABLE.markdown())


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (0.01234, "0.0123"), (0.1234, "0.123"), (1.234, "1.23"), (12.34, "12.3"),
     (1234.5, "1,234")],
)  # fmt: skip
def test_three_digits_matter(value: float, written: str) -> None:
    assert figure(value) == written
