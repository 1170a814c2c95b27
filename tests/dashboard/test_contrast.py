"""Every colour of the dashboard against what is behind it: WCAG 2.2, level AA."""

from __future__ import annotations

import re

import pytest

from tests.review.web.test_contrast import ENOUGH, ENOUGH_FOR_EDGES, contrast
from tests.wiki.paths import PROJECT

PAGE = (PROJECT / "bot_plugins/dashboard/dashboard.html.jinja").read_text(encoding="utf-8")
CSS = PAGE.partition("<style>")[2].partition("</style>")[0]
TEXTS = [
    ("text", "page"), ("text", "card"), ("quiet", "page"), ("quiet", "card"), ("link", "page"),
    ("good-text", "good"), ("wait-text", "wait"), ("act-text", "act"), ("open-text", "open"),
]  # fmt: skip
DRAWN = "a b c d draw-good draw-wait draw-act draw-quiet".split()


def colours(scheme: str) -> dict[str, str]:
    """Return the colours by name; dark ones replace light ones."""
    light, _, dark = CSS.partition("@media (prefers-color-scheme: dark)")
    known = dict(re.findall(r"--([\w-]+): (#\w{6})", light))
    return known if scheme == "light" else known | dict(re.findall(r"--([\w-]+): (#\w{6})", dark))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_lines_stand_out(scheme: str) -> None:
    known = colours(scheme)
    wanted = [(*pair, ENOUGH) for pair in TEXTS]
    wanted += [(name, "card", ENOUGH_FOR_EDGES) for name in DRAWN]
    assert [
        (one, other, round(contrast(known[one], known[other]), 2))
        for one, other, enough in wanted
        if contrast(known[one], known[other]) < enough
    ] == []


def test_every_colour_has_a_name_and_is_looked_at() -> None:
    rules = CSS.partition("\n* {")[2]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules) == []
    looked_at = {name for pair in TEXTS for name in pair} | {*DRAWN, "line"}
    assert set(re.findall(r"var\(--([\w-]+)\)", rules)) <= looked_at
