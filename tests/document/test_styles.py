"""Italics are mostly titles and foreign words: kept. Bold and apostrophes follow MediaWiki."""

from __future__ import annotations

import pytest

from tests.document.claims import is_kept, is_prose, is_seen_through

KEPT = {
    "italics": ("The ship ''The the Sea'' sank there.", "The the Sea"),
    "bold italics": ("The ship '''''The the Sea''''' sank there.", "The the Sea"),
    "italics in bold": ("The '''ship ''The the Sea'' sank''' there.", "The the Sea"),
    "never closed": ("The ship ''The the Sea sank there.\nIt was deep.", "The the Sea sank"),
    "never closed: before it too": ("The the ship ''Sea sank there.", "The the ship"),
    "sentence of the first open mark": ("Old. The the ''Sea sank. It was.", "The the ''Sea sank. "),
    "bold never closed": ("The the ship '''Sea sank there.", "The the ship"),
    "taxon": ("The gorilla (''Gorilla gorilla gorilla'') is big.", "Gorilla gorilla gorilla"),
    "two in a line": ("They saw ''one one'' and ''two two'' there.", "two two"),
    "six apostrophes": ("The ship ''''''The the Sea'''''' sank.", "The the Sea"),
}
PROSE = {
    "before italics": ("The old ship ''The Sea'' sank there.", "The old ship"),
    "after italics": ("The ship ''The Sea'' sank there.", "sank there."),
    "between italics": ("They saw ''one'' and also ''two'' there.", "and also"),
    "the sentence before an open one": ("It was deep. The ship ''Sea sank.", "It was deep."),
    "the sentence after an open one": ("The ship ''Sea sank. It was deep.", "It was deep."),
    "the line after an open one": ("The ship ''Sea sank.\nIt was deep.", "It was deep."),
    "inside bold": ("The '''old ship''' sank there.", "old ship"),
    "after bold": ("The '''Sea''' sank there.", "sank there."),
    "bold with an apostrophe": ("The ''''Sea''' sank there.", "sank there."),
    "after italics in bold": ("The '''ship ''The Sea'' sank then''' there.", "sank then"),
}


@pytest.mark.parametrize(("text", "part"), KEPT.values(), ids=KEPT)
def test_italics_are_kept(text: str, part: str) -> None:
    assert is_kept(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE.values(), ids=PROSE)
def test_prose_around_styles_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)


@pytest.mark.parametrize("mark", ["''", "'''", "'''''"])
def test_marks_are_seen_through(mark: str) -> None:
    assert is_seen_through(f"The ship {mark}Sea.", mark)
