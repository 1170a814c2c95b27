"""An XML export: read without a network, and whatever is wrong with the file."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.frameworks.pages import MILL, RULES, TRUSTED
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client, Wiki, dump

pytestmark = pytest.mark.usefixtures("fresh")

PAGES: dict[str, dump.Texts] = {
    "Mill": [MILL.replace("broken.The", "broken. The"), MILL],
    "Pond": "A pond lies beside the mill.",
    "Talk:Mill": MILL,
    "Old mill": "#REDIRECT [[Mill]]",
}


def changes(row: dict[str, Any]) -> tuple[object, ...]:
    """Return what a proposal changes, apart from which revision it is for."""
    return row["title"], row["findings"], row["summary"]


@pytest.mark.slow
def test_without_a_network_the_same_is_proposed(
    wiki: Wiki, client: Client, pwb_as: PwbAs, tmp_path: Path
) -> None:
    sample = dump.read_pages()
    export = dump.write_dump(tmp_path / "pages.xml", sample)
    pwb = pwb_as()
    live = pwb.copyedit(*(f"-page:{title}" for title in sample), "-report:live")
    wiki.kill()
    unused = pwb_as()  # nothing of the live run is cached in this one
    offline = unused.copyedit(f"-xml:{export}", "-report:offline")
    assert (live.code, offline.code) == (0, 0), offline.said
    proposed = [changes(row) for row in live.proposals("live")]
    assert len(proposed) == 6
    assert sorted(map(repr, proposed)) == sorted(
        repr(changes(row)) for row in offline.proposals("offline")
    )
    assert "Copyedit on pages.xml: dry run" in offline.said


@pytest.mark.parametrize("name", ["pages.xml", "pages.xml.bz2", "pages.xml.gz"])
def test_the_latest_revision_of_articles_is_read(pwb: Pwb, tmp_path: Path, name: str) -> None:
    content = dump.write_dump(tmp_path / "plain.xml", PAGES).read_bytes()
    packed = {".xml": content, ".bz2": bz2.compress(content), ".gz": gzip.compress(content)}
    (tmp_path / name).write_bytes(packed[Path(name).suffix])
    done = pwb.copyedit(f"-xml:{name}")
    assert done.code == 0, done.said
    [proposal] = done.proposals()
    assert (proposal["title"], proposal["revid"]) == ("Mill", 2)
    assert [one["rule"] for one in proposal["findings"]] == RULES
    assert "Deprecat" not in done.said
    for reason in ("a redirect", "in namespace 1, which is left alone without -ns:1"):
        assert f"1  {reason}" in done.totals


def test_the_exports_own_language_counts(pwb: Pwb, tmp_path: Path) -> None:
    export = dump.write_dump(tmp_path / "pages.xml", {"Mühle": MILL})
    export.write_text(export.read_text("utf-8").replace('xml:lang="en"', 'xml:lang="de"'), "utf-8")
    done = pwb.copyedit(f"-xml:{export}")
    assert done.code == 0, done.said
    [proposal] = done.proposals()
    assert [one["rule"] for one in proposal["findings"]] == RULES[1:3]
    assert proposal["summary"] == "Sprachkorrektur: Leerzeichen nach Punkt (2)"


@pytest.mark.slow
def test_what_is_saved_is_read_from_the_wiki(client: Client, pwb: Pwb, tmp_path: Path) -> None:
    old = "It was old.The mill fell."
    export = dump.write_dump(tmp_path / "pages.xml", {"Mill": old, "Gone": old})
    client.edit("Mill", MILL)
    done = pwb.copyedit(f"-xml:{export}", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert "1  the page does not exist" in done.totals
    assert not client.exists("Gone")


def test_a_broken_off_export_is_read_as_far_as_it_goes(pwb: Pwb, tmp_path: Path) -> None:
    content = dump.write_dump(tmp_path / "pages.xml", PAGES).read_bytes()
    (tmp_path / "broken.xml").write_bytes(content[: content.rindex(b"<title>")])
    done = pwb.copyedit("-xml:broken.xml")
    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert "broken.xml is cut off" in done.totals
    assert done.outcomes() == [("Mill", "proposed")]


NO_EXPORTS = {
    "garbage.xml": b"\x00\xff no export at all",
    "empty.xml": b"",
    "page.xml": b"<html><title>not found</title></html>",
    "odd.xml": b"<mediawiki><page><title>A</title><revision/></page></mediawiki>",
    "garbage.xml.bz2": b"no bzip2 at all",
    "garbage.xml.gz": b"\x1f\x8b\x08 no gzip at all",
    "cut.xml.bz2": bz2.compress(b"<mediawiki>" * 1000)[:40],
    "cut.xml.gz": gzip.compress(b"<mediawiki>" * 1000)[:40],
}


@pytest.mark.wide
@pytest.mark.parametrize("name", NO_EXPORTS)
def test_a_file_that_is_no_export(pwb: Pwb, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NO_EXPORTS[name])
    assert_no_export(pwb.copyedit(f"-xml:{name}"), name)


@pytest.mark.parametrize("name", ["garbage.xml", "cut.xml.gz"])
def test_a_file_that_is_no_export_saves_nothing(pwb: Pwb, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NO_EXPORTS[name])
    assert_no_export(pwb.copyedit(f"-xml:{name}", "-always"), name)


def assert_no_export(done: Ended, name: str) -> None:
    """Assert exit code 2 and a message that names the file."""
    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert any(name in line and "export" in line for line in done.said.splitlines()), done.said


def test_namespaces_and_a_limit_need_no_network(wiki: Wiki, pwb_as: PwbAs, tmp_path: Path) -> None:
    pages: dict[str, dump.Texts] = {f"Talk:Mill {number}": MILL for number in range(3)}
    export = dump.write_dump(tmp_path / "pages.xml", {"Mill": MILL} | pages)
    wiki.kill()
    done = pwb_as().copyedit(f"-xml:{export}", "-ns:Talk", "-limit:3")
    assert done.code == 0, done.said
    assert done.outcomes() == [("Talk:Mill 0", "proposed"), ("Talk:Mill 1", "proposed")]


@pytest.mark.wide
@pytest.mark.parametrize("option", ["-cat:Mills", "-page:Mill", "-grep:mill", "-bogus"])
def test_a_dry_run_of_an_export_asks_no_wiki_for_pages(
    pwb: Pwb, tmp_path: Path, option: str
) -> None:
    export = dump.write_dump(tmp_path / "pages.xml", PAGES)
    done = pwb.copyedit(f"-xml:{export}", option)
    assert done.code == 2, done.said
    assert f'unknown option "{option}"' in done.said
    assert "reads only the file" in done.said
