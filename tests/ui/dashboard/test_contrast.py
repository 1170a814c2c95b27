"""Every colour of the dashboard against what is behind it: WCAG 2.2, level AA."""

from __future__ import annotations

import pytest

from tests.contrast import ENOUGH, ENOUGH_FOR_EDGES, too_faint, used
from tests.harness.wiki.paths import PROJECT

PAGE = (PROJECT / "bot_plugins/ui/dashboard/dashboard.html.jinja").read_text(encoding="utf-8")
CSS = PAGE.partition("<style>")[2].partition("</style>")[0]
TEXTS = [
    ("text", "page"), ("text", "card"), ("quiet", "page"), ("quiet", "card"), ("link", "page"),
    ("good-text", "good"), ("wait-text", "wait"), ("act-text", "act"), ("open-text", "open"),
]  # fmt: skip
DRAWN = "a b c d draw-good draw-wait draw-act draw-quiet".split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_lines_stand_out(scheme: str) -> None:
    wanted = [(*pair, ENOUGH) for pair in TEXTS]
    wanted += [(name, "card", ENOUGH_FOR_EDGES) for name in DRAWN]
    assert too_faint(CSS, scheme, wanted) == []


def test_every_colour_has_a_name_and_is_looked_at() -> None:
    assert used(CSS) <= {name for pair in TEXTS for name in pair} | {*DRAWN, "line"}
