"""One part ahead and no more; errors in their place; no thread left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from bot_plugins.run import RunStopped
from bot_plugins.run.reading_ahead import ReadingAhead


def parts(made: list[int], number: int = 5) -> Iterator[list[int]]:
    for part in range(number):
        made.append(part)
        yield [10 * part, 10 * part + 1]


def test_all_comes_in_order() -> None:
    with ReadingAhead(parts([]), nullcontext()) as all_of_them:
        assert list(all_of_them) == [0, 1, 10, 11, 20, 21, 30, 31, 40, 41]


def test_empty_parts_are_passed_over() -> None:
    with ReadingAhead(iter([[], [1], [], [2], []]), nullcontext()) as all_of_them:
        assert list(all_of_them) == [1, 2]


def test_no_more_than_one_part_ahead_is_made() -> None:
    made: list[int] = []
    before = set(threading.enumerate())
    with ReadingAhead(parts(made), nullcontext()) as all_of_them:
        assert next(all_of_them) == 0
        own = set(threading.enumerate()) - before
    assert made in ([0], [0, 1])
    for thread in own:
        thread.join(10)
        assert not thread.is_alive()


def test_an_error_comes_after_all_that_came_before_it() -> None:
    def failing() -> Iterator[list[int]]:
        yield [1, 2]
        raise RunStopped("no answer", 4)

    with ReadingAhead(failing(), nullcontext()) as it:
        assert [next(it), next(it)] == [1, 2]
        with pytest.raises(RunStopped):
            next(it)


def test_a_process_that_wants_to_exit_does_not_hang() -> None:
    def leaving() -> Iterator[list[int]]:
        raise SystemExit(1)
        yield []

    with (
        ReadingAhead(leaving(), nullcontext()) as it,
        pytest.raises(RunStopped, match="cannot continue"),
    ):
        next(it)


def test_the_turn_is_held_while_a_part_is_made() -> None:
    turn = threading.Lock()
    held: list[bool] = []

    def watching() -> Iterator[list[int]]:
        for part in range(3):
            held.append(turn.locked())
            yield [part]

    with ReadingAhead(watching(), turn) as it:
        assert list(it) == [0, 1, 2]
    assert held == [True] * 3
    assert not turn.locked()
