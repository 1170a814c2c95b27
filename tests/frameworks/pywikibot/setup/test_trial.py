"""The trial is switched in what set-up wrote, byte by byte, and nothing is guessed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from pywikibot import config

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.workbench import simulation
from bot_plugins.frameworks.pywikibot.setup import files, trial
from bot_plugins.ui.review.web.sentences import recognised

ACCOUNT = b"usernames['wikipedia']['test'] = 'Bot'\n"
BEFORE = files.WRITTEN.encode() + b" Run it again.\n\n" + ACCOUNT

SWITCHED = {
    "as it is written": b"simulate = %s\n",
    "a comment": b"simulate=%s# until May: simulate = True\n",
    "after a semicolon": b"put_throttle = 5; simulate = %s\n",
    "line ends of Windows": b"a = '\xc3\xa9'\r\nsimulate = %s\r\nb = 2\r\n",
    "letters of two bytes before it": b"a = '\xc3\xa9'; simulate = %s",
    "a text with such a line": b"'''\nsimulate = True\n'''\nsimulate = %s\n",
}
LEFT = {
    "no such line": b"",
    "two": b"simulate = True\nsimulate = True\n",
    "a condition": b"if True:\n    simulate = True\n",
    "a calculation": b"simulate = not False\n",
    "a number": b"simulate = 1\n",
    "two names": b"simulate = other = True\n",
    "only in a text": b"'''\nsimulate = True\n'''\n",
    "no Python": b"simulate = True\n(\n",
    "a null byte": b"simulate = True\n\0",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / files.CONFIG


@pytest.mark.parametrize("text", SWITCHED.values(), ids=SWITCHED)
def test_only_the_value_changes_and_back(path: Path, text: bytes) -> None:
    path.write_bytes(BEFORE + text % b"True")
    path.chmod(0o640)
    assert trial.can_switch(path)
    assert trial.switch(path, on=False)
    assert path.read_bytes() == BEFORE + text % b"False"
    assert not trial.switch(path, on=False)
    assert trial.switch(path, on=True)
    assert path.read_bytes() == BEFORE + text % b"True"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_not_clear_is_left_alone(path: Path, text: bytes) -> None:
    path.write_bytes(BEFORE + text)
    assert not trial.can_switch(path)
    with pytest.raises(OptionError, match="write simulate = False there by hand"):
        trial.switch(path, on=False)
    assert path.read_bytes() == BEFORE + text


def test_without_an_account_nothing_can_be_saved(path: Path) -> None:
    path.write_bytes((BEFORE + b"simulate = True\n").replace(ACCOUNT, b""))
    with pytest.raises(OptionError, match="without an account"):
        trial.switch(path, on=False)
    assert not trial.switch(path, on=True)


def test_a_link_stays_one(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.py"
    real.write_bytes(BEFORE + b"simulate = True\n")
    path.symlink_to(real)
    assert trial.switch(path, on=False)
    assert path.is_symlink()
    assert b"simulate = False" in real.read_bytes()


def test_the_review_page_names_the_way_that_there_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "base_dir", str(path.parent))
    monkeypatch.setattr(config, "simulate", True)
    path.write_bytes(BEFORE + b"simulate = True\n")
    assert simulation() == (
        f"Line 4 of {path} says “simulate = True”. To save, type “pwb copyedit_setup -notrial” in a"
        " terminal, then start this program again."
    )
    assert (found := recognised(simulation())) and found.name == "said-simulate-trial"
    path.write_bytes(b"simulate = True\n")
    assert "To save, change that line to “simulate = False”, then" in simulation()


def test_a_file_that_is_not_there(path: Path) -> None:
    assert not trial.can_switch(path)
    with pytest.raises(OptionError, match="cannot read"):
        trial.switch(path, on=True)
