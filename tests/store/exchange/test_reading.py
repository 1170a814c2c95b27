"""Lines of a file that may come from anywhere: what ends them, and what is wrong with them."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from typing import BinaryIO

import pytest

from bot_plugins.store.errors import ImportRefusedError
from bot_plugins.store.exchange.reading import LONGEST_LINE, proposals
from tests.store.exchange.test_importing import LEAST, with_finding

ONE = json.dumps(LEAST).encode()


def titles(data: bytes) -> list[str]:
    return [one.title for one in proposals(io.BytesIO(data), "in.jsonl")]


READ = {
    "a line end at the end": ONE + b"\n",
    "no line end at the end": ONE,
    "line ends of Windows": ONE + b"\r\n\r\n",
    "a byte order mark": b"\xef\xbb\xbf" + ONE,
    "a byte order mark and empty lines": b"\xef\xbb\xbf\n \n" + ONE,
}


@pytest.mark.parametrize("case", READ)
def test_one_line(case: str) -> None:
    assert titles(READ[case]) == ["Mill"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e", "\0"])
def test_other_line_ends_stand_in_texts(mark: str) -> None:
    data = json.dumps(with_finding(message=f"a{mark}b"), ensure_ascii=False)
    data = data.replace(json.dumps(mark)[1:-1], mark)
    assert mark in data
    for _ in range(2):
        [found] = proposals(io.BytesIO(data.encode()), "in.jsonl")
        assert found.findings[0].change.message == f"a{mark}b"


WRONG = {
    "words": (b"mine\n", r"in\.jsonl, line 1: is no JSON"),
    "the second line": (ONE + b"\n{", r"in\.jsonl, line 2: is no JSON"),
    "UTF-16": (ONE.decode().encode("utf-16"), "line 1: is no text in UTF-8"),
    "UTF-16 without a mark": (ONE.decode().encode("utf-16-le"), "line 1: is no JSON"),
    "Latin-1": (json.dumps(LEAST | {"title": "\xe9"}, ensure_ascii=False).encode("latin-1"),
                "line 1: is no text in UTF-8"),
    "packed": (gzip.compress(ONE), "line 1: is no text in UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "line 1: is no text in UTF-8"),
    "zeros": (b"\0" * 9, "line 1: is no JSON"),
    "a list": (b"[]", "line 1: must be an object"),
    "another format": (b'{"rule": "x"}', "line 1: format is missing"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_line(case: str) -> None:
    data, message = WRONG[case]
    with pytest.raises(ImportRefusedError, match=message) as caught:
        titles(data)
    assert "\n" not in str(caught.value)


class Endless(io.RawIOBase):
    """A file without any line end, of zeros."""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill in spaces."""
        buffer[:] = b" " * len(buffer)
        return len(buffer)


def test_a_line_without_an_end_is_refused() -> None:
    endless: BinaryIO = io.BufferedReader(Endless())  # type: ignore[type-var]
    with pytest.raises(ImportRefusedError, match=f"longer than {LONGEST_LINE >> 20} MB"):
        list(proposals(endless, "in.jsonl"))


def test_a_big_file_is_read_line_by_line() -> None:
    line = json.dumps(with_finding(message="x" * 100_000)).encode() + b"\n"
    data = io.BytesIO(line * 200)
    tracemalloc.start()
    assert sum(1 for _ in proposals(data, "in.jsonl")) == 200
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * len(line)
