"""Messages with options in the long form, for programs that have it."""

from __future__ import annotations

import pytest

from bot_plugins.frameworks.commands.long_options import as_long

MESSAGES = {
    "-ask and -always contradict each other": "--ask and --always contradict each other",
    "-page: there is no page Mill": "--page: there is no page Mill",
    "say what to undo: -run:, -rule: or -since:": "say what to undo: --run:, --rule: or --since:",
    "left alone without -ns:4": "left alone without --ns 4",
    "-maxedits needs a value: -maxedits:...": "--maxedits needs a value: --maxedits ...",
    "a well-known page, 3-2 or x -- y": "a well-known page, 3-2 or x -- y",
    "already --long": "already --long",
}


@pytest.mark.parametrize("message", MESSAGES)
def test_options_are_long(message: str) -> None:
    assert as_long(message) == MESSAGES[message]
