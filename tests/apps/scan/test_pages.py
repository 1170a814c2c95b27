"""Pages read by their tags are what an XML parser reads."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.scan.entities import NotTextError, text_of
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.pages import UnreadablePageError, read_page, spans
from bot_plugins.apps.scan.scanning import scan_block, scan_text, title_pattern
from tests.apps.scan.exports import OPTIONS, Page, page_xml

XML_TEXT = st.text(
    st.one_of(
        st.sampled_from("&<>\"';#xlt amp\t\n\r🦆"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=60,
)
PAGE = page_xml(Page("A", ["the the pond, the the"]), 1)
NO_TEXT = (
    *(b"&", b"&nbsp;", b"a & b", b"&amp", b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999;"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\x1b", b"\xef\xbf\xbf", b"&#xfffe;"),
)
TEXTS = {
    b"&lt;ref&gt; &quot;a&quot; &apos;b&apos;": "<ref> \"a\" 'b'",
    b"&amp;lt; &amp;amp; &amp;#65;": "&lt; &amp; &#65;",
    b"&#38;lt; &#65;&#x41;&#x1F986;": "&lt; AA🦆",
    b"a\r\nb\rc&#13;d": "a\nb\nc\rd",
}
UNREADABLE = {
    b"</page>": b"",
    b"<revision>": b"",
    b"</revision>": b"",
    b"<title>": b"<titel>",
    b"<id>100": b"<id>1x0",
    b"the the</text>": b"the <b>the</b></text>",
    b"</text>": b"",
    b"2026-01-01": b"2026-0?-01",
    b">the": b">\xff",
    b"<ns>0": b"<ns>zero",
}


@pytest.mark.parametrize("escaped", NO_TEXT)
def test_what_no_xml_has_is_no_text(escaped: bytes) -> None:
    with pytest.raises(NotTextError):
        text_of(escaped)


@pytest.mark.parametrize("escaped", TEXTS)
def test_text_as_xml_has_it(escaped: bytes) -> None:
    assert text_of(escaped) == TEXTS[escaped]
    assert text_of(escaped) == ElementTree.fromstring(b"<a>%b</a>" % escaped).text  # noqa: S314


@pytest.mark.parametrize("part", UNREADABLE)
def test_what_mediawiki_does_not_write_is_unreadable(part: bytes) -> None:
    damaged = PAGE.replace(part, UNREADABLE[part])
    assert damaged != PAGE
    done = scan_block(damaged + PAGE, OPTIONS)
    assert [len(done.unreadable), len(done.found)] == [1, 1]


@given(st.lists(st.tuples(XML_TEXT, XML_TEXT), max_size=4))
def test_an_xml_parser_reads_the_same(pages: list[tuple[str, str]]) -> None:
    xml = b"".join(page_xml(Page(*page[:1], [page[1]]), 1) for page in pages)
    read = [read_page(xml, start, end) for start, end in spans(xml)]
    tree = ElementTree.fromstring(b"<mediawiki>%b</mediawiki>" % xml)  # noqa: S314
    assert [page.title for page in read] == [one.findtext("title") for one in tree]
    assert [page.wikitext() for page in read] == [one.findtext(".//text") for one in tree]


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(noise: bytes) -> None:
    at = len(noise) % len(PAGE)
    for xml in (noise, PAGE[:at] + noise + PAGE[at:], PAGE[at:] + noise + PAGE):
        scan_block(xml, OPTIONS)


def test_the_latest_revision_is_taken_by_time_not_by_place() -> None:
    times = ["2026-01-01T00:00:09Z", "2026-01-02T00:00:00Z", "2020-01-01T00:00:00Z"]
    xml = page_xml(Page("A", ["one", "two", "three"], times=times), 3)
    page = read_page(xml, *next(spans(xml)))
    assert (page.wikitext(), page.revid, page.timestamp) == ("two", 301, times[1])


@pytest.mark.parametrize("tag", [b"<text />", b'<text bytes="0" />', b'<text deleted="deleted"/>'])
def test_a_text_that_is_not_there_is_empty(tag: bytes) -> None:
    start, end = PAGE.index(b"<text"), PAGE.index(b"</text>") + 7
    page = PAGE[:start] + tag + PAGE[end:]
    assert read_page(page, *next(spans(page))).wikitext() == ""
    assert scan_block(page, OPTIONS).found == ()


def test_filters() -> None:
    xml = b"".join(
        page_xml(page, number)
        for number, page in enumerate(
            [
                Page("Mill", ["the the"]),
                Page("Mühle (Rad)", ["the the"]),
                Page("Talk:Mill", ["the the"], namespace=1),
                Page("Old mill", ["the the"], redirect="Mill"),
                Page("Mill.css", ["the the"], model="css"),
            ],
            1,
        )
    )

    def titles(**options: object) -> list[str]:
        found = scan_block(xml, ScanOptions(rules=OPTIONS.rules, **options)).found  # type: ignore[arg-type]
        return [page.title for page in found]

    assert titles() == ["Mill", "Mühle (Rad)"]
    assert titles(namespaces=frozenset({1})) == ["Talk:Mill"]
    assert titles(namespaces=None) == ["Mill", "Mühle (Rad)", "Talk:Mill"]
    assert titles(title="^mÜhle") == ["Mühle (Rad)"]
    assert titles(titles=frozenset({"Mill", "Talk:Mill"})) == ["Mill"]
    assert titles(title="x") == []


def test_a_known_page_is_told_of_without_findings() -> None:
    options = ScanOptions(rules=OPTIONS.rules, known=frozenset({5}), keep_text=True)
    xml = page_xml(Page("A", ["well"]), 4) + page_xml(Page("B", ["well"]), 5)
    [found] = scan_block(xml, options).found
    assert (found.title, found.findings, found.text) == ("B", (), "well")


def test_a_row_of_a_table() -> None:
    found = scan_text("the the", OPTIONS, title="A", revid=5, timestamp="2026-01-01T00:00:00Z")
    assert found is not None
    row = found.as_row()
    assert (row["site"], row["title"], row["revid"]) == ("wikipedia:en", "A", 5)
    assert [one["after"] for one in row["findings"]] == ["the"]
    assert scan_text("well", OPTIONS, title="A") is None


@pytest.mark.parametrize("expression", ["(", r"(a)\1", "(?=a)"])
def test_a_pattern_that_is_not_linear_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="not a regular expression"):
        title_pattern(expression)


def test_a_page_without_an_end_is_unreadable() -> None:
    xml = PAGE[:-20] + PAGE
    with pytest.raises(UnreadablePageError, match="no end"):
        read_page(xml, *next(spans(xml)))
