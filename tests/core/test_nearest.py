"""Of names that do not exist, those that were probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.core.nearest import did_you_mean, nearest, no_such_file

KNOWN = ["base_after_do", "participle_after_have", "Mill", "repeated_word"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("zzz", []),
        ("", []),
        ("base_aftr_do", ["base_after_do"]),
        ("PARTICIPLE_AFTER_HAS", ["participle_after_have"]),
        ("mill", ["Mill"]),
        ("after_do", ["base_after_do"]),
    ],
)
def test_the_nearest_comes_first(name: str, near: list[str]) -> None:
    assert nearest(name, KNOWN)[: len(near)] == near
    assert bool(nearest(name, KNOWN)) == bool(near)


def test_a_question_names_them() -> None:
    assert did_you_mean("base_after_d", KNOWN[:1]) == "did you mean base_after_do?"
    assert did_you_mean("after", ["before", "after_do", "after_be"]) == (
        "did you mean after_do or after_be?"
    )
    assert did_you_mean("zzz", KNOWN, "see the list") == "see the list"


def test_a_file_is_looked_for_where_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "copyedit.sqlite3").touch()
    (tmp_path / "copyedit.sqlite").mkdir()  # a folder is no file
    wrong = tmp_path / "copyedt.sqlite3"
    right = tmp_path / "copyedit.sqlite3"
    assert no_such_file(wrong) == f"there is no file {wrong}; did you mean {right}?"
    assert no_such_file(tmp_path / "pages") == f"there is no file {tmp_path / 'pages'}"
    assert no_such_file(tmp_path / "x" / "y") == f"there is no folder {tmp_path / 'x'}"
