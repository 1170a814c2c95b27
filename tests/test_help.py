"""What ``-help`` shows of each command: it fits a terminal, and names exit codes as they are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot_plugins.core import exit_codes
from tests.harness.wiki.paths import PROJECT

SCRIPTS = sorted((PROJECT / "scripts").glob("copyedit*.py"))
COLUMNS = 80
WITHOUT_QUEUE = {"copyedit_setup"}
CODES = {
    value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int)
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_help_reads_well(script: Path) -> None:
    text = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
    assert [line for line in text.splitlines() if len(line) > COLUMNS] == []
    assert f"    pwb {script.stem}" in text
    assert f"section [{script.stem}]" in " ".join(text.split())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_exit_codes_are_those_there_are(script: Path) -> None:
    text = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(text[text.index("The exit code is") :].split())
    named = {int(number) for number in re.findall(r"\b\d+(?= (?:when|for|after))", sentence)}
    queue = set() if script.stem in WITHOUT_QUEUE else {exit_codes.QUEUE}
    assert {exit_codes.DONE, exit_codes.USAGE, *queue} <= named <= CODES
