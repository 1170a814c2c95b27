"""Write pages as a MediaWiki export, and read the sample pages beside this file.

Format: https://www.mediawiki.org/xml/export-0.11.xsd.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from tests.harness.wiki import accounts, paths

Texts = str | Sequence[str]
"""A page's wikitext, or that of each of its revisions, oldest first."""

FIRST_EDIT = datetime(2026, 1, 1, tzinfo=UTC)
# https://www.mediawiki.org/wiki/Manual:Namespace#Built-in_namespaces
NAMESPACES = {
    -2: 'Media', -1: 'Special', 0: '', 1: 'Talk', 2: 'User', 3: 'User talk', 4: 'Project',
    5: 'Project talk', 6: 'File', 7: 'File talk', 8: 'MediaWiki', 9: 'MediaWiki talk',
    10: 'Template', 11: 'Template talk', 12: 'Help', 13: 'Help talk', 14: 'Category',
    15: 'Category talk',
}  # fmt: skip
# https://www.w3.org/TR/xml/#charsets: what no XML file can hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REDIRECT = re.compile(r"#REDIRECT \[\[([^]]*)\]\]")


def read_pages(folder: Path = paths.PAGES) -> dict[str, str]:
    """Return title -> wikitext of every ``*.wikitext`` file in ``folder``.

    Like the wiki when it saves a page, drops white space at the end.
    """
    return {
        title_of(path): path.read_text(encoding="utf-8").rstrip()
        for path in sorted(folder.glob("*.wikitext"))
    }


def title_of(path: Path) -> str:
    """Return the page title that a sample file's name stands for."""
    return unquote(path.name.removesuffix(".wikitext")).replace("_", " ")


def file_name(title: str) -> str:
    """Return the sample file's name for a page title; reverses ``title_of``."""
    return quote(title.replace(" ", "_"), safe="") + ".wikitext"


def write_dump(path: Path, pages: Mapping[str, Texts], author: str = accounts.AUTHOR.name) -> Path:
    """Write ``pages`` as an export XML and return ``path``.

    Revisions are one second apart from FIRST_EDIT on, and numbered from 1, so
    equal pages give equal files. Raises ValueError for a character XML cannot hold.
    """
    numbers = itertools.count(1)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for page_id, (title, texts) in enumerate(pages.items(), 1):
            file.write(_PAGE.format(title=_xml(title), ns=namespace(title), id=page_id))
            revisions = [texts] if isinstance(texts, str) else texts
            if target := _REDIRECT.match(revisions[-1]):
                file.write(f'    <redirect title="{_xml(target[1])}" />\n')
            for text in revisions:
                file.write(_revision(next(numbers), text, author))
            file.write("  </page>\n")
        file.write("</mediawiki>\n")
    return path


def namespace(title: str) -> int:
    """Return the number of the namespace that the title's prefix names, else 0."""
    prefix, colon, _ = title.partition(":")
    numbers = {name: number for number, name in NAMESPACES.items()}
    return numbers.get(prefix, 0) if colon else 0


def _xml(text: str) -> str:
    if found := _NOT_XML.search(text):
        raise ValueError(f"XML cannot hold {found.group()!r} (at {found.start()})")
    # A bare carriage return would be read back as a line feed.
    return escape(text, {"\r": "&#13;"})


def _revision(number: int, text: str, author: str) -> str:
    moment = FIRST_EDIT + timedelta(seconds=number)
    escaped = _xml(text)
    return _REVISION.format(
        id=number,
        timestamp=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        author=_xml(author),
        bytes=len(text.encode()),
        text=escaped,
    )


_HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n'
    "  <siteinfo>\n"
    "    <sitename>CopyWiki</sitename>\n"
    "    <dbname>wiki</dbname>\n"
    "    <base>http://127.0.0.1/w/index.php/Main_Page</base>\n"
    "    <generator>MediaWiki 1.39</generator>\n"
    "    <case>first-letter</case>\n"
    "    <namespaces>\n"
    + "".join(
        f'      <namespace key="{number}" case="first-letter">{name}</namespace>\n'
        for number, name in NAMESPACES.items()
    )
    + "    </namespaces>\n  </siteinfo>\n"
)
_PAGE = "  <page>\n    <title>{title}</title>\n    <ns>{ns}</ns>\n    <id>{id}</id>\n"
_REVISION = """    <revision>
      <id>{id}</id>
      <timestamp>{timestamp}</timestamp>
      <contributor><username>{author}</username><id>0</id></contributor>
      <origin>{id}</origin>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="{bytes}" xml:space="preserve">{text}</text>
    </revision>
"""
