"""The JSON Lines report."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.report.jsonl import json_line, timestamp_text
from tests.ui.display.build import marked, proposals, with_choices


def test_holds_all_there_is_to_know() -> None:
    proposal = marked(
        "a «b|c»", title="T\ud800", site="s:en", revid=3, url="u", timestamp=datetime(2024, 5, 1)
    )
    line = json_line(proposal, "skipped", "protected")
    assert line.isascii()
    assert line.endswith("}\n")
    assert json.loads(line) == {
        "site": "s:en",
        "title": "T\ud800",
        "revid": 3,
        "timestamp": "2024-05-01T00:00:00Z",
        "url": "u",
        "summary": proposal.summary,
        "outcome": "skipped",
        "reason": "protected",
        "findings": [
            {
                "rule": "verb_form",
                "applicability": "review",
                "start": 2,
                "end": 3,
                "before": "b",
                "after": "c",
                "message": "a reason",
                "alternatives": [],
            }
        ],
    }


def test_an_unknown_time_is_null() -> None:
    assert json.loads(json_line(marked("«a|b»"), "proposed"))["timestamp"] is None


@pytest.mark.parametrize("zone", [None, UTC, timezone(timedelta(hours=2))])
def test_times_are_in_utc(zone: timezone | None) -> None:
    hour = 14 if zone not in (None, UTC) else 12
    time = datetime(2024, 5, 1, hour, 30, 1, tzinfo=zone)
    assert timestamp_text(time) == "2024-05-01T12:30:01Z"


@given(proposals())
def test_findings_rebuild_the_text(proposal: Proposal) -> None:
    line = json_line(proposal, "proposed")
    assert line.count("\n") == 1
    found = json.loads(line)["findings"]
    edits = [Edit(one["start"], one["end"], one["after"]) for one in found]
    assert apply_edits(proposal.revision.text, edits) == proposal.text


def test_alternatives_are_told_as_they_are() -> None:
    proposal = with_choices(marked("a «b|c»"), "d", "\u202ee")
    [finding] = json.loads(json_line(proposal, "proposed"))["findings"]
    assert (finding["after"], finding["alternatives"]) == ("c", ["d", "\u202ee"])
