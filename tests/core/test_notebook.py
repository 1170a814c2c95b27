"""A proposal in a notebook: one small table, whatever the page's text is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from bot_plugins import propose
from bot_plugins.core.notebook import MOST
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from tests.ui.display.build import marked, proposals, with_choices

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</table></div>"


class _Tags(HTMLParser):
    """All tags and attributes of a text, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


def shown(proposal: Proposal) -> _Tags:
    """Return what a notebook shows of a proposal, which must be well-formed and harmless."""
    tags = _Tags(proposal._repr_html_())
    assert tags.open == []
    assert tags.names <= set("div table caption thead tbody tr th td del ins bdi p".split())
    assert tags.attributes <= {"style", "dir", "scope"}
    return tags


def test_a_change_has_its_line_words_and_reason() -> None:
    html = propose("A mill.\n\nIn 1954 he begun a new life.", title="Jan Holm")._repr_html_()
    assert re.search(r">3</t[hd]>", html)
    assert re.search(r"In 1954 he <del[^>]*>begun</del><ins[^>]*>began</ins> a new life\.", html)
    assert "is a past participle" in html
    assert "Jan Holm" in html
    assert "Copyedit: begun → began (verb form)" in html


def test_alternatives_and_doubt_are_said() -> None:
    doubtful = with_choices(
        marked("It «go|goes» on."), "went", "", applicability=Applicability.REPORT
    )
    said = shown(doubtful).said
    assert "or: went · (nothing)" in said
    assert "doubtful" in said
    assert "Summary" not in said
    assert "or:" not in shown(marked("It «go|goes» on.")).said


def test_nothing_to_change_is_said() -> None:
    said = shown(propose("All is well.", title=HOSTILE)).said
    assert "no changes" in said
    assert HOSTILE in said


def test_the_text_is_no_markup() -> None:
    said = shown(marked(f"{HOSTILE} «{HOSTILE}|x{HOSTILE}» {HOSTILE}", title=HOSTILE)).said
    assert HOSTILE in said


def test_what_steers_or_hides_is_visible() -> None:
    said = shown(marked("a\u202e«b  ,|b,»\x1b \u200b", title="\u202etitle")).said
    assert not set("\u202e\x1b\u200b") & set(said)
    assert "␣␣" in said


@given(proposals())
def test_any_text_is_shown(proposal: Proposal) -> None:
    shown(proposal)


def test_long_lists_are_cut() -> None:
    said = shown(marked("«a|b» " * (MOST + 3))).said
    assert "and 3 more" in said


@pytest.mark.parametrize("word", ["color:", "<style", "http", "class="])
def test_the_notebook_chooses_the_colours_of_text(word: str) -> None:
    """Only backgrounds are set, half transparent: they suit light and dark notebooks."""
    html = marked("It «go|goes» on.")._repr_html_()
    assert word not in html.replace("background-color:", "")
