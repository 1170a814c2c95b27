#!/usr/bin/env python3
"""Undo saved copyedits: those of a run, a rule or a page, or since some time.

It lists what it would undo and asks you first. MediaWiki itself then undoes
each save, even if later edits changed other places of the page; these changes
are never proposed there again. Saves that others have reverted already are
recorded. A save that cannot be undone, because later edits changed the same
place, is listed with the reason.

    pwb copyedit_undo -run:12
    pwb copyedit_undo -rule:tense_slip -since:2d
    pwb copyedit_undo -page:"Some article" -simulate

Which saves (give at least one option; a save must match all of them):

-run:          Saves of the run with this number ("pwb copyedit_save -runid").

-rule:         Saves with a change by this rule; other changes in the same save
               are undone with it.

-page:         Saves of the page with this title.

-since:        Saves since this time: 3h, 2d, 1w (ago), 2024-05-01 or
               2024-05-01T12:30 (UTC).

-queue:        The review queue: a file, or the URL of a database (default:
               copyedit.sqlite3 beside user-config.py).

-ns:           Namespaces of pages to edit, separated by commas: numbers or
               names (default: articles alone).

How:

-yes           Do not ask.

-every:        Seconds from one edit to the next (default: 10).

-tag:          Change tags to apply (separated by commas).

-notminor      Do not mark edits as minor.

-notbot        Do not mark edits as a bot's, even where the account may.

-watch:        Put edited pages on the account's watchlist: yes, no (default) or
               preferences, which is what the account's preferences say.

The page that stops saving (-stoppage: of copyedit and copyedit_save) does not
stop this: what was saved can always be undone. A talk page message does.

Pywikibot's own options work as well: -simulate sends and records nothing.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_undo]: "every = 30".

The exit code is 0 when all was done, 1 when some saves could not be undone or
nobody agreed, 2 for a mistake on the command line or a name that does not
exist, 3 when the wiki does not let the bot in or blocks it, 4 when it does not
answer or is read-only, 5 when a talk page message asked the bot to stop, 6
when the queue is not there or cannot be used, 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.running import run_command
from bot_plugins.frameworks.pywikibot.commands.undo import undo


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(undo, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
