"""The HTML report: hostile text, links, totals, contrast."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest
from hypothesis import given, settings

from bot_plugins.core.change import RuleName
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.ui.display import escaped
from bot_plugins.ui.report import RunTotals, html
from tests.ui.display.build import marked, proposals, with_choices

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7*7 }}\x00\u202e\ud800"
STYLE = resources.files("bot_plugins.ui.report").joinpath("report.html.jinja").read_text("utf-8")


class Reader(HTMLParser):
    """Reads a page: its tags, links, and the text of each change."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.said: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its links; none may run or load anything."""
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "style") for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that the tag closes the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect the text of each kind of tag."""
        key = self.open[-1] if self.open else ""
        self.said[key] = self.said.get(key, "") + data


def whole(proposal: Proposal, outcome: str = "proposed", totals: RunTotals | None = None) -> str:
    parts = [
        html.top(proposal.revision.title, proposal.revision.site, totals),
        html.contents_begin() + html.contents_line(proposal, 1) + html.contents_end(),
        html.page(proposal, 1, outcome, outcome),
        html.bottom(totals),
    ]
    return "".join(parts)


@pytest.mark.parametrize("url", [HOSTILE, f"https://w.org/{HOSTILE}", "javascript:alert(1)"])
def test_hostile_text_stays_text(url: str) -> None:
    proposal = marked(
        f"{HOSTILE}«{HOSTILE}|{HOSTILE}x»{HOSTILE}", title=HOSTILE, site=HOSTILE, revid=1, url=url
    )
    finding = replace(proposal.findings[0], message=HOSTILE)
    finding = replace(finding, rule=RuleName(HOSTILE))
    proposal = replace(proposal, findings=(finding,), summary=HOSTILE)
    totals = RunTotals(
        HOSTILE,
        rules={HOSTILE: 1, "b": 1},
        skipped={HOSTILE: 2},
        stopped_because=HOSTILE,
        review=HOSTILE,
    )
    page = whole(proposal, HOSTILE, totals)
    page.encode("utf-8")
    reader = Reader(page)
    assert not {"script", "img"} & set(reader.tags)
    assert not re.search("[\x00\u202e]", page)
    assert "{{ 7*7 }}" in page
    assert all(link.startswith(("https://w.org/", "#page-", "#totals")) for link in reader.links)


def test_shows_the_change_with_rule_reason_and_links() -> None:
    url = "https://w.org/index.php?title=A"
    proposal = marked("He «go|goes» home« ,|,» now", title="A & b", revid=7, url=url)
    page = html.page(proposal, 3, "proposed")
    assert "He <del>go</del><ins>goes</ins> home , now</p>" in page
    assert "home<del>␣</del>, now</p>" in page
    assert 'id="page-3"' in page
    assert "A &amp; b" in page
    assert all(word in page for word in ("needs review", "verb_form", "a reason", "Copyedit:"))
    assert Reader(page).links == [url, f"{url}&oldid=7"]


def test_unknown_things_are_left_out() -> None:
    page = html.page(marked("«a|b»"), 1, "proposed")
    assert "(untitled)" in page
    assert not re.search(r"<a |revision|UTC|: <bdi>", page)


@pytest.mark.parametrize(
    ("totals", "said", "unsaid"),
    [
        (None, "has not finished", "pages read"),
        (RunTotals(changes=1, pages_with_proposals=1), "1 change on 1 of 0 pages read.", "decide"),
        (RunTotals(review="pwb copyedit_review"), "To decide on these changes: <", "saved;"),
        (RunTotals(pages_read=1234), "1,234", "stopped early"),
        (RunTotals(), "The rules found nothing to change", "has not finished"),
        (RunTotals(stopped_because="the cap"), "the cap", "Pages skipped"),
        (RunTotals(skipped={"protected": 2}), "Pages skipped", "Changes by rule"),
        (RunTotals(pages_with_proposals=1, seconds=61), "1 min 1 s", "found nothing to change"),
    ],
)
def test_says_how_the_run_went(totals: RunTotals | None, said: str, unsaid: str) -> None:
    page = html.top("Title", "wikipedia:en", totals) + html.bottom(totals)
    assert said in page
    assert unsaid not in page


@settings(deadline=None)
@given(proposals())
def test_any_page_is_well_formed(proposal: Proposal) -> None:
    page = whole(proposal, totals=RunTotals())
    page.encode("utf-8")
    assert Reader(page).open == []


def test_needs_nothing_from_elsewhere() -> None:
    page = html.top("Title", "", RunTotals())
    assert "default-src &#39;none&#39;" in page or "default-src 'none'; style-src" in page
    assert 'name="viewport"' in page
    assert not re.search(r"https?:|url\(|@import|<script|<link", page)


PAIRS = [
    ("text", "page"), ("text", "card"), ("quiet", "page"), ("quiet", "card"), ("link", "card"),
    ("del-text", "del"), ("ins-text", "ins"), ("trusted-text", "trusted"),
    ("review-text", "review"), ("report-text", "report"), ("notice-text", "notice"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_stands_out_from_what_is_behind_it(scheme: str, front: str, back: str) -> None:
    block = re.findall(r":root \{([^}]*)\}", STYLE)[scheme == "dark"]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
    bright, dim = sorted(map(_luminance, (colours[front], colours[back])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5  # WCAG 2.2, success criterion 1.4.3


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_alternatives_and_doubt_are_shown() -> None:
    page = whole(with_choices(marked("a «b|c»"), HOSTILE, "", applicability=Applicability.REPORT))
    said = Reader(page).said
    assert "or:" in said["span"]
    assert escaped(HOSTILE) in said["bdi"]
    assert "(nothing)" in said["bdi"]
    assert "doubtful" in said["span"]
    assert "Edit summary:" not in page


def test_without_alternatives_none_are_spoken_of() -> None:
    assert ">or:<" not in whole(marked("a «b|c»"))


def test_the_changes_come_before_the_totals() -> None:
    totals = RunTotals(rules={"verb_form": 1}, skipped={"protected": 2})
    page = whole(marked("a «b|c»"), totals=totals)
    assert page.index("<article") < page.index("Changes by rule") < page.index("Pages skipped")
    assert page.index('href="#totals"') < page.index("<article") < page.index('id="totals"')


def test_one_rule_needs_no_filter() -> None:
    assert "<select" not in html.top("", "", RunTotals(rules={"a": 1}))
    assert html.top("", "", RunTotals(rules={"a": 1, "b": 2})).count("<option") == 3
