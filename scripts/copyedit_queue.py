#!/usr/bin/env python3
"""Show the queue of copyedits, export or import it, or list it on the wiki.

    pwb copyedit_queue
    pwb copyedit_queue -export:proposals.jsonl
    pwb copyedit_queue -listpage:"User:MyBot/Copyedit"

Without options it shows how many changes are in the queue, how often each rule
was right, and the runs so far.

-export:       Write all proposals with their decisions to a new file, as JSON
               Lines that other programs and other queues can read (the keys
               are described in bot_plugins/store/exchange/records.py).

-import:       Read an exported file into the queue. Decisions made here stay
               as they are; a second import changes nothing. Changes that were
               accepted elsewhere wait for a decision here; rejected changes
               stay rejected.

-trust:        With -import: reviewers, separated by commas, whose acceptances
               count here too. A file can name anybody, so trust only files
               whose origin you know.

-titles:       Write the titles of pages with open proposals to a new file, one
               per line, as AutoWikiBrowser, JWB and Pywikibot's -file read it.

-figures       Print what became of the proposals of each rule of a list
               (-typos), as a table for a page of the wiki; it also says which
               rules rest.

-figures:      Save this table on this page of the wiki, as -listpage saves its
               list: between two comments, and only if it has changed.

-listpage:     Write the wiki's open proposals to this page of the bot's user
               space or of the project, so that people can work from it without
               any tool. Only the text between its two comments is replaced; a
               list that has not changed is not saved again.

               First, lines that people removed since are read back: the change
               is rejected in the name of whoever removed its line, if its slip
               is still on the page. Edits by bots, undone edits, and edits that
               empty the whole list count for nothing. What was fixed leaves the
               list.

Which proposals:

-queue:        The queue: a file's path or a database URL (default:
               copyedit.sqlite3 beside user-config.py).

-site:         Only those of this wiki (as shown in the queue: family:code).

-rule:         Only those of this rule; not for -export.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_queue]: "queue = team.sqlite3".

The exit code is 0 when all was done, 1 when somebody edited the page meanwhile,
2 for a mistake on the command line or a name that does not exist, 3 when the
wiki does not let the bot in, 4 when it does not answer or is read-only, 5 when
a talk page message asked the bot to stop, 6 when the queue is not there or
cannot be used, 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.copyedit_queue import copyedit_queue
from bot_plugins.frameworks.pywikibot.commands.running import run_command


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(copyedit_queue, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
