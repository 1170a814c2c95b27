"""An export's pages one by one: the same that a scan finds, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.scan.export import ExportReader
from bot_plugins.core import exit_codes
from bot_plugins.core.proposal import Revision
from bot_plugins.ports import PageSkipped, RunStopped
from tests.apps.scan.exports import HEAD, PACKED, TAIL, Page, page_xml, pages, streams

PAGES = [
    Page("Mill", ["It was old.", "The mill & the pond."]),
    Page("Talk:Mill", ["Hello."], namespace=1),
    Page("R", ["#REDIRECT [[Mill]]"], redirect="Mill"),
    Page("E", [" "]),
    Page("J", ["{}"], model="json"),
]
WHY = {
    "Talk:Mill": "in namespace 1, which is left alone without -ns:1",
    "R": "a redirect",
    "E": "an empty page",
    "J": "its content model is json",
}


def read(file: Path) -> tuple[list[Revision], dict[str, str]]:
    """Return what an export holds: the revisions, and why pages were left alone."""
    reader = ExportReader(file, wiki_at=lambda base: base.partition("/wiki/")[0])
    revisions, skipped = [], {}
    for page in reader.pages():
        try:
            revisions.append(reader.read(page))
        except PageSkipped as skip:
            skipped[reader.title(page)] = str(skip)
    return revisions, skipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "export.xml"
    file.write_bytes(b"".join(streams(PAGES)))
    return file


def test_the_latest_revision_of_articles_is_read(file: Path) -> None:
    [revision], skipped = read(file)
    assert (revision.title, revision.text) == ("Mill", "The mill & the pond.")
    assert (revision.revid, revision.pageid) == (101, 1)
    assert revision.site == "https://en.wikipedia.org"
    assert revision.timestamp and revision.timestamp.isoformat() == "2026-01-01T00:00:01+00:00"
    assert skipped == WHY


def test_the_language_is_the_exports(file: Path) -> None:
    assert ExportReader(file).language == "en"


def test_every_namespace_where_that_is_asked_for(file: Path) -> None:
    reader = ExportReader(file, namespaces=None)
    titles = {reader.title(page) for page in reader.pages() if page.namespace}
    assert titles == {"Talk:Mill"}
    assert reader.read(next(page for page in reader.pages() if page.namespace)).text == "Hello."


@pytest.mark.parametrize("name", PACKED)
def test_every_format_gives_the_same(name: str, tmp_path: Path) -> None:
    written = pages(30)
    file = tmp_path / name
    file.write_bytes(PACKED[name](streams(written)))
    revisions, skipped = read(file)
    assert [one.text for one in revisions] == [
        page.texts[-1]
        for page in written
        if not (page.namespace or page.redirect or page.model != "wikitext")
    ]
    assert len(revisions) + len(skipped) == len(written)


def test_what_is_broken_off_is_read_as_far_as_it_goes(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: content.index(b"<title>E")])
    reader, titles = ExportReader(file), list[str]()
    with pytest.raises(RunStopped, match=r"export\.xml is cut off") as stopped:
        titles.extend(reader.title(page) for page in reader.pages())
    assert stopped.value.code == exit_codes.PARTIAL


def test_a_page_that_cannot_be_read_is_told_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    odd = b"<page><title>A</title><revision/></page>"
    file.write_bytes(HEAD + odd + page_xml(PAGES[0], 1) + TAIL)
    reader, titles = ExportReader(file), list[str]()
    with pytest.raises(RunStopped, match="damaged: it has no revision"):
        for page in reader.pages():
            titles.append(reader.title(page))
    assert titles == ["Mill"]


@pytest.mark.parametrize(
    "content", [b"", b"no export", HEAD + TAIL], ids=["empty", "other", "none"]
)
def test_what_holds_no_pages_is_no_export(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(content)
    with pytest.raises(RunStopped, match="export") as stopped:
        list(ExportReader(file).pages())
    assert stopped.value.code == exit_codes.USAGE
