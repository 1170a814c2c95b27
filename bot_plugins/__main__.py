"""``python -m bot_plugins``: rules and what to do with them, and runs on a wiki by mwclient."""

import sys

from bot_plugins.apps.devtools.command import COMMANDS, main
from bot_plugins.frameworks.mwclient.commands import run, save, undo

ALL_COMMANDS = (*COMMANDS, run, save, undo)

if __name__ == "__main__":
    sys.exit(main(commands=ALL_COMMANDS))
