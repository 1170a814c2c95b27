"""The plan says in sentences what a task would do."""

from __future__ import annotations

from typing import Any

import pytest

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.plan import plan_lines


def plan(**changed: Any) -> str:  # noqa: ANN401
    source = [{"kind": "recentchanges"}]
    given = {"name": "copyedit", "wiki": "wikipedia:en", "source": source, **changed}
    return "\n".join(plan_lines(Task.model_validate(given)))


def test_the_careful_task() -> None:
    assert (
        plan()
        == """\
Task "copyedit" on wikipedia:en:
Reads, in this order:
  1. pages edited since the last pass, the oldest change first
Of these only pages in namespace 0 whose last edit is 300 seconds old or older, and that have \
changed since they were read, or the rules have.
A pass reads at most 500 pages and 100 MB of wikitext, takes at most 30 minutes, 5,000 requests \
and 1024 MB of memory, and looks for no more while 500 findings of the wiki wait for a decision.
Looks by these rules: all rules of the wiki's language that are on by default.
Saves nothing: all it finds waits in the queue for review.
Looks after its saves for 30 days; switches a rule off when surely more than 5 % of its saved \
edits were reverted, or more than 25 % of its findings rejected, and these were at least 3.
No rule becomes trusted by its figures.
Has no stop page.
Stops when somebody writes on the bot's talk page."""
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"source": [{"kind": "category", "title": "Category:A"}]},
            '  1. the members of "Category:A"',
        ),
        (
            {"source": [{"kind": "search", "query": 'a "b"'}]},
            'what the wiki\'s search finds for a "b"',
        ),
        ({"source": [{"kind": "pagelist", "title": "User:A"}]}, 'the pages that "User:A" links to'),
        ({"source": [{"kind": "random", "pages": 1}]}, "  1. 1 page at random"),
        ({"source": [{"kind": "worklist", "file": "/a"}]}, "the titles in /a"),
        ({"namespaces": [0, 4]}, "in namespaces 0, 4 whose"),
        ({"rules": ["a", "b"], "skip_rules": ["c"]}, "these rules: a, b, without c."),
        ({"doubtful": True}, "Proposes also what is doubtful, for people to decide."),
        ({"new_errors_only": True}, "Proposes only what recent edits brought in."),
        ({"exceptions_page": "User:A/E"}, 'Leaves alone what "User:A/E" lists.'),
        ({"quiet_hours": ["22:00-06:00"]}, "Rests from 22:00 to 06:00 UTC."),
        ({"earn_trust": True}, "becomes trusted here when its figures here are good enough."),
        (
            {"stop_page": "User:A/Stop", "stop_text": "go"},
            'Stops when "User:A/Stop" is missing or says anything but "go".',
        ),
        (
            {"settings_page": "User:A/S", "settings_protection": ["sysop", "x"]},
            'Is narrowed by "User:A/S", if nobody but sysop, x may edit it.',
        ),
        ({"report_page": "User:A/R"}, 'Reports on "User:A/R".'),
    ],
)
def test_what_is_changed_is_said(changed: dict[str, Any], sentence: str) -> None:
    assert sentence not in plan()
    assert sentence in plan(**changed)


def test_what_becomes_of_findings() -> None:
    nothing = plan()
    accepted = plan(save="accepted", stop_page="User:A/Stop", minor=False, task_page="User:A")
    trusted = plan(save="trusted", stop_page="User:A/Stop", tags=["x"], watchlist="yes")
    assert "A pass saves" not in nothing
    assert "also what is trusted, waits in the queue" in accepted
    assert "at most 20 edits, one every 10 seconds, marked as a bot's." in accepted
    assert 'Every edit summary links to "User:A".' in accepted
    assert "without anybody having looked at it" not in accepted
    assert "Saves changes that are trusted, without anybody having looked at them." in trusted
    assert "marked as minor and a bot's, tagged x, put on the watchlist." in trusted
