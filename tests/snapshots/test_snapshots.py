"""Every change of a rule shows what it does to the sample articles, as a diff of diffs."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.harness.wiki import dump
from tests.snapshots.snapshot import NOTHING, snapshot

FOLDER = Path(__file__).parent
PAGES = dump.read_pages()


def file_of(title: str) -> Path:
    name = dump.file_name(title).removesuffix(".wikitext")
    return FOLDER / f"{name}.diff"


def difference(before: str, after: str, name: str) -> str:
    lines = before.splitlines(), after.splitlines()
    return "\n".join(unified_diff(*lines, f"{name} (kept)", f"{name} (now)", lineterm="", n=2))


def compare(file: Path, text: str, *, update: bool) -> None:
    """Compare a text with what a file keeps, or keep it from now on."""
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    if update and kept != text:
        file.write_text(text, encoding="utf-8", newline="\n")
    elif found := difference(kept, text, file.name):
        pytest.fail(f"{found}\n\nIf that is meant: pytest tests/snapshots --update", pytrace=False)


@pytest.mark.parametrize("title", PAGES)
def test_the_rules_propose_what_they_did(title: str, pytestconfig: pytest.Config) -> None:
    update = pytestconfig.getoption("update")
    compare(file_of(title), snapshot(PAGES[title], title), update=update)


def test_a_snapshot_belongs_to_a_page(pytestconfig: pytest.Config) -> None:
    stale = set(FOLDER.glob("*.diff")) - {file_of(title) for title in PAGES}
    if pytestconfig.getoption("update"):
        for file in stale:
            file.unlink()
    else:
        assert stale == set()


def test_a_change_fails_with_a_diff_of_diffs(tmp_path: Path) -> None:
    file = tmp_path / "Mill.diff"
    compare(file, snapshot("They did not went home , it said.", "Mill"), update=True)
    with pytest.raises(pytest.fail.Exception) as failure:
        compare(file, snapshot("They did not go home , it said.", "Mill"), update=False)
    said = str(failure.value).splitlines()
    assert "-@@ line 1, column 14 @@ base_after_do (review)" in said
    assert "--They did not went home , it said." in said
    assert "-+They did not go home , it said." in said
    assert "--update" in said[-1]


def test_what_is_kept_passes_and_an_update_keeps(tmp_path: Path) -> None:
    file = tmp_path / "Mill.diff"
    with pytest.raises(pytest.fail.Exception):
        compare(file, snapshot("All is well.", "Mill"), update=False)
    assert not file.exists()
    compare(file, snapshot("All is well.", "Mill"), update=True)
    assert file.read_text("utf-8") == f"# Mill\n\n{NOTHING}\n"
    compare(file, snapshot("All is well.", "Mill"), update=False)
