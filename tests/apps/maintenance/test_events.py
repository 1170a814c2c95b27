"""Which events of a stream are edits of our wiki."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.events import EventFilter, read_event

WANTED = EventFilter("//en.example.org", "enwiki", frozenset({0, 2}), "CopyBot")
EDIT: dict[str, Any] = {
    "$schema": "/mediawiki/recentchange/1.0.1",
    "meta": {
        "dt": "2020-01-02T03:04:05.678Z", "domain": "en.example.org",
        "stream": "mediawiki.recentchange",
    },
    "id": 7, "type": "edit", "namespace": 0, "title": "Mill", "comment": "c",
    "timestamp": 1577934244, "user": "Ann", "bot": False, "minor": False,
    "length": {"old": 1, "new": 2}, "revision": {"old": 10, "new": 11},
    "server_url": "https://en.example.org", "server_name": "en.example.org",
    "server_script_path": "/w", "wiki": "enwiki",
}  # fmt: skip


def with_meta(**meta: object) -> dict[str, Any]:
    return {**EDIT, "meta": {**EDIT["meta"], **meta}}


NOT_OURS = {
    "another wiki": {**EDIT, "server_url": "https://de.example.org", "wiki": "dewiki"},
    "another wiki at this address": {**EDIT, "wiki": "enbooks"},
    "another address, same name": {**EDIT, "server_url": "https://example.net"},
    "another port": {**EDIT, "server_url": "https://en.example.org:8443"},
    "canary": with_meta(domain="canary"),
    "a log entry": {**EDIT, "type": "log", "revision": None},
    "a change of a category's members": {**EDIT, "type": "categorize"},
    "another namespace": {**EDIT, "namespace": 1},
    "the bot itself": {**EDIT, "user": "CopyBot"},
    "no revision": {key: value for key, value in EDIT.items() if key != "revision"},
    "no time": {**EDIT, "timestamp": None},
}


@pytest.mark.parametrize("case", NOT_OURS)
def test_what_does_not_count(case: str) -> None:
    assert WANTED.change(read_event(json.dumps(NOT_OURS[case]))) is None


MALFORMED = [
    "", "{", "null", "[]", "7", '"edit"', "{}", '{"meta": 7}', "\x00",
    json.dumps({**EDIT, "meta": {"dt": "yesterday"}}),
    json.dumps({**EDIT, "meta": {"dt": "2020-01-02T03:04:05"}}),
    json.dumps({**EDIT, "timestamp": 10**30}),
    json.dumps({**EDIT, "revision": {"new": "x"}}),
    json.dumps({**EDIT, "title": 7}),
    b'{"title": "\xff"}',
]  # fmt: skip


@pytest.mark.parametrize("line", MALFORMED)
def test_what_is_no_event_is_a_value_error(line: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_event(line)


def test_an_edit() -> None:
    found = WANTED.change(read_event(json.dumps(EDIT)))
    assert found is not None
    assert (found.title, found.namespace, found.revid, found.old_revid) == ("Mill", 0, 11, 10)
    assert found.edited == datetime(2020, 1, 2, 3, 4, 4, tzinfo=UTC)
    assert found.noticed == datetime(2020, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)


def test_a_new_page_by_somebody_whose_name_is_hidden() -> None:
    new = {**EDIT, "type": "new", "revision": {"old": None, "new": 11}}
    del new["user"]
    found = WANTED.change(read_event(json.dumps(new)))
    assert found is not None
    assert found.old_revid == 0


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_line_does_harm(line: str | bytes) -> None:
    try:
        event = read_event(line)
    except ValueError:
        return
    WANTED.change(event)
