"""A page and its parts."""

from __future__ import annotations

from bot_plugins.document import OPAQUE, Page, read_part

TEXT = (
    "Été.\n\nIt had began.\n\n== References ==\n* A [[Lake]].\n\n== B ==\nIt had began. [[B c|d]]"
)


def parts(text: str, *words: str) -> list[str]:
    data = text.encode()
    places = [(data.index(word.encode()), data.index(word.encode()) + 1) for word in words]
    page = Page(text)
    return [text[start:end] for start, end in page.parts(places)]


def test_a_part_is_a_paragraph_with_the_line_ends_around_it() -> None:
    far = "\n\n" + "x" * 300 + "\n\n"
    assert parts(f"Été.{far}It had began.{far}End.", "It") == ["\n\nIt had began.\n\n"]
    assert parts(f"Été.{far}It had began.{far}End.", "É", "E") == ["Été.\n\n", "\n\nEnd."]
    assert parts(TEXT, "=") == ["\n== References ==\n*"]


def test_parts_that_are_near_are_read_together() -> None:
    assert parts(TEXT, "É", "It") == ["Été.\n\nIt had began.\n\n"]


def test_what_is_no_prose_is_no_part() -> None:
    assert parts("{{a|It had began}}", "It") == []


def test_a_part_knows_its_section() -> None:
    page = Page(TEXT)
    start = TEXT.index("\n* A")
    assert set(read_part(page, TEXT[start : start + 12], start).prose) == {OPAQUE}
    assert page.is_citation(start, start + 12)
    start = TEXT.index("\n== B")
    assert "It had began" in read_part(page, TEXT[start:], start).prose
    assert not page.is_citation(start, len(TEXT))


def test_a_part_knows_the_names_of_the_page() -> None:
    document = read_part(Page(TEXT, "Had Began"), "It had began.", 6)
    assert document.in_name("had began")
    assert document.is_name("lake")
    assert not document.is_name("c")
    assert document.in_name("c")
    assert not document.in_name("d")
    assert document.whole == TEXT
