"""A new rule: its file, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import bot_plugins
from bot_plugins.apps.devtools.command import main
from bot_plugins.apps.devtools.new import LONGEST_NAME
from bot_plugins.apps.devtools.skeleton import MARK, skeleton
from bot_plugins.core import registry
from tests.apps.devtools.process import ROOT, checkout, python, run

FILLED = {
    'FILL IN (1 of 3), what is wrong: "it was wrnog" -> "it was wrong"':
        'A Danish word for the: "det house" -> "the house"',
    "FILL IN: why it is wrong. Left alone: what looks like it and is right, or too unsure.":
        "Typed by those who know both. Left alone: names and quotations.",
    "# FILL IN (2 of 3): what to look for, what takes its place, and why. "
    "This one matches nothing.\n": "",
    'PATTERN = re.compile(r"(?!)")': r'PATTERN = re.compile(r"\bdet\b(?= house)")',
    'REPLACEMENT = ""': 'REPLACEMENT = "the"',
    "FILL IN: the reason, in one line": "'det' is Danish for 'the'",
    r'(r"\b\B",)': '("det house",)',
    'Keeps("FILL IN: what looks much like it.", "FILL IN")': 'Keeps("A det house.", "a compound")'
    .replace("det house", "detached house"),
    'Keeps("FILL IN: the same where it is right.", "FILL IN")':
        'Keeps("The Det Kongelige house.", "a name")',
    "He said: \"FILL IN\".": 'He said: "det house".',
    'Fixes("FILL IN: before.", "FILL IN: after.")':
        'Fixes("He saw det house.", "He saw the house.")',
    "# FILL IN (3 of 3): the literal or simple pattern that every page to change must hold, and the"
    "\n# examples: whole sentences, what must stay first, each with the reason why it is right.\n":
        "",
}  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one rule, to write into without harm."""
    rules = tmp_path / "bot_plugins" / "rules"
    (rules / "en").mkdir(parents=True)
    (rules / "en" / "base_after_do.py").touch()
    (tmp_path / "scripts" / "i18n").mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bot_plugins, "__file__", str(tmp_path / "bot_plugins" / "__init__.py"))
    return tmp_path


def test_writes_the_file_and_says_what_is_next(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "det_house"]) == 0
    path = tree / "bot_plugins" / "rules" / "en" / "det_house.py"
    assert path.read_text(encoding="utf-8") == skeleton("det_house")
    out = capsys.readouterr().out
    assert out.startswith("Wrote bot_plugins/rules/en/det_house.py\n")
    assert "python -m pytest tests/rules -k det_house" in out
    assert "pyproject" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_first_rule_of_a_language_makes_its_folder(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "doppeltes_wort", "--language", "de"]) == 0
    folder = tree / "bot_plugins" / "rules" / "de"
    assert (folder / "__init__.py").read_text(encoding="utf-8").startswith('"""Rules for')
    assert (folder / "doppeltes_wort.py").exists()
    assert "Add bot_plugins.rules.de to pyproject.toml" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["", "Big", "a-b", "a b", "../x", "_a", "a_", "a__b", "a1", "class", "été", "a.py"]
)
def test_bad_names_are_refused(name: str, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name]) == 2
    assert "is not a rule name" in capsys.readouterr().err
    assert [path.name for path in tree.rglob("*.py")] == ["base_after_do.py"]


@pytest.mark.parametrize("language", ["en", "any", "de"])
def test_a_name_is_given_once(
    language: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "base_after_do", "--language", language]) == 2
    assert "rules/en/base_after_do.py exists; choose another" in capsys.readouterr().err
    assert not (tree / "bot_plugins" / "rules" / "en" / "base_after_do.py").read_text(
        encoding="utf-8"
    )


def test_a_long_name_is_refused(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "a" * (LONGEST_NAME + 1)]) == 2
    assert "longer than" in capsys.readouterr().err
    assert not list(tree.rglob("aa*"))


def test_says_so_where_it_cannot_write(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tree / "bot_plugins" / "rules" / "de"
    folder.touch()  # no folder can be made where a file is
    assert main(["new", "a_rule", "--language", "de"]) == 2
    assert f"cannot write {folder}" in capsys.readouterr().err


@pytest.mark.wide
def test_an_installed_copy_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bot_plugins", tmp_path / "bot_plugins")
    result = run("new", "det_house", folder=tmp_path)
    assert result.returncode == 2
    assert b"this is an installed copy (" in result.stderr
    assert result.stderr.count(b"\n") == 1
    assert not list(tmp_path.rglob("det_house.py"))


@pytest.mark.slow
def test_a_skeleton_passes_its_tests_once_it_is_filled_in(tmp_path: Path) -> None:
    examples = "tests/rules/test_examples.py"
    tree = checkout(tmp_path, "tests/__init__.py", "tests/rules/__init__.py", examples)
    assert run("new", "det_house", folder=tree).returncode == 0
    path = tree / "bot_plugins" / "rules" / "en" / "det_house.py"
    test = ["-m", "pytest", "-q", "-p", "no:cacheprovider", examples, "-k", "det_house"]

    blank = python(*test, folder=tree)
    assert blank.returncode == 1, blank.stdout.decode()
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = python(*test, folder=tree)
    assert done.returncode == 0, done.stdout.decode()


def test_a_skeleton_has_the_house_style(tmp_path: Path) -> None:
    for number, text in enumerate([skeleton("det_house"), filled(skeleton("det_house"))]):
        path = tmp_path / f"rule{number}.py"
        path.write_text(text, encoding="utf-8")
        settings = ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
        check = python("-m", "ruff", "check", *settings, str(path))
        assert check.returncode == 0, check.stdout.decode()
        form = python("-m", "ruff", "format", "--check", "--diff", *settings, str(path))
        assert form.returncode == 0, form.stdout.decode()


@pytest.mark.parametrize("rule", registry.all_rules(), ids=str)
def test_every_rule_is_filled_in(rule: bot_plugins.Rule) -> None:
    file = ROOT / "bot_plugins" / "rules" / rule.language / f"{rule.name}.py"
    assert MARK not in file.read_text(encoding="utf-8")


def filled(text: str) -> str:
    """Fill in a skeleton as an author does."""
    for blank, words in FILLED.items():
        assert blank in text
        text = text.replace(blank, words)
    assert MARK not in text
    return text
