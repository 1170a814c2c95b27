"""Links in the report: web addresses only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.ui.report.links import edit_link, history_link, page_link, revision_link

PAGE = "https://en.wikipedia.org/wiki/A_(b)"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " data:text/html,<script>",
        "//example.org/x",
        "https:example",
        "https://[broken",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert page_link(url) == revision_link(url, 5) == ""


@pytest.mark.parametrize(
    ("url", "revid", "expected"),
    [
        ('https://w.org/"<\u202e>', 5, "https://w.org/%22%3C%E2%80%AE%3E?oldid=5"),
        (PAGE, 0, ""),
        (PAGE, 5, f"{PAGE}?oldid=5"),
        (f"{PAGE}#Part", 5, f"{PAGE}?oldid=5#Part"),
        ("http://w.org/index.php?title=A%26b", 5, "http://w.org/index.php?title=A%26b&oldid=5"),
        ("http://w.org/?oldid=1&title=A", 5, "http://w.org/?title=A&oldid=5"),
        ("HTTPS://w.org/Ā\ud800", 5, "https://w.org/%C4%80%ED%A0%80?oldid=5"),
    ],
)
def test_links_to_a_revision(url: str, revid: int, expected: str) -> None:
    assert revision_link(url, revid) == expected


@given(st.text(), st.integers())
def test_any_text_is_a_web_address_or_nothing(text: str, revid: int) -> None:
    for link in (page_link(text), page_link(f"http://{text}"), revision_link(text, revid)):
        assert link == "" or link.startswith(("http://", "https://"))


def test_history_and_editor() -> None:
    assert history_link("https://w.org/wiki/A") == "https://w.org/wiki/A?action=history"
    asked = "https://w.org/index.php?title=A&action=view&section=9"
    assert edit_link(asked, 0) == "https://w.org/index.php?title=A&action=edit&section=0"
    assert edit_link("https://w.org/wiki/A") == "https://w.org/wiki/A?action=edit"
    assert history_link("javascript:x") == edit_link("", 3) == ""
