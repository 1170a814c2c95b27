"""The report in a real browser: on a desk and on a phone, and one rule's changes alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from bot_plugins.core.change import RuleName
from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.report import ReportWriter, RunTotals
from tests.ui.display.build import marked

RULES = {"a": 2, "b": 1, 'odd "]:{</style>': 1}


def proposed(title: str, *rules: str) -> Proposal:
    proposal = marked("It was «one|two» day. " * len(rules), title=title)
    found = zip(proposal.findings, rules, strict=True)
    return replace(
        proposal, findings=tuple(replace(one, rule=RuleName(rule)) for one, rule in found)
    )


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    with ReportWriter(tmp_path) as writer:
        writer.add(proposed("Mill", "a", "b"), "proposed")
        writer.add(proposed("Pond", "a"), "proposed")
        writer.add(proposed("Odd", [*RULES][2]), "proposed")
        writer.finish(RunTotals("w", 9, 3, 4, rules=RULES, review="pwb copyedit_review -run:1"))
    return tmp_path / "report.html"


def seen(page: Page) -> list[str]:
    """Return the rules of the changes that can be seen, and the titles of pages."""
    return [one.inner_text() for one in page.locator("h2, .change .rule").all() if one.is_visible()]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "dark"), (1200, "light")], ids=["phone", "desk"]
)
def test_one_rule_is_shown_alone(
    browser: Browser, page_file: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text))
    page.goto(page_file.as_uri())
    first = page.locator(".change").first.bounding_box()
    assert first is not None
    assert first["y"] < 740 - first["height"], "the first change is on the first screen"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    everything = seen(page)
    for rule, shown in {
        "a": ["Mill", "a", "Pond", "a", "Totals"],
        "b": ["Mill", "b", "Totals"],
        [*RULES][2]: ["Odd", [*RULES][2], "Totals"],
    }.items():
        page.get_by_label("Show").select_option(label=f"{rule} ({RULES[rule]})")
        assert seen(page) == shown
    page.get_by_label("Show").select_option(label="all rules (4)")
    assert seen(page) == everything
    assert complaints == []
    page.close()
