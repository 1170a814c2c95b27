"""``-verbose``: Pywikibot's log names every module, and refuses two of one file."""

from __future__ import annotations

import pytest

from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki.paths import PROJECT
from tests.kin import kin

COMMANDS = sorted(path.stem for path in (PROJECT / "scripts").glob("copyedit*.py"))
_FAST = "copyedit"
"""The one that imports a part of multiprocessing (reading_ahead.py)."""


@pytest.mark.wide
@pytest.mark.parametrize(
    "name",
    kin(COMMANDS, [_FAST]),
)
def test_every_command_can_say_more(pwb: Pwb, name: str) -> None:
    done = pwb.run_afresh([*PWB, name, "-verbose", "-help"])
    assert done.code == 0, done.said[-2000:]
    assert "PACKAGES:" in done.said
    assert f"pwb {name}" in done.said


@pytest.mark.slow
def test_the_configuration_may_ask_for_it(pwb_as: PwbAs) -> None:
    done = pwb_as(verbose_output=1).run_afresh([*PWB, "copyedit", "Mill"])
    assert done.code == 2, done.said[-2000:]
    assert "PACKAGES:" in done.said
    assert "write: pwb copyedit -page:Mill" in done.said


@pytest.mark.slow
def test_scripts_ini_may_ask_for_it(pwb: Pwb) -> None:
    (pwb.folder / "scripts.ini").write_text("[copyedit]\nverbose_output = 1\nnoreport = yes\n")
    done = pwb.run_afresh([*PWB, "copyedit", "-help"])
    assert done.code == 0, done.said[-2000:]
    assert "PACKAGES:" in done.said


@pytest.mark.wide
def test_it_may_when_the_scripts_are_found_by_their_entry_point(pwb_as: PwbAs) -> None:
    """Where ``user_script_paths`` names no folder; nor one with a full stop in its path."""
    done = pwb_as(user_script_paths=[]).run_afresh([*PWB, "copyedit", "-verbose", "-help"])
    assert done.code == 0, done.said[-2000:]
    assert "PACKAGES:" in done.said
