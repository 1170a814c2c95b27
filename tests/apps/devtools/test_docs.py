"""Generated files are what ``docs`` writes, and it writes the same every time."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import bot_plugins
from bot_plugins import Applicability, Fixes, Keeps, Rule
from bot_plugins.apps.devtools import docs, rules_page
from bot_plugins.apps.devtools.command import main
from bot_plugins.core import registry
from tests.apps.devtools.process import ROOT, checkout, run


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ``docs`` writes, up to date."""
    for part in ("bot_plugins/rules", "scripts/i18n"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bot_plugins, "__file__", str(tmp_path / "bot_plugins" / "__init__.py"))
    main(["docs"])
    return tmp_path


def test_everything_generated_is_up_to_date() -> None:
    stale = [path.name for path, text in docs.generated() if path.read_text("utf-8") != text]
    assert not stale, "run python -m bot_plugins docs"


def test_what_is_up_to_date_is_left_alone(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in tree.rglob("*")}
    for arguments in (["docs"], ["docs", "--check"]):
        capsys.readouterr()
        assert main(arguments) == 0
        assert capsys.readouterr().out == "Everything is up to date.\n"
    assert {path: path.stat().st_mtime_ns for path in tree.rglob("*")} == before


@pytest.mark.wide
@pytest.mark.parametrize("name", ["bot_plugins/rules/RULES.md", "scripts/i18n/copyedit/en.json"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_stale_file_is_named_and_mended(
    name: str, is_there: bool, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = (tree / name).read_bytes()
    if is_there:
        (tree / name).write_bytes(good.replace(b"\n", b"\r\n").replace(b"comma", b"coma"))
    else:
        (tree / name).unlink()
    capsys.readouterr()
    assert main(["docs", "--check"]) == 1
    assert f"{name} is stale; run python -m bot_plugins docs\n" in capsys.readouterr().out
    assert main(["docs"]) == 0
    assert f"Wrote {name}\n" in capsys.readouterr().out
    assert (tree / name).read_bytes() == good


def test_translations_lose_what_is_gone_and_keep_the_rest(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tree / "scripts" / "i18n" / "copyedit" / "de.json"
    german = json.loads(path.read_text("utf-8"))
    del german["copyedit-task"]
    path.write_text(json.dumps(german | {"copyedit-gone": "weg"}), "utf-8")
    assert main(["docs", "--check"]) == 1
    capsys.readouterr()
    assert main(["docs"]) == 0
    out, err = capsys.readouterr()
    assert out == "Wrote scripts/i18n/copyedit/de.json\n"
    assert "Warning: scripts/i18n/copyedit/de.json has no translation of copyedit-task\n" in err
    assert json.loads(path.read_text("utf-8")) == german
    assert main(["docs", "--check"]) == 0


def test_authors_stay(tree: Path) -> None:
    path = tree / "scripts" / "i18n" / "copyedit" / "en.json"
    path.write_text('{"@metadata": {"authors": ["Ada"]}}', "utf-8")
    main(["docs"])
    assert json.loads(path.read_text("utf-8"))["@metadata"] == {"authors": ["Ada"]}


@pytest.mark.parametrize("content", ["{", "[]", "\udcff"])
def test_a_broken_translation_is_named(
    content: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tree / "scripts" / "i18n" / "copyedit" / "de.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert main(["docs"]) == 2
    assert "de.json" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tree / "bot_plugins" / "rules" / "RULES.md").unlink()
    monkeypatch.setattr(Path, "write_text", refuse)
    assert main(["docs"]) == 2
    assert "RULES.md: Permission denied" in capsys.readouterr().err


@pytest.mark.wide
def test_an_installed_copy_says_what_it_lacks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bot_plugins", tmp_path / "bot_plugins")
    result = run("docs", "--check", folder=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"run the command in a checkout of the source" in result.stderr


@pytest.mark.wide
def test_two_processes_write_the_same(tmp_path: Path) -> None:
    tree = checkout(tmp_path)
    (tree / "bot_plugins" / "rules" / "RULES.md").unlink()
    assert run("docs", folder=tree).returncode == 0
    for part in ("bot_plugins/rules/RULES.md", "scripts/i18n/copyedit/en.json"):
        assert (tree / part).read_bytes() == (ROOT / part).read_bytes()


def test_the_contents_lead_to_every_rule() -> None:
    text = rules_page.page(registry.all_rules())
    headings = re.findall(r"^### (\w+)$", text, re.MULTILINE)
    assert re.findall(r"\]\(#(\w+)\)", text) == headings
    assert headings == [rule.name for rule in registry.all_rules()]


def test_markdown_shows_text_as_it_is() -> None:
    assert rules_page.code("``a`` b") == "```  ``a`` b```".replace("  ", " ", 1).replace(
        "b`", "b `"
    )
    assert rules_page.code("a\nb ") == "`a↵b␣`"
    assert rules_page.prose("a_b *c* <d> [e] ``f_g`` `h*`") == (
        r"a\_b \*c\* \<d> \[e\] ``f_g`` `h*`"
    )


def test_an_example_with_a_title_names_its_page() -> None:
    rule = Rule(
        "kind",
        Applicability.REVIEW,
        check=lambda _: (),
        triggers=(),
        examples=(Keeps("x", "a title", title="X"), Keeps("y"), Fixes("a", "b")),
        name="rule",
        language="xx",
    )
    text = rules_page.page([rule])
    assert "- `x` on the page `X`: a title\n- `y`\n" in text
    assert "- `a` → `b`\n" in text
    assert "## Language: xx\n" in text
