#!/usr/bin/env python3
"""Save the copyedits that were accepted in the review queue, each exactly once.

It fetches the live revision of each page. If that is the reviewed revision, it
makes the accepted changes; if the page has changed, it makes only those whose
sentence is the same. A change that does not fit, or that the wiki refuses, goes
back to review with the reason. Changes to a page that was moved are saved under
its new title; changes to a deleted page are closed. First it searches the page
histories for edits of an earlier run that was killed or lost an answer, so that
nothing is saved twice.

    pwb copyedit_save
    pwb copyedit_save -simulate
    pwb copyedit_save -every:5 -maxedits:50 -tag:copyedit

What is saved:

-queue:        The review queue: a file, or the URL of a database (default:
               copyedit.sqlite3 beside user-config.py).

-page:         Save only the page with this title.

-ns:           Namespaces whose pages are saved, separated by commas: numbers or
               names (default: articles alone).

-maxedits:     Stop after this many edits.

-every:        Seconds from one edit to the next (default: 10). Pywikibot's own
               put_throttle and maxlag hold as well.

-grace:        If the wiki's answer to an edit is lost, wait this many seconds;
               an edit that is not in the page's history by then counts as not
               saved (default: 60).

How it is saved:

-summary:      Use this edit summary instead of the generated one. A text that
               ends in a colon ("Typos:") replaces only the first word of the
               generated summary.

-task:         Title of the bot's task page, to be linked in the summary.

-runid         Put the run's number into the summary, for "pwb copyedit_undo
               -run:".

-tag:          Change tags to apply, separated by commas; they must exist on the
               wiki.

-notminor      Do not mark edits as minor.

-notbot        Do not mark edits as a bot's, even where the account may.

-watch:        Put edited pages on the account's watchlist: yes, no (default) or
               preferences, which is what the account's preferences say.

-stoppage:     Title of a page by which people of the wiki can stop it: pages
               are saved only while its whole text is "run". It is checked
               before every edit, with the page itself.

-stoptext:     The text of that page while pages may be saved, if not "run".

Pywikibot's own options work as well: -simulate sends and records nothing,
-site and -user choose wiki and account. After Ctrl-C, the next run saves the
rest.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_save]: "every = 30", "runid = yes", "stoppage =
User:ExampleBot/Stop". The review page saves with the same options.

The exit code is 0 when all was done, 1 when some pages could not be saved, 2
for a mistake on the command line or a name that does not exist, 3 when the
wiki does not let the bot in or blocks it, 4 when it does not answer or is
read-only, 5 when a talk page message or the stop page asked the bot to stop, 6
when the queue is not there or cannot be used, 130 after Ctrl-C.
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
