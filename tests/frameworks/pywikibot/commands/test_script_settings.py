"""Options from scripts.ini, in the folder where a command is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions
from bot_plugins.frameworks.commands.parsing import OptionError, parse
from bot_plugins.frameworks.pywikibot.commands.script_settings import FILE, settings_of

INI = """\
[other]
always = yes
[copyedit]
; a comment
rules = participle_after_have, base_after_do ; another
noreport = yes
ask = no
maxedits = 1
summary = 100 % right
verbose_output = 1
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_or_a_section_there_is_nothing() -> None:
    assert settings_of("copyedit") == []
    FILE.write_text("[other]\nalways = yes\n")
    assert settings_of("copyedit") == []


def test_a_section_is_read_as_options() -> None:
    FILE.write_text(INI)
    assert settings_of("copyedit") == [
        "-rules:participle_after_have, base_after_do",
        "-noreport",
        "-maxedits:1",
        "-summary:100 % right",
        "-verbose_output:1",
    ]


def test_yes_is_also_a_value() -> None:
    FILE.write_text("[copyedit]\nwatch = yes\n")
    assert parse(settings_of("copyedit"), CopyeditOptions()).flags.watch == "yes"
    FILE.write_text("[copyedit]\nwatch = no\n")
    assert parse(settings_of("copyedit"), CopyeditOptions()).flags.watch == "no"


@pytest.mark.parametrize("content", [b"[copyedit\n", b"always = yes\n", b"[copyedit]\nx = \xff\n"])
def test_what_cannot_be_read_is_told(content: bytes) -> None:
    FILE.write_bytes(content)
    with pytest.raises(OptionError, match=r"scripts\.ini cannot be read"):
        settings_of("copyedit")
