"""Every colour of a text against its background: WCAG 2.2, level AA, in light and in dark.

https://www.w3.org/TR/WCAG22/#contrast-minimum, formulas from its definitions.
"""

from __future__ import annotations

import re

import pytest

from tests.wiki.paths import PROJECT

CSS = (PROJECT / "bot_plugins/review/web/static/review.css").read_text(encoding="utf-8")
ENOUGH, ENOUGH_FOR_EDGES = 4.5, 3.0
TEXTS = [
    ("text", "page"), ("text", "card"), ("text", "hover"), ("quiet", "page"), ("quiet", "card"),
    ("quiet", "hover"), ("dim", "card"), ("link", "card"), ("link", "page"), ("on-yes", "yes"),
    ("no", "card"), ("no", "hover"), ("del-text", "del"), ("ins-text", "ins"),
    ("trusted-text", "trusted"), ("review-text", "review"), ("report-text", "report"),
    ("notice-text", "notice"),
]  # fmt: skip
EDGES = [("edge", "card"), ("link", "page"), ("yes", "line"), ("yes", "card")]


def colours(scheme: str) -> dict[str, str]:
    """Return the colours by name; dark ones replace light ones."""
    light, _, dark = CSS.partition("@media (prefers-color-scheme: dark)")
    known = dict(re.findall(r"--([\w-]+): (#\w{6})", light))
    return known if scheme == "light" else known | dict(re.findall(r"--([\w-]+): (#\w{6})", dark))


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb"."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_edges_stand_out(scheme: str) -> None:
    known = colours(scheme)
    wanted = [(*pair, ENOUGH) for pair in TEXTS] + [(*pair, ENOUGH_FOR_EDGES) for pair in EDGES]
    assert [
        (one, other, round(contrast(known[one], known[other]), 2))
        for one, other, enough in wanted
        if contrast(known[one], known[other]) < enough
    ] == []


def test_every_colour_has_a_name_and_is_looked_at() -> None:
    rules = CSS.partition("\n* {")[2]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules) == []
    looked_at = {name for pair in (*TEXTS, *EDGES) for name in pair}
    assert set(re.findall(r"var\(--([\w-]+)\)", rules)) <= looked_at


def test_the_formula() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
