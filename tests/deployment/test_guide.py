"""The guide: what it names exists, and what it promises is what the files do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot_plugins.apps.devtools.command import main
from bot_plugins.apps.maintenance.config.model import Configuration, Log, Task
from tests.deployment.files import CODES, FOLDER, QUIET, SCRIPTS, text
from tests.harness.wiki.paths import PROJECT

GUIDE = text("README.md")
GLOBAL = {"simulate"}
"""Pywikibot's own options that the guide uses."""
COMMANDS = re.findall(r"^\$ (.*)$", GUIDE, re.M)
MAINTENANCE = SCRIPTS / "copyedit_maintenance.py"


def options(script: Path) -> set[str]:
    """Return the options that a script's help names."""
    help_text = script.read_text(encoding="utf-8").split('"""')[1]
    return set(re.findall(r"^-([a-z]+)", help_text, re.M)) | GLOBAL


def used(script: str) -> set[str]:
    """Return the options of a script that the guide and the files use."""
    lines = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())
    calls = re.findall(rf"\b{script}((?: -\S+)*)", lines)
    return {option for call in calls for option in re.findall(r" -([a-z]+)", call)}


@pytest.mark.parametrize("script", ["copyedit_queue", "copyedit_review", "copyedit_undo"])
def test_the_options_exist(script: str) -> None:
    assert used(script) <= options(SCRIPTS / f"{script}.py")


def test_the_options_of_a_pass_exist() -> None:
    assert {"init", "check", "live", "dashboard"} <= used("copyedit_maintenance")
    assert used("copyedit_maintenance") <= options(MAINTENANCE)
    assert "config" not in used("copyedit_maintenance"), "Pywikibot takes it for user-config.py"


def test_the_commands_are_of_scripts_that_there_are() -> None:
    called = {match[1] for one in COMMANDS if (match := re.match(r"(?:bot|pwb) (\w+)", one))}
    there = {path.stem for path in SCRIPTS.glob("copyedit*.py")} | {MAINTENANCE.stem}
    assert called
    assert called <= there


def test_the_files_exist() -> None:
    named = set(re.findall(r"scripts/deployment/([\w.-]*\w)", GUIDE))
    named |= set(re.findall(r"`([\w-]+\.(?:sh|service|timer|yaml))`", GUIDE))
    assert {"copyedit.service", "copyedit.timer", "jobs.yaml", "cronjob.yaml"} <= named
    assert [name for name in sorted(named) if not (FOLDER / name).exists()] == []
    assert (PROJECT / "user-config.py.sample").exists()


def test_every_file_is_in_the_guide() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert [name for name in sorted(files) if name not in GUIDE] == []


def test_the_exit_codes_are_those_there_are() -> None:
    rows = re.findall(r"^\| (\d+) \| .*? \| (yes|no) \|", GUIDE, re.M)
    told = dict(rows)
    assert set(map(int, told)) == set(CODES.values())
    assert {int(code) for code, alerts in rows if alerts == "no"} == QUIET


def test_the_links_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", GUIDE, re.M)
    anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
    assert [link for link in re.findall(r"\]\(#([^)]*)\)", GUIDE) if link not in anchors] == []


def test_the_keys_exist() -> None:
    keys = {*Task.model_fields, *Configuration.model_fields, *Log.model_fields}
    pages = ("stop_page", "stop_text", "settings_page", "exceptions_page", "report_page")
    assert [key for key in pages if f"`{key}`" not in GUIDE] == []
    assert set(re.findall(r"`(\w+_(?:page|text))`", GUIDE)) <= keys
    assert f"(`{Task.model_fields['stop_text'].default}`)" in GUIDE


def test_the_approval_is_written_as_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [command] = [one for one in COMMANDS if one.startswith("python -m bot_plugins ")]
    config = tmp_path / "copyedit.toml"
    config.write_text(
        '[[task]]\nname = "a"\nwiki = "wikipedia:en"\n[[task.source]]\nkind = "random"\n'
    )
    arguments = command.replace("copyedit.toml", str(config)).split()[3:]
    assert main(arguments) == 0
    assert "= ExampleBot: a =" in capsys.readouterr().out
