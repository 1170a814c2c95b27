#!/usr/bin/env python3
"""Look after a wiki: one bounded pass that a scheduler starts again and again.

A pass looks what became of earlier edits, saves what was accepted, reads what
is new on the wiki and queues what its rules propose for review ("pwb
copyedit_review"). What it may do is in a configuration file; people of the
wiki can stop it, and narrow what it does, from pages there. What ends a pass,
at whatever moment, the next one goes on from.

    pwb copyedit_maintenance -init
    pwb copyedit_maintenance -check
    pwb copyedit_maintenance

-conf:         The configuration file (default: copyedit.toml beside
               user-config.py).

-task:         Only the task with this name; by default all, one after the
               other.

-check         Say what is wrong with the configuration, the login, the rights
               and the pages of the wiki that steer the tasks, and what a pass
               would do. Nothing is written or changed.

-init          Write a configuration by asking what it is to do.

-json          Log lines as JSON objects, for programs.

-live          Go on until ended (SIGTERM, Ctrl-C): follow the wiki's changes,
               and make a pass whenever pages have come to rest.

-dashboard     Write a page with charts over all passes, and make no pass.
               -dashboard:FILE says where (default: copyedit-dashboard.html).

-switchon:     Use a rule again that was switched off for its reverts or
               rejections; it is judged anew, by what happens from now on.

Shutting it off: whoever can edit the stop page that the configuration names
(stop_page) stops the task by changing the page's content; a message on the
bot's talk page stops it as well. Both are looked at before every single edit.
On the machine, SIGTERM or Ctrl-C let it finish the page in hand, write
everything down and end; a shell that starts it with "&" in a script makes it
deaf to Ctrl-C, and SIGTERM ends it.

Options may also stand in the file scripts.ini of the folder where it is
started, in a section [copyedit_maintenance]: "json = yes".

The exit code is 0 when all was done or there was nothing to do, 1 when some
pages could not be saved or the pass had to be cut short, 2 for a mistake in
the configuration or on the command line, 3 when the wiki does not let the bot
in or blocks it, 4 when it does not answer or is read-only, 5 when people of
the wiki stopped it, 6 when the queue cannot be used, 7 when another pass of
the same task is at work, 130 after Ctrl-C, 143 after SIGTERM.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.maintenance import maintenance
from bot_plugins.frameworks.pywikibot.commands.running import run_command


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(maintenance, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
