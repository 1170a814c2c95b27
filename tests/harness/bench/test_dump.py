"""A generated dump is one: XML, streams that can be read alone, an index that finds them."""

from __future__ import annotations

import bz2
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.harness.bench import articles, dump
from tests.harness.bench.unpack import index_of

SPACE = "{http://www.mediawiki.org/xml/export-0.11/}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "small-multistream.xml.bz2"
    assert dump.write(path, 0.6, workers=1) >= dump.PAGES
    return path


@pytest.mark.wide
def test_it_is_an_export_of_different_pages(written: Path) -> None:
    pages = ElementTree.fromstring(bz2.decompress(written.read_bytes())).findall(f"{SPACE}page")  # noqa: S314 - written here
    titles = {page.findtext(f"{SPACE}title") for page in pages}
    assert len(titles) == len(pages)
    redirects = sum(page.find(f"{SPACE}redirect") is not None for page in pages)
    assert 0.3 < redirects / len(pages) < 0.6


@pytest.mark.wide
def test_the_index_finds_the_stream_of_every_page(written: Path) -> None:
    index = bz2.decompress(index_of(written).read_bytes()).decode().splitlines()
    data = written.read_bytes()
    for line in (index[0], index[-1]):
        offset, pageid, title = line.split(":", 2)
        stream = bz2.BZ2Decompressor().decompress(data[int(offset) :]).decode()
        assert f"<title>{title}</title>\n" in stream
        assert f"<id>{pageid}</id>\n" in stream


@pytest.mark.wide
def test_the_same_seed_makes_the_same_stream() -> None:
    first, again, other = (dump.stream_of(seed, 3) for seed in (1, 1, 2))
    assert first == again != other


def test_articles_are_as_long_as_asked_for() -> None:
    for size in (1_000, 5_000, 200_000):
        made = articles.pages([size] * 10, 1)
        assert 0.6 < sum(map(len, made)) / (10 * size) < 1.5


def test_sizes_are_typical_however_few() -> None:
    sizes = articles.ENCYCLOPEDIA.drawn(9)
    assert sizes == sorted(sizes)
    assert sizes[4] == pytest.approx(articles.ENCYCLOPEDIA.median, abs=1)
