#!/usr/bin/env python3
"""Choose pages, decide on copyedits, save them: a page in your browser.

The page has three parts. Pages: say which pages to read (a category, a search,
your own list and more); they are counted first; it opens here while the queue
is empty. Judge: each proposed change is
shown in its place, with its rule, the reason and how often the rule was right;
accept it, edit it, reject it, or say that it is no error, one key each ("?"
shows them). Save: what you accepted is saved page by page, with links to what
changed; every edit can be undone. Nothing is saved before you press Save.

    pwb copyedit_review
    pwb copyedit_review -rule:base_after_do -terminal

Several people may review one queue at once: nobody is shown what somebody else
is looking at.

Where the queue is and how it is shown:

-queue:        Path or database URL of the queue (default: copyedit.sqlite3
               beside user-config.py).

-terminal      Only judge, and do so in the terminal instead of the browser.

-port:         Port of the page on 127.0.0.1 (default: 8642, or another if that
               is in use). Nothing but this machine can reach it. To review on
               a server, run "ssh -L 8642:127.0.0.1:8642 SERVER" on your own
               computer, and open the address that is printed there.

-public:       The page's address on the web: -public:https://review.example.org
               It needs a reverse proxy with TLS before it; the lines for nginx
               and Caddy are printed. Only requests for this address are
               answered then, and cookies travel by TLS only. Whoever opens the
               printed address first comes in: there is no sign-in with the
               wiki's accounts.

-host:         Address to listen on (default: 127.0.0.1), for a reverse proxy on
               another machine; it needs -public.

-findings:     File that "pwb copyedit_scan -jsonl:FILE" wrote, or a
               folder with such files (*.jsonl): the page then offers to read
               the pages that they name. No other file can be chosen there.

-nobrowser     Only print the address; open it yourself. It works once.

-reviewer:     Name to decide under (default: your user name from
               user-config.py, or else that of the operating system).

What is shown; in the browser it can be changed at any time:

-rule:         Only findings of this rule.

-page:         Only findings on the page with exactly this title.

-site:         Only findings on this wiki, by name: -site:wikipedia:en

-applicability: Only trusted, review or report (what is doubtful).

-run:          Only findings of the run with this number.

-age:          Only findings of the last so many days.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_review]: "terminal = yes". Pages are read with the
rules and namespaces of the section [copyedit], and saved as [copyedit_save]
says (summary, tag, notminor, watch, every, stoppage); their commands explain
these options.

The exit code is 0 when you end the review, 1 when nobody is at the terminal, 2
for a mistake on the command line or a name that does not exist, 6 when the
queue is not there or cannot be used.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.review import review
from bot_plugins.frameworks.pywikibot.commands.running import run_command


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(review, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
