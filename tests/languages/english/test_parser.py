"""The parser's model: which one is used, and what is said where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot_plugins.languages.english import parser
from tests.kin import kin

PROGRAM = """
from bot_plugins.languages.english import parser

print(parser.lack())
print(parser.model().path)
"""
PROPOSE = """
import sys
from bot_plugins import propose
assert not propose("The towns are old and they lie by the sea.")
assert "spacy" not in sys.modules
assert propose("They did not went home.").text == "They did not go home."
assert "spacy" in sys.modules
"""


def installed() -> Path:
    """The folder of the model that the tests use."""
    return Path(parser.model().path)


def run(program: str, packages: Path) -> subprocess.CompletedProcess[str]:
    """Run a program for which the packages of a folder come first."""
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(packages)!r})\n{program}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def put_model(packages: Path, name: str) -> Path:
    """Install a copy of the model as a package, and return its folder."""
    folder = packages / name / f"{name}-3.8.0"
    shutil.copytree(installed(), folder)
    (packages / name / "__init__.py").touch()
    return folder


@pytest.mark.slow
def test_the_model_of_the_first_choice_is_used(tmp_path: Path) -> None:
    folder = put_model(tmp_path, parser.PACKAGES[0])
    assert run(PROGRAM, tmp_path).stdout.splitlines() == ["", str(folder)]


@pytest.mark.wide
@pytest.mark.parametrize("name", kin(["parser/model", "tagger/model", "tokenizer"], ["tokenizer"]))
def test_a_model_with_another_file_is_not_used(tmp_path: Path, name: str) -> None:
    changed = put_model(tmp_path, parser.PACKAGES[0]) / name
    changed.write_bytes(changed.read_bytes()[:-1] + b"?")
    assert run(PROGRAM, tmp_path).stdout.splitlines() == ["", str(installed())]


def test_what_is_missing_is_named_with_the_way_out(tmp_path: Path) -> None:
    for package in parser.PACKAGES:
        (put_model(tmp_path, package) / "parser/model").unlink()
    done = run(PROGRAM, tmp_path)
    assert "parser/model is not that of version 3.8.0" in done.stdout
    assert parser.INSTALL in done.stdout
    assert "ParserError" in done.stderr


@pytest.mark.wide
def test_rules_find_nothing_without_the_parser_and_say_so(tmp_path: Path) -> None:
    for package in parser.PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    program = """
from bot_plugins import propose
from bot_plugins.core import registry
print(len(propose("They did not went home, years , all.").findings))
print(registry.lacking(registry.rules_for("en"))[0])
"""
    found, said = run(program, tmp_path).stdout.splitlines()
    assert found == "1"
    assert "base_after_do" in said
    assert parser.INSTALL in said


@pytest.mark.wide
def test_the_parser_is_loaded_only_when_a_sentence_needs_it(tmp_path: Path) -> None:
    done = run(PROPOSE, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
