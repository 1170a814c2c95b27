"""``python -m bot_plugins.apps.spark``, as far as it goes without Spark."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot_plugins.apps.spark.command import main
from bot_plugins.apps.spark.errors import said_by_executor
from bot_plugins.core import exit_codes
from tests.apps.spark import dumps


@pytest.fixture
def dump(tmp_path: Path) -> str:
    return str(dumps.write(tmp_path / "pages.xml.bz2", dumps.streams(1)))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "the following arguments are required: --out"),
        (["--out", "o", "--format", "csv"], "invalid choice: 'csv'"),
        (["--out", "o", "--partitions", "0"], "1 or more is needed"),
        (["--out", "o", "--conf", "spark.x"], "'spark.x' is not KEY=VALUE"),
        (["--out", "o", "--namespaces", "talk"], "'talk' is neither numbers"),
    ],
)
def test_mistakes_are_one_line(
    arguments: list[str], says: str, dump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([dump, *arguments])
    assert ended.value.code == exit_codes.USAGE
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--rules", "did_pest"], "did_pest"),
        (["--title", "(a"], "'(a' is not a regular expression"),
        (["--typos", "Project:Typos"], "--typos: there is no file Project:Typos, and lists on a"),
    ],
)
def test_wrong_choices_are_told_before_spark_starts(
    arguments: list[str], says: str, dump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([dump, "--out", "o", *arguments]) == exit_codes.USAGE
    assert says in capsys.readouterr().err


def test_without_pyspark_the_way_to_it_is_told(
    dump: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)  # Python's way to say: not installed
    assert main([dump, "--out", "o"]) == exit_codes.USAGE
    assert "pip install '.[spark]'" in capsys.readouterr().err


def test_without_java_the_way_to_it_is_told(
    dump: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert main([dump, "--out", "o"]) == exit_codes.USAGE
    assert "apt-get install default-jre-headless" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("", ""),
        ("java.lang.OutOfMemoryError: copyedit", ""),
        ("Traceback ...\nRuntimeError: copyedit: node7 cannot\n\tat java", "node7 cannot"),
        ("x.errors.ExecutorError: copyedit: node7: no", "node7: no"),
    ],
)
def test_what_an_executor_said_is_found_in_sparks_words(whole: str, said: str) -> None:
    assert said_by_executor(whole) == said
