"""Two revisions of the rules over the same pages, in a git repository of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import drawn, revisions
from bot_plugins.apps.devtools.console import ToolError
from tests.apps.devtools.corpus import CASES, write
from tests.apps.devtools.process import checkout, environment, run
from tests.apps.devtools.test_draw import children

PAGES = (
    {"title": "Old", "text": "They ate a apple. It lost it's own roof."},
    {"title": "New", "text": "The wheel was zzed. <ref>They ate a egg.</ref>"},
    {"title": "Same", "text": "They took the the bus. He left rather then pay."},
    {"title": "Talk:Old", "text": "They ate a apple.", "talk": True},
)
NEW_RULE = '''"""A rule of these tests: "zzed" -> "sawn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Rule, Suggestion


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest it."""
    for match in re.finditer("zzed", document.prose):
        yield Suggestion(Edit(*match.span(), "sawn"), "a wheel is sawn", None, ("cut", "split"))


RULE = Rule("verb form", Applicability.REVIEW, check, ("zzed",), ())
'''


def git(tree: Path, *arguments: str) -> None:
    settings = ("user.name=Ada", "user.email=ada@example.org", "commit.gpgsign=false")
    about = [part for setting in settings for part in ("-c", setting)]
    subprocess.run(["git", "-C", str(tree), *about, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with three commits: no package, one that does not run, and one as it is now.

    Since the last one a rule was added, one was taken away, one changed, and one only reports.
    """
    tree = tmp_path_factory.mktemp("tree")
    (tree / "README.md").touch()
    git(tree, "init", "--quiet")
    git(tree, "add", ".")
    git(tree, "commit", "--quiet", "-m", "Nothing yet")
    (tree / "bot_plugins").mkdir()
    (tree / "bot_plugins" / "__init__.py").write_text("import nothing_like_it\n")
    git(tree, "add", ".")
    git(tree, "commit", "--quiet", "-m", "Does not run")
    shutil.rmtree(tree / "bot_plugins")
    checkout(tree, "tests/harness/wiki/pages")
    (tree / ".gitignore").write_text("__pycache__\n")
    git(tree, "add", ".")
    git(tree, "commit", "--quiet", "-m", "As it is")
    rules = tree / "bot_plugins" / "rules" / "en"
    (rules / "wheel.py").write_text(NEW_RULE, "utf-8")
    (rules / "possessive_its.py").unlink()
    article = rules / "indefinite_article.py"
    article.write_text(article.read_text("utf-8").replace("+ right[1:]", "+ right[1:].upper()"))
    comma = tree / "bot_plugins" / "rules" / "any" / "space_before_comma.py"
    comma.write_text(comma.read_text("utf-8").replace("y.REVIEW", "y.REPORT"), "utf-8")
    doubted = (rules / "then_than.py").read_text("utf-8").replace("y.REVIEW", "y.REPORT")
    (rules / "then_than.py").write_text(doubted, "utf-8")
    write(tree / "pages.jsonl", *PAGES)
    return tree


def evaluate(tree: Path, *arguments: str) -> tuple[int, str, str]:
    done = run("evaluate", *arguments, folder=tree)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.slow  # it makes two trees of the project
def test_what_came_went_and_changed_is_shown(tree: Path) -> None:
    code, out, error = evaluate(
        tree, "pages.jsonl", "--against", "HEAD", "--out", "differences.jsonl"
    )
    assert (code, error) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0].startswith("Against ")
    assert lines[0].endswith(" As it is: 3 pages, 0.00 MB")
    assert "rule came went changed" in lines
    counts = {
        "indefinite_article 0 0 1",
        "possessive_its 0 1 0",
        "then_than 0 0 1",
        "wheel 1 0 0",
        "all 1 1 2",
    }
    assert counts <= set(lines)
    assert "then_than; report, not review" in lines
    assert (
        "indefinite_article: changed\nOld\n  was: They ate [-a-]{+an+} apple.\n"
        "  They ate [-a-]{+aN+} apple.\n  indefinite_article; review\n" in out
    )
    assert "possessive_its: went\nOld\n  It lost [-it's-]{+its+} own roof.\n" in out
    assert (
        "wheel: came\nNew\n  The wheel was [-zzed-]{+sawn+}.\n"
        "  wheel; review; or: 'cut' or 'split'\n" in out
    )
    rows = [json.loads(line) for line in (tree / "differences.jsonl").read_text().splitlines()]
    assert sorted(row["difference"] for row in rows) == ["came", "changed", "changed", "went"]
    [changed] = [row for row in rows if row["rule"] == "indefinite_article"]
    assert (changed["source_after"], changed["was_after"]) == ("aN", "an")
    assert len(drawn.read(tree / "differences.jsonl")) == 4


@pytest.mark.slow
def test_only_the_rules_named_are_compared_also_where_one_was_not_there(tree: Path) -> None:
    _, out, _ = evaluate(tree, "pages.jsonl", "--against", "HEAD", "--rules", "wheel")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert {"wheel 1 0 0", "all 1 0 0"} <= set(lines)
    assert "indefinite_article" not in out


@pytest.mark.slow
def test_of_stripped_text_only_words_are_compared(tree: Path) -> None:
    write(tree / "spaces.jsonl", {"text": "They left , he said, and ate a apple."})
    _, out, _ = evaluate(tree, "spaces.jsonl", "--against", "HEAD")
    assert {"indefinite_article 0 0 1", "space_before_comma 0 0 1"} <= {
        " ".join(line.split()) for line in out.splitlines()
    }
    _, out, _ = evaluate(tree, "stripped=spaces.jsonl", "--against", "HEAD")
    assert "indefinite_article" in out
    assert "space_before_comma" not in out


@pytest.mark.slow
def test_without_files_the_sample_pages_are_compared(tree: Path) -> None:
    _, out, _ = evaluate(tree, "--against", "HEAD", "--rules", "modal_of")
    number = len([*(tree / "tests" / "harness" / "wiki" / "pages").glob("*.wikitext")])
    assert f"{number} pages" in " ".join(out.split())
    assert out.endswith("The same findings.\n")


@pytest.mark.wide
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "v9"], "git knows no revision 'v9'"),
        pytest.param(
            ["--against", "HEAD", "cases.jsonl"],
            "cases.jsonl:1: a labelled case",
            marks=pytest.mark.slow,
        ),
        (["--against", "HEAD", "--json"], "--json is not for --against"),
        pytest.param(
            ["--against", "HEAD", "--out", "pages.jsonl"],
            "cannot write pages.jsonl: File exists",
            marks=pytest.mark.slow,
        ),
        (["--against", "HEAD", "no.jsonl"], "cannot read no.jsonl: no such file"),
        ([], "evaluate needs FILE..., or --against REV"),
    ],
)
def test_mistakes_are_said_in_one_line(arguments: list[str], said: str, tree: Path) -> None:
    write(tree / "cases.jsonl", *CASES)
    code, out, error = evaluate(tree, *arguments)
    assert (code, out) == (2, "")
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("HEAD~1", r"the rules of '\w+ Does not run' do not run here: .*No module .*nothing_like"),
        ("HEAD~2", r"'\w+ Nothing yet' has no bot_plugins: "),
        ("--all", "git knows no revision '--all'"),
        ("", "git knows no revision ''"),
    ],
)
def test_a_revision_that_cannot_be_had_is_named(revision: str, said: str, tree: Path) -> None:
    with pytest.raises(ToolError, match=said), revisions.taken(revision, tree):
        pass


def test_a_folder_that_is_no_repository_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="git knows no revision"), revisions.taken("HEAD", tmp_path):
        pass


def test_git_that_is_not_there_is_said(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ToolError, match="git cannot be started: No such file"):
        revisions.taken("HEAD", tree).__enter__()


@pytest.mark.slow
def test_a_revision_is_taken_for_a_while(tree: Path) -> None:
    with revisions.taken("HEAD", tree) as old:
        assert old.name.endswith(" As it is")
        assert (old.folder / "bot_plugins" / "rules" / "en" / "possessive_its.py").exists()
        assert not (old.folder / "bot_plugins" / "rules" / "en" / "wheel.py").exists()
    assert not old.folder.exists()


@pytest.mark.slow
def test_control_c_leaves_nothing_behind(tree: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "tmp").mkdir()
    command = [*"-m bot_plugins evaluate --against HEAD".split(), str(tmp_path / "pipe.jsonl")]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=tree,
        env=environment(tree, TMPDIR=str(tmp_path / "tmp")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    line = json.dumps({"title": "P", "text": "They stand here. " * 50_000}).encode() + b"\n"
    with (tmp_path / "pipe.jsonl").open("wb", buffering=0) as pipe:  # opens once it is read
        while len(children(process.pid)) < 2:
            pipe.write(line)
        assert list((tmp_path / "tmp").iterdir())
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (out, error, process.returncode) == (b"", b"Interrupted.\n", 130)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert Path(tempfile.gettempdir()) != tmp_path / "tmp"
