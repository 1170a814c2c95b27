"""What -h shows of the commands: it fits a terminal, and names exit codes as they are."""

from __future__ import annotations

import re

import pytest

from bot_plugins.apps.devtools.command import COMMANDS, main
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mwclient.commands import run, save, undo

CODES = {
    value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int)
}


@pytest.mark.parametrize("name", ["run", "save", "undo"])
def test_help_reads_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "-h"], commands=(*COMMANDS, run, save, undo))
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert [line for line in said.splitlines() if len(line) > 80] == []
    assert "password on the command line" not in said
    assert "wikis.toml" in said
    sentence = said[said.index("exit codes:") :]
    named = {int(number) for number in re.findall(r"\b\d+\b", sentence)}
    assert {exit_codes.DONE, exit_codes.USAGE, exit_codes.QUEUE} <= named <= CODES


def test_the_framework_is_not_needed_for_the_other_commands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["-h"], commands=(*COMMANDS, run, save, undo))
    assert "run       propose copyedits for a wiki's pages" in capsys.readouterr().out
