"""Every colour of the review page against what is behind it: WCAG 2.2, level AA."""

from __future__ import annotations

import pytest

from bot_plugins.ui.review.web.texts import MARKS
from tests.contrast import ENOUGH, ENOUGH_FOR_EDGES, contrast, too_faint, used
from tests.harness.wiki.paths import PROJECT

STATIC = PROJECT / "bot_plugins/ui/review/web/static"
CSS = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("review.css", "judging.css"))
TEXTS = [
    ("text", "page"), ("text", "card"), ("text", "hover"), ("quiet", "page"), ("quiet", "card"),
    ("quiet", "hover"), ("dim", "card"), ("link", "card"), ("link", "page"), ("on-yes", "yes"),
    ("no", "card"), ("no", "hover"), ("del-text", "del"), ("ins-text", "ins"),
    ("report-text", "report"), ("notice-text", "notice"), ("ins-text", "card"), ("quiet", "page"),
]  # fmt: skip
EDGES = [("edge", "card"), ("link", "page"), ("yes", "line"), ("yes", "card")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_edges_stand_out(scheme: str) -> None:
    wanted = [(*pair, ENOUGH) for pair in TEXTS] + [(*pair, ENOUGH_FOR_EDGES) for pair in EDGES]
    assert too_faint(CSS, scheme, wanted) == []


def test_every_colour_has_a_name_and_is_looked_at() -> None:
    assert used(CSS) - {*MARKS} <= {name for pair in (*TEXTS, *EDGES) for name in pair}


def test_the_formula() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
