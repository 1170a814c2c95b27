#!/usr/bin/env python3
"""Set up copyedits on your wiki: a few questions, and their answers tried.

It asks for the wiki, the account and its bot password, logs in with them, and
writes Pywikibot's configuration (user-config.py, user-password.py), which only
you can read. An existing configuration is shown, and replaced only if you say
so; the old files stay beside the new ones. Ctrl-C leaves everything as it was.

    pwb copyedit_setup
    pwb copyedit_setup -notrial

The files are written to the folder that Pywikibot uses: the one named by
PYWIKIBOT_DIR, or ~/.pywikibot (in Windows AppData/Roaming/Pywikibot).

Each question can be answered by an option instead:

-wiki:         Address of any page of the wiki, or its name in Pywikibot, such
               as wikipedia:en.

-account:      The account that edits, or the login name of its bot password
               (ExampleBot@copyedit), or none, which is enough to look.

-passwordfile: File with the bot password as its first line; - reads it from
               standard input. (On the command line others could see it.)

-trial         Only try, and save nothing on the wiki.

-notrial       What people accept may be saved.

Where there is a configuration that this command wrote, -trial or -notrial alone
switches that on or off in it (the line "simulate = ..."), and asks nothing.

-maintenance   Also ask what a scheduled task does, and write copyedit.toml.

-nomaintenance  Do not.

-replace       Replace an existing configuration.

-keep          Keep it, and change nothing.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_setup]: "wiki = wikipedia:de".

If pwb wants a user-config.py before it starts anything, run this instead:
python -m pywikibot_copyedit_scripts.copyedit_setup

The exit code is 0 when all was written or kept, 2 for a mistake on the command
line, a configuration that cannot be switched, a wiki that does not exist, or
when nobody answers, 3 when the wiki does not let the account in, 4 when it does
not answer, 130 after Ctrl-C, 143 after SIGTERM.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed
os.environ["PYWIKIBOT_NO_USER_CONFIG"] = "2"  # importing Pywikibot needs no configuration

from bot_plugins.frameworks.pywikibot.commands.running import run_command
from bot_plugins.frameworks.pywikibot.commands.setup import setup


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(setup, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
