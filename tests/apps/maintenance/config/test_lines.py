"""The line of a key, in every way that TOML has to write one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.lines import Lines, Path
from bot_plugins.apps.maintenance.config.writing import written

TEXT = """\
# A comment.

queue = "q"
[[task]]
name = "a"  # a comment
rules = [
  "x",  # ]

  "y", "z",
]
watch.days = 3
watch.least = 2
source = [{ kind = "random", pages = 3 },
  { kind = "search",
    query = "[" }]

text = \"\"\"
[[task]]
name = "no"
\"\"\"

[task.limits]

pages = 5

[[task]]
name = "b"
[[task.source]]
kind = "random"
[[task.source]]
kind = "random"
[log]
"""
# TOML 1.0 allows no line end in an inline table, so the second source stands on one line.
TEXT = TEXT.replace('"search",\n    query', '"search", query')


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("nothing",), 1),
        (("queue",), 3),
        (("queue", "below"), 3),
        (("task",), 4),
        (("task", 0), 4),
        (("task", 0, "missing"), 4),
        (("task", 0, "name"), 5),
        (("task", 0, "rules"), 6),
        (("task", 0, "rules", 0), 7),
        (("task", 0, "rules", 2), 9),
        (("task", 0, "rules", 3), 6),
        (("task", 0, "watch", "days"), 11),
        (("task", 0, "watch", "least"), 12),
        (("task", 0, "source", 0, "pages"), 13),
        (("task", 0, "source", 1), 14),
        (("task", 0, "source", 1, "query"), 14),
        (("task", 0, "text"), 16),
        (("task", 0, "limits"), 21),
        (("task", 0, "limits", "missing"), 21),
        (("task", 0, "limits", "pages"), 23),
        (("task", 1), 25),
        (("task", 1, "name"), 26),
        (("task", 1, "source", 1, "missing"), 29),
        (("log",), 31),
        (("task", 2), 4),
    ],
)
def test_the_line_of_a_key(path: Path, line: int) -> None:
    assert Lines(TEXT).of(path) == line


KEYS = st.text("abcdefgh", min_size=1, max_size=3)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
VALUES = WORDS | st.integers(-9, 9) | st.lists(WORDS | st.lists(WORDS, max_size=2), max_size=4)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[tuple[Path, str]]]:
    """Return a TOML text, and paths with the key that their lines hold."""
    lines: list[str] = []
    held: list[tuple[Path, str]] = []
    for table in range(draw(st.integers(1, 3))):
        lines += draw(st.sampled_from([[], [""], ["# [["], ["# x = 1", ""]]))
        lines.append("[[table]]")
        for key, value in draw(TABLES).items():
            lines += draw(st.sampled_from([[], [""], ["# ]"]]))
            lines += draw(statement(key, value))
            held.append((("table", table, key), f"{key} ="))
    return "\n".join(lines), held


@st.composite
def statement(draw: st.DrawFn, key: str, value: object) -> list[str]:
    if isinstance(value, list) and draw(st.booleans()):
        return [f"{key} = [", *(f"  {written(one)}, # [" for one in value), "]"]
    return [f"{key} = {written(value)}"]


@given(texts())
def test_the_line_found_holds_the_key(drawn: tuple[str, list[tuple[Path, str]]]) -> None:
    text, held = drawn
    lines = Lines(text)
    for path, start in held:
        assert text.split("\n")[lines.of(path) - 1].startswith(start)
