"""The tools use the rules of lists in files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.apps.devtools.command import main
from bot_plugins.core import exit_codes, registry

LIST = '[[rule]]\nfind = "teh"\nreplace = "the"\n'


@pytest.fixture(autouse=True)
def _without_lists() -> Iterator[None]:
    yield
    registry.use_lists(())


def test_propose_uses_a_list_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.toml").write_text(LIST, encoding="utf-8")
    (tmp_path / "page.wikitext").write_text("It was teh was was.", encoding="utf-8")
    arguments = ["propose", str(tmp_path / "page.wikitext"), "--rules", "typos"]
    assert main([*arguments, "--typos", str(tmp_path / "list.toml")]) == exit_codes.DONE
    assert "Summary: Copyedit: teh → the (typos)" in capsys.readouterr().out


def test_evaluate_measures_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.toml").write_text(LIST, encoding="utf-8")
    row = json.dumps({"title": "X", "text": "It was teh end. It was was."})
    (tmp_path / "pages.jsonl").write_text(row, encoding="utf-8")
    arguments = ["evaluate", str(tmp_path / "pages.jsonl"), "--json"]
    assert main([*arguments, "--typos", str(tmp_path / "list.toml")]) == exit_codes.DONE
    out = capsys.readouterr().out
    assert "typos:teh" in out
    assert "repeated" not in out


def test_a_missing_list_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propose", "--typos", str(tmp_path / "no.toml")]) != exit_codes.DONE
    assert "--typos: there is no file" in capsys.readouterr().err
