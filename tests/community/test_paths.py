"""Paths of files in prose."""

from __future__ import annotations

import pytest

from bot_plugins.community.paths import is_in_path

WORD = "etc"


@pytest.mark.parametrize(
    "text",
    [
        "unpack it to etc/init.d/start",
        "opt/Qtopia etc/init.d/qpe",
        "look into /etc for it",
        "look into /etc.",
        "in ~/etc/x there",
        "the folder etc/ has it",
        "C:\\etc\\x is there",
        "see etc/x.conf",
        "usr_local/etc is there",
    ],
)
def test_a_path(text: str) -> None:
    start = text.index(WORD)
    assert is_in_path(text, start, start + len(WORD))


@pytest.mark.parametrize(
    "text",
    [
        "apples, pears, etc",
        "and/or etc, and so on",
        "pears/etc or so",
        "(pears etc.).",
        "etc. / so on",
        "e.g. etc",
        "1/2 etc",
    ],
)
def test_no_path(text: str) -> None:
    start = text.index(WORD)
    assert not is_in_path(text, start, start + len(WORD))


def test_a_long_line_takes_no_longer() -> None:
    text = "/" * 100_000
    assert not is_in_path(f"{text} {WORD} {text}", len(text) + 1, len(text) + 4)
