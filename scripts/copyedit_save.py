#!/usr/bin/env python3
"""Save the copyedits that were accepted in the review queue, each exactly once.

Page by page, the live revision is fetched. If it is the one that was reviewed,
the accepted changes are made; if it has changed, only those whose sentence is
as it was. What does not fit, or what the wiki refuses, goes back to review with
the reason. What was accepted for a page that was moved is saved under its new
title; what waits for a page that was deleted is closed. An earlier
run that was killed, or whose answer got lost, is looked for in the pages'
histories first, so that nothing is saved twice.

    pwb copyedit_save
    pwb copyedit_save -simulate
    pwb copyedit_save -every:5 -maxedits:50 -tag:copyedit

What is saved:

-queue:        The review queue: a file, or the URL of a database (default:
               copyedit.sqlite3 beside user-config.py).

-page:         Save only the page with this title.

-ns:           Namespaces whose pages are saved, divided by commas: numbers or
               names (default: articles alone).

-maxedits:     Stop after this many edits.

-every:        Seconds from one edit to the next (default: 10). Pywikibot's own
               put_throttle and maxlag hold as well.

-settle:       Seconds after which an edit whose answer got lost, and that is
               not in the page's history, counts as not saved (default: 60).

How it is saved:

-summary:      This edit summary in place of the one that writes itself; if it
               ends in a colon ("Typos:"), only in place of its first word.

-task:         Title of the bot's task page, to be linked in the summary.

-runid         Name the run's number in the summary; "pwb copyedit_undo -run:"
               takes it.

-tag:          Change tags to apply (divided by commas); they must exist on the
               wiki.

-notminor      Do not mark edits as minor.

-notbot        Do not mark edits as a bot's, even where the account may.

Pywikibot's own options work as well: -simulate sends and records nothing,
-site and -user choose wiki and account. Ctrl-C stops; what is left is saved by
the next run.

Options may also stand in the file scripts.ini of the folder where it is
started, in a section [copyedit_save]: "every = 30", "runid = yes".

The exit code is 0 when all was done, 1 when some pages could not be saved, 2
for a mistake on the command line or a name that does not exist, 3 when the
wiki does not let the bot in or blocks it, 4 when it does not answer or is
read-only, 5 when a talk page message asked the bot to stop, 6 when the queue
is not there or cannot be used, 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.running import run_command
from bot_plugins.frameworks.pywikibot.commands.save import save


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(save, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
