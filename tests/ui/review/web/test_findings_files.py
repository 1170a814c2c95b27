"""The findings of a scan as pages to read; no other file of the machine can be had."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.findings_files import FindingsFiles
from bot_plugins.ui.review.jobs.workbench import ChoiceError
from tests.ui.review.build import SITE
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.web.client import Visitor, words


def lines(*titles: str, site: str = SITE) -> str:
    return "".join(
        json.dumps({"site": site, "title": title, "findings": [{}]}) + "\n" for title in titles
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two files of findings, and others beside it and in it."""
    folder = tmp_path / "findings"
    folder.mkdir()
    (folder / "first.jsonl").write_text(lines("Mill", "Pond", "Mill"))
    (folder / "other.jsonl").write_text(lines("Mill", site="other:de"))
    (folder / "notes.txt").write_text(lines("Secret note"))
    (tmp_path / "secret.jsonl").write_text(lines("Secret"))
    (folder / "link.jsonl").symlink_to(tmp_path / "secret.jsonl")
    (folder / "folder.jsonl").mkdir()
    os.mkfifo(folder / "pipe.jsonl")
    return folder


def visitor_of(store: Store, path: Path | None) -> Visitor:
    bench = MemoryBench(MemoryWiki({"Mill": "It had began."}), files=FindingsFiles(path))
    return Visitor(Review(store, "Ann"), desk=Desk(store, bench))


def test_only_files_of_the_folder_are_offered(store: Store, folder: Path) -> None:
    assert sorted(FindingsFiles(folder).names()) == ["first.jsonl", "other.jsonl"]
    visitor = visitor_of(store, folder)
    assert "Pages where a scan found something" in words(visitor.get("/pages"))
    answer = visitor.post("/pages/count", kind="findings", findings="first.jsonl")
    assert "The findings of first.jsonl: 2 pages" in words(answer)


def test_without_the_option_none_is_offered(store: Store) -> None:
    visitor = visitor_of(store, None)
    assert "a scan found something" not in words(visitor.get("/pages"))
    answer = visitor.post("/pages/count", kind="findings", findings="/etc/passwd")
    assert "There is no file of findings" in words(answer)


def test_one_file_is_offered_alone(folder: Path) -> None:
    files = FindingsFiles(folder / "first.jsonl")
    assert files.names() == ["first.jsonl"]
    assert list(files.titles("first.jsonl", SITE)) == ["Mill", "Pond"]


OTHERS = (
    "../secret.jsonl", "/etc/passwd", "link.jsonl", "folder.jsonl", "pipe.jsonl", "notes.txt", "",
    ".", "..", "./first.jsonl", "first.jsonl/", "first.jsonl\0", "..\\secret.jsonl", "~/x.jsonl",
    "file:///etc/passwd", "<script>alert(1)</script>", "First.jsonl", "/dev/zero", "x" * 5000,
)  # fmt: skip


@pytest.mark.wide
@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("path", ["/pages/count", "/pages"])
def test_no_other_file_is_read(store: Store, folder: Path, name: str, path: str) -> None:
    with pytest.raises(ChoiceError):
        list(FindingsFiles(folder).titles(name, SITE))
    visitor = visitor_of(store, folder)
    answer = visitor.post(path, kind="findings", findings=name)
    assert "Secret" not in answer.text
    assert "root:" not in answer.text
    if path == "/pages/count":
        assert "There is no file of findings called" in words(answer)
        assert "<script>alert" not in answer.text


BROKEN = ("x", "{}", "[]", '{"site": 1, "title": "A", "findings": []}', "[" * 100_000, "\xff")


@pytest.mark.parametrize("text", BROKEN)
def test_another_kind_of_file_is_said_to_be_one(folder: Path, text: str) -> None:
    (folder / "broken.jsonl").write_text(lines("Mill") + text, "latin-1")
    with pytest.raises(ChoiceError, match=r"line 2 of broken\.jsonl has no findings"):
        list(FindingsFiles(folder).titles("broken.jsonl", SITE))


def test_findings_of_another_wiki_are_said_to_be(folder: Path) -> None:
    with pytest.raises(ChoiceError, match="of another wiki: other:de"):
        list(FindingsFiles(folder).titles("other.jsonl", SITE))
