"""The sample names every key with the default that the model has, and reads without mistakes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot_plugins.apps.maintenance.config.mistakes import TABLES, TOP
from bot_plugins.apps.maintenance.config.model import Configuration, Task
from bot_plugins.apps.maintenance.config.reading import read
from bot_plugins.apps.maintenance.config.sources import KINDS
from bot_plugins.apps.maintenance.config.writing import sample

TEXT = sample()
WHOLE = re.sub(r"^#(?=\S)", "", TEXT, flags=re.M)
"""The sample with every key in force."""
SECTIONS = {name: table for name, table in TABLES.items() if "source" not in name}
OWN = {"name", "wiki", "kind", "source", "limits", "watch", "log", "task"}
"""What has no default, or is a table of its own."""


@pytest.mark.parametrize("text", [TEXT, WHOLE], ids=["as it is", "with every key in force"])
def test_it_reads_without_mistakes(text: str, tmp_path: Path) -> None:
    (tmp_path / "titles.txt").touch()
    path = tmp_path / "copyedit.toml"
    path.write_text(text, encoding="utf-8")
    assert read(path).task[0].save == "nothing"


def test_as_it_is_it_changes_no_default() -> None:
    task = Configuration.model_validate(tomllib.loads(TEXT)).task[0]
    assert task == Task.model_validate(
        {"name": task.name, "wiki": task.wiki, "source": [{"kind": "recentchanges"}]}
    )


@pytest.mark.parametrize("name", SECTIONS)
def test_every_key_is_there_with_its_default(name: str) -> None:
    fields = SECTIONS[name].model_fields
    given = table(name)
    assert set(given) == set(fields)
    for key, value in given.items():
        default = fields[key].get_default()
        if key not in OWN and default not in (None, ()):
            assert value == (list(default) if isinstance(default, tuple) else default), key


def test_every_kind_of_source_is_there_with_its_keys() -> None:
    sources = table("task")["source"]
    assert [source["kind"] for source in sources] == list(KINDS)
    assert [set(source) for source in sources] == [
        set(source.model_fields) for source in KINDS.values()
    ]


def test_what_has_no_default_says_so() -> None:
    wanting = {
        key
        for section in SECTIONS.values()
        for key, field in section.model_fields.items()
        if not field.is_required() and field.get_default() in (None, ())
    }
    said = {key for key, comment in commented() if "Default: none" in comment}
    assert said == wanting


def test_every_key_has_its_why() -> None:
    assert [key for key, comment in commented() if not comment and key not in OWN] == [
        "title",
        "query",
        "title",
        "pages",
        "file",
    ], "only a source's own keys, whose header has the comment, have none"


def commented() -> Iterator[tuple[str, str]]:
    """Yield the keys, each with the comment above it."""
    comment = ""
    for line in TEXT.splitlines():
        if line.startswith("# "):
            comment += line[1:]
            continue
        if key := re.match(r"#?(\w+) =", line):
            yield key[1], comment
        comment = ""


def table(name: str) -> dict[str, Any]:
    """Return a table of the sample."""
    found: Any = tomllib.loads(WHOLE)
    for step in name.split(".") if name != TOP else ():
        found = found[step][0] if step == "task" else found[step]
    return dict(found)
