"""Text from a grammar: what is refused, and what comes out."""

from __future__ import annotations

from graphlib import CycleError

import pytest

from tests.harness.bench.articles import dice
from tests.harness.bench.grammar import Ways, grammar, read

SOURCE = """\
# a comment
page
    1 «line»↵«line»
line
    3 [«word»]
    1 {{«word»}}
word
    1 one
    1 four
empty
    1
"""


@pytest.mark.parametrize(
    ("entries", "error"),
    [
        ({"a": [(1.0, "«b»")]}, KeyError),
        ({"a": [(1.0, "x«a»")]}, CycleError),
        ({"a": [(1.0, "«b»")], "b": [(1.0, "«a»")]}, CycleError),
    ],
)
def test_a_grammar_without_an_end_is_refused(
    entries: dict[str, Ways], error: type[Exception]
) -> None:
    with pytest.raises(error):
        grammar(entries)


def test_an_unknown_entry_is_refused() -> None:
    with pytest.raises(KeyError):
        grammar(read(SOURCE)).write(["nothing"], dice(1))


def test_every_way_is_taken_by_its_weight() -> None:
    lines = grammar(read(SOURCE)).write(["page", "empty"] * 2000, dice(1))
    assert set(lines.replace("\n", "")) == set("[]{}onefur")
    assert 0.7 < lines.count("[") / 4000 < 0.8


def test_mean_lengths_are_exact() -> None:
    assert grammar(read(SOURCE)).lengths == {"page": 13, "line": 6.0, "word": 3.5, "empty": 0}


def test_the_same_seed_writes_the_same() -> None:
    whole = grammar(read(SOURCE))
    first, again, other = (whole.write(["page"] * 20, dice(seed)) for seed in (1, 1, 2))
    assert first == again != other
