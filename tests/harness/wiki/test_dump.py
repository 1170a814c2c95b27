"""An export written here is read by Pywikibot's readers and by MediaWiki's importer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.wiki import Wiki, accounts, dump
from tests.harness.wiki.bot_config import pwb_folder

PAGES: dict[str, dump.Texts] = {
    'Tom & "Jerry"': 'A & B < C > "D" {{t|1}}\n\n== Été ==\n𝄞 text',
    "Talk:Mill/Archive 1": "talk",
    "Category:Mills": "mills",
    "Mill": ["first", "second [[Category:Mills]]", "third [[Category:Mills]]"],
}
LAST = {title: texts if isinstance(texts, str) else texts[-1] for title, texts in PAGES.items()}

READ_WITH_PYWIKIBOT = """
import json, sys
from pywikibot.pagegenerators import XMLDumpPageGenerator
from pywikibot.xmlreader import XmlDump
path = sys.argv[1]
print(json.dumps({
    'reader': {entry.title: [entry.ns, entry.text, entry.timestamp, entry.username]
               for entry in XmlDump(path, revisions='latest').parse()},
    'generator': {page.title(): page.namespace().id for page in XMLDumpPageGenerator(path)},
}))
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export XML of PAGES."""
    return dump.write_dump(tmp_path / "pages.xml", PAGES)


def test_pywikibot_reads_the_export(wiki: Wiki, export: Path, tmp_path: Path) -> None:
    config = pwb_folder(wiki, tmp_path / "pywikibot")
    done = subprocess.run(
        [sys.executable, "-c", READ_WITH_PYWIKIBOT, str(export)],
        env={**os.environ, "PYWIKIBOT_DIR": str(config)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert {title: row[1] for title, row in answer["reader"].items()} == LAST
    assert answer["reader"]["Mill"] == ["0", LAST["Mill"], "2026-01-01T00:00:06Z", "Author"]
    spaces = {title: int(row[0]) for title, row in answer["reader"].items()}
    assert spaces == {title: dump.namespace(title) for title in PAGES}
    assert answer["generator"] == spaces


def test_mediawiki_imports_the_export(fresh: Wiki, export: Path) -> None:
    fresh.import_dump(export)
    client = fresh.client()
    assert {title: client.text(title) for title in PAGES} == LAST
    history = client.history("Mill")
    assert [entry.user for entry in history] == [accounts.AUTHOR.name] * 3
    assert history[0].timestamp == "2026-01-01T00:00:06Z"
    listed = client.call("query", list="categorymembers", cmtitle="Category:Mills")
    assert [page["title"] for page in listed["query"]["categorymembers"]] == ["Mill"]
    recent = client.call("query", list="recentchanges", rclimit="max")["query"]["recentchanges"]
    assert PAGES.keys() <= {change["title"] for change in recent}


def test_equal_pages_give_equal_files(export: Path, tmp_path: Path) -> None:
    assert dump.write_dump(tmp_path / "again.xml", PAGES).read_bytes() == export.read_bytes()


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused(character: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="XML cannot hold"):
        dump.write_dump(tmp_path / "pages.xml", {"Mill": f"a{character}b"})


@pytest.mark.parametrize(
    "title", ["Khrushchev's course / 50% of it: Orvène", "C++", "..", "a%2Fb", "x.wikitext", "𝄞"]
)
def test_a_title_survives_its_file_name(title: str) -> None:
    name = dump.file_name(title)
    assert "/" not in name
    assert dump.title_of(Path("pages", name)) == title


def test_the_sample_pages_are_read(tmp_path: Path) -> None:
    (tmp_path / "Zayn_Bridge%2Fdraft.wikitext").write_text("The bridge.\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("not a page")
    assert dump.read_pages(tmp_path) == {"Zayn Bridge/draft": "The bridge."}
    assert dump.read_pages()
