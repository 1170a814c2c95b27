"""A small multistream dump, and what a scan without Spark finds in it."""

from __future__ import annotations

import bz2
import json
from pathlib import Path
from typing import Any

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.scanning import scan_block

OPTIONS = ScanOptions(site="copywiki:en")
PAGE = """\
  <page>
    <title>Mill {n}</title>
    <ns>0</ns>
    <id>{n}</id>
    <revision>
      <id>{revid}</id>
      <timestamp>2026-01-01T00:00:00Z</timestamp>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="1" xml:space="preserve">{text}</text>
    </revision>
  </page>
"""
TEXTS = (
    "The mill stood on the the river, and &amp; was its sign.",
    "The mill stood on the river.",
    "The weir of mill {n} , built early, had began to leak. In 1954 he begun a new life.",
)
"""Of three pages, one has a finding, one has none, one has three."""


def streams(count: int, pages: int = 10) -> list[bytes]:
    """Return what each stream of a dump holds: the head, ``count`` times ``pages``, the end."""
    bodies = [
        "".join(page(stream * pages + n + 1) for n in range(pages)).encode()
        for stream in range(count)
    ]
    return [b'<mediawiki xml:lang="en">\n', *bodies, b"</mediawiki>\n"]


def page(number: int) -> str:
    text = TEXTS[number % len(TEXTS)].format(n=number)
    return PAGE.format(n=number, revid=number + 1000, text=text)


def write(path: Path, parts: list[bytes]) -> Path:
    path.write_bytes(b"".join(map(bz2.compress, parts)))
    return path


def expected(parts: list[bytes], options: ScanOptions = OPTIONS) -> list[dict[str, Any]]:
    """Return what is found in the same blocks in this process, in their order."""
    return [found.as_row() for part in parts for found in scan_block(part, options).found]


def read(folder: Path) -> list[dict[str, Any]]:
    """Return the JSON Lines of a job, in the order of its partitions."""
    files = sorted(folder.glob("part-*.json"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
