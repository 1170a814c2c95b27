"""The messages of edit summaries: every language, every key, every form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import messages
from bot_plugins.core import summary
from bot_plugins.frameworks.pywikibot.commands.messages import PACKAGE
from tests.apps.devtools.process import ROOT, environment, python

FOLDER = ROOT / "scripts" / "i18n" / "copyedit"
ENGLISH = FOLDER / "en.json"
FILES = sorted(FOLDER.glob("*.json"))
WORDS = {
    **{"before": "OLD", "after": "NEW", "kind": "KIND", "change": "CHANGE"},
    **{"date": "DATE", "reason": "REASON", "rule": "RULE"},
}
"""What stands for the parameters of messages."""
_FORMAT_ALL = """
import json, pathlib, sys
from bot_plugins.frameworks.pywikibot.commands.messages import translator, use_messages
root, (keys, words) = pathlib.Path.cwd(), json.loads(sys.stdin.buffer.read())
use_messages(root / "scripts")
result = []
for file in sorted((root / "scripts/i18n/copyedit").glob("*.json")):
    say = translator(file.stem)
    for key in keys:
        for num in (1, 2, 5):
            result.append([file.stem, key, num, say(key, {"num": num, **words})])
sys.stdout.buffer.write(json.dumps(result).encode())
"""


def test_english_is_what_the_code_says() -> None:
    assert translated(ENGLISH) == summary.messages()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_has_exactly_the_english_keys(path: Path) -> None:
    assert translated(path).keys() == translated(ENGLISH).keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_has_the_parameters_of_the_english(path: Path) -> None:
    for key, text in translated(path).items():
        assert parameters(text) == parameters(translated(ENGLISH)[key]), key
        assert not re.search(r"%(?!\(\w+\)[ds])", text), key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_the_form_of_the_others(path: Path) -> None:
    loaded = messages.load(path)
    assert path.read_text("utf-8") == messages.as_json(loaded)
    assert loaded["@metadata"]


@pytest.mark.parametrize("number", [1, 2])
def test_english_is_said_in_both_numbers(number: int) -> None:
    for key in summary.messages():
        assert_said(summary.english(key, {"num": number, **WORDS}))


def test_pywikibot_says_every_message_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYWIKIBOT_NO_USER_CONFIG", "2")
    monkeypatch.setenv("PYWIKIBOT_DIR", str(tmp_path))
    assert environment()["PYWIKIBOT_DIR"] == str(tmp_path)
    given = json.dumps([sorted(summary.messages()), WORDS]).encode()
    result = python("-c", _FORMAT_ALL, stdin=given)
    said = json.loads(result.stdout or f'"{result.stderr.decode()!r}"')
    assert {language for language, *_ in said} == {path.stem for path in FILES}
    for language, key, number, text in said:
        assert_said(text)
        if "%(num)d" in summary.messages()[key].rpartition("|")[2] and number > 1:
            assert str(number) in text, (language, key)
        if language == "en":
            assert text == summary.english(key, {"num": number, **WORDS})


def assert_said(text: str) -> None:
    assert text.strip() == text
    assert text
    assert not re.search(r"PLURAL|[{}|]|%\(", text)


def translated(path: Path) -> dict[str, str]:
    return {key: str(text) for key, text in messages.load(path).items() if key != "@metadata"}


def parameters(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[ds]", text))


def test_another_version_that_is_installed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYWIKIBOT_NO_USER_CONFIG", "2")
    (tmp_path / PACKAGE).mkdir()
    (tmp_path / PACKAGE / "__init__.py").touch()
    scripts = str(ENGLISH.parents[2])
    run = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from pathlib import Path;"
        f" from bot_plugins.frameworks.pywikibot.commands import messages;"
        f" messages.use_messages(Path({scripts!r}));"
        f" print(sys.modules[{PACKAGE!r}].__file__)"
    )
    assert python("-c", run).stdout.decode().strip() == f"{scripts}/__init__.py"
