"""A fair draw, and the progress of long work."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bot_plugins.tools import progress
from bot_plugins.tools.sampling import Sample
from tests.view.build import COMMA, VERB, marked


@pytest.mark.parametrize("others", ["", "«f|y»"])
def test_every_finding_of_a_rule_has_the_same_chance(others: str) -> None:
    """Two of five, or one of five when another rule takes its share."""
    drawn = Counter[str]()
    for seed in range(400):
        sample = Sample(2, seed)
        for page in [*(f"«{name}|x»" for name in "abcde"), others]:
            proposal = marked(page)
            rule = COMMA if page == others else VERB
            sample.offer(proposal, (replace(one, rule=rule) for one in proposal.findings))
        drawn.update(row["before"] for row in sample.rows())
    expected = 80 if others else 160
    assert all(abs(drawn[name] - expected) < 40 for name in "abcde"), drawn


def test_progress_is_shown_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "INTERVAL", 0)
    assert list(progress.shown("ab", "texts")) == ["a", "b"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress.shown("ab", "texts")) == ["a", "b"]
    error = capsys.readouterr().err
    assert "2 texts ..." in error
    assert error.endswith("\r\x1b[K")
