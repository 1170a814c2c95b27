"""Adversarial pages: all kinds of them, the same every time."""

from __future__ import annotations

from itertools import islice

from tests.harness.bench.adversarial import KINDS, MOST, UNCLOSED, pages


def test_a_third_is_of_each_kind_alone() -> None:
    alone = [page.kind for page in islice(pages(10_000), 0, 3 * len(KINDS | UNCLOSED), 3)]
    assert alone == list(KINDS | UNCLOSED)


def test_they_are_the_same_every_time_and_of_their_size() -> None:
    first, again = (list(islice(pages(10_000), 100)) for _ in range(2))
    assert first == again
    assert all(1_000 < len(page.text) < 3 * MOST for page in first)
