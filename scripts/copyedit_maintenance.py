#!/usr/bin/env python3
"""Maintain a wiki: one bounded pass, which a scheduler starts again and again.

A pass checks what happened to earlier edits, saves accepted changes, reads new
revisions on the wiki and queues what the rules propose for review ("pwb
copyedit_review"). A configuration file says what it may do. People of the wiki
can stop it and narrow its work from pages of the wiki. Whenever a pass ends,
the next one continues where it stopped.

    pwb copyedit_maintenance -init
    pwb copyedit_maintenance -check
    pwb copyedit_maintenance

-conf:         The configuration file (default: copyedit.toml beside
               user-config.py).

-task:         Only the task with this name (default: all tasks, one after the
               other).

-check         Check the configuration, the login, the rights and the wiki's
               control pages, and say what a pass would do. Nothing is written
               or changed.

-init          Ask a few questions and write a configuration.

-json          Log lines as JSON objects, for programs.

-live          Run until SIGTERM or Ctrl-C: follow the wiki's changes, and make
               a pass whenever nobody has edited changed pages for a while.

-dashboard     Write a page with charts over all passes, and make no pass.
               -dashboard:FILE says where (default: copyedit-dashboard.html).

-switchon:     Use a rule again that was switched off because of reverts or
               rejections. Only what happens from now on counts for it.

How to stop it: anybody who can edit the stop page (stop_page in the
configuration) stops the task by changing the content of that page. A message
on the bot's talk page stops it as well. Both are checked before every edit. On
the machine, SIGTERM or Ctrl-C lets it finish the current page, record
everything and end. A script that starts it with "&" makes it ignore Ctrl-C;
SIGTERM still works.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_maintenance]: "json = yes".

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
