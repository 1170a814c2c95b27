"""A finding in its place: the change, the markup, hostile characters, the direction."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot_plugins.store.database import Store
from bot_plugins.ui.review.shown import PieceKind, direction, hidden_spans, in_context, language
from tests.ui.display.build import AWKWARD
from tests.ui.review.build import SITE, found, queued

PLAIN, MARKUP, REMOVED, ADDED = (
    PieceKind.PLAIN,
    PieceKind.MARKUP,
    PieceKind.REMOVED,
    PieceKind.ADDED,
)
TEXTS = {
    "a verb": ("It had «began|begun» so.", [
        ("It had ", PLAIN), ("began", REMOVED), ("begun", ADDED), (" so.", PLAIN)]),
    "same words around": ("It «had began|had begun» so.", [
        ("It had ", PLAIN), ("began", REMOVED), ("begun", ADDED), (" so.", PLAIN)]),
    "a space": ("Lamps« ,|,» too.", [("Lamps", PLAIN), ("␣", REMOVED), (", too.", PLAIN)]),
    "markup": ("''A'' [[B|b]]<ref>c</ref> «d|e»", [
        ("''", MARKUP), ("A", PLAIN), ("''", MARKUP), (" ", PLAIN), ("[[B|", MARKUP),
        ("b", PLAIN), ("]]<ref>c</ref>", MARKUP), (" ", PLAIN), ("d", REMOVED), ("e", ADDED)]),
    "the paragraph": ("Above.\nLeft «a|b» right.\nBelow.", [
        ("Left ", PLAIN), ("a", REMOVED), ("b", ADDED), (" right.", PLAIN)]),
    "bidi controls": ("x\u202ey «a|b»\u2066", [
        ("x\\u202ey ", PLAIN), ("a", REMOVED), ("b", ADDED), ("\\u2066", PLAIN)]),
    "cut": ("w" * 9 + " " + "v" * 295 + " «a|b» " + "u" * 290 + " " + "t" * 20, [
        ("… " + "v" * 295 + " ", PLAIN), ("a", REMOVED), ("b", ADDED),
        (" " + "u" * 290 + " …", PLAIN)]),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_in_context(store: Store, case: str) -> None:
    text, pieces = TEXTS[case]
    queued(store, text)
    assert in_context(found(store, 1)) == pieces


@given(AWKWARD)
def test_markup_spans_are_in_order_and_apart(text: str) -> None:
    at = 0
    for start, end in hidden_spans(text):
        assert at <= start < end <= len(text)
        at = end + 1


DIRECTIONS = [
    ("test:ar", "abc", "ar", "rtl"),
    ("wikipedia:he", "abc", "he", "rtl"),
    (SITE, "العربية", "en", "ltr"),
    ("wiki", "العربية abc", "", "rtl"),
    ("commons:commons", "abc", "", "ltr"),
    ("wikipedia:zh-min-nan", "abc", "zh-min-nan", "ltr"),
    ('x:"><script>', "abc", "", "ltr"),
]


@pytest.mark.parametrize(("site", "text", "code", "way"), DIRECTIONS)
def test_direction(store: Store, site: str, text: str, code: str, way: str) -> None:
    queued(store, f"{text} «a|b»", site=site)
    item = found(store, 1)
    assert language(item) == code
    assert direction(code, item.change.context_before) == way
