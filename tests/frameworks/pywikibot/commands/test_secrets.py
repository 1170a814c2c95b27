"""A password on the command line is in no log, no message and no queue."""

from __future__ import annotations

import pytest

from bot_plugins.core import exit_codes
from tests.frameworks.pywikibot.command import PWB
from tests.frameworks.pywikibot.conftest import PwbAs, golden, wiki
from tests.harness.wiki.ports import HOST, free_port
from tests.kin import kin

__all__ = ["golden", "wiki"]

SECRET = "s3cret/pass@word"  # noqa: S105 - a password to look for
COMMANDS = {
    "copyedit": ["-page:Mill"],
    "copyedit_save": [],
    "copyedit_undo": ["-run:1"],
    "copyedit_queue": [],
    "copyedit_review": ["-nobrowser"],
}
MISSPELT = ("-queue:", "--queue:", "-queue=", "-qeue:", "")


@pytest.mark.parametrize(
    "command",
    kin(COMMANDS, ["copyedit"]),
)
def test_a_server_that_is_not_there(pwb_as: PwbAs, command: str) -> None:
    address = f"mysql://bob:{SECRET}@{HOST}:{free_port()}/d"
    kept = tried(pwb_as, command, f"-queue:{address}", *COMMANDS[command])
    assert "commands.log" in kept  # Pywikibot's own, of command lines


@pytest.mark.parametrize("option", MISSPELT)
def test_a_mistake_in_the_option(pwb_as: PwbAs, option: str) -> None:
    tried(pwb_as, "copyedit_queue", f"{option}mysql://bob:{SECRET}@{HOST}/d")


@pytest.mark.parametrize("rest", ["h:port/d", "h", "h/d?nonsense=1", "h/d?charset=nonsense"])
def test_a_mistake_in_the_address(pwb_as: PwbAs, rest: str) -> None:
    tried(pwb_as, "copyedit_queue", f"-queue:mysql://bob:{SECRET}@{rest}")


def tried(pwb_as: PwbAs, command: str, *arguments: str) -> set[str]:
    """Run a command; return the names of the files that it left."""
    pwb = pwb_as(log=["*"])
    done = pwb.run([*PWB, command, "-log", *arguments], {})
    assert done.code in (exit_codes.USAGE, exit_codes.QUEUE), done.said
    assert "Traceback" not in done.said
    assert "cret" not in done.said
    kept = [path for path in pwb.config.rglob("*") if path.is_file()]
    assert [path for path in kept if b"s3cret" in path.read_bytes()] == []
    return {path.name for path in kept}
