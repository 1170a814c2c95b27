#!/usr/bin/env python3
"""Propose copyedits for wiki pages: verb forms, stray spaces, repeated words.

By default this is a dry run: every proposed change is shown with its context,
its rule and the reason, a report is written, the changes are queued for review
("pwb copyedit_review"), and nothing is saved.

    pwb copyedit -page:"Some article"
    pwb copyedit -cat:"Some category" -limit:100
    pwb copyedit -recentchanges:500 -ask
    pwb copyedit -findrule:participle_after_have -limit:100

What happens to the proposals:

-ask           Ask about each change, with the keys of "pwb copyedit_review
               -terminal" (? shows them). What you accept on a page is saved
               when you are done with the page; what you skip stays queued.

-always        Save without asking, but only changes that are TRUSTED.
               Ask the wiki's community before you use this.

Either way, every save is recorded in the queue before it is sent. So it can be
undone ("pwb copyedit_undo") and is never made twice. A change that somebody
rejected, called no error or undid is not proposed again.

Which changes are proposed:

-rules:        Use only these rules, separated by commas. For their names see
               "python -m bot_plugins rules".

-skiprules:    Do not use these rules.

-typos:        Use the rules of this list as well: a file, or a page of the
               wiki. It may be a typo list of AutoWikiBrowser, a list of your
               own (TOML or JSON), or VisualEditor's Edit Check configuration.
               May be given several times. The rules are called typos:WORD;
               "typos" names all of them in -rules. A rule rests when fewer
               than half of ten or more judged changes were right.

-wake:         Use these rules of lists although they rest.

-doubtful      Also propose doubtful changes; up to two in five of them are
               wrong. They are shown and queued, and saved only if you accept
               them.

-language:     The language of the texts, if not the wiki's own (a code: en,
               de).

How they are saved:

-summary:      Use this edit summary instead of the generated one. A text that
               ends in a colon ("Typos:") replaces only the first word of the
               generated summary.

-task:         Title of the bot's task page, to be linked in the summary.

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

-maxedits:     Stop after this many edits.

-grace:        If the wiki's answer to an edit is lost, wait this many seconds;
               an edit that is not in the page's history by then has failed
               (default: 60).

What is written:

-report:       Folder for report.html, proposals.jsonl and changes.diff
               (default: copyedit-report); older files in it are replaced.

-noreport      Write no report.

-queue:        The queue that records proposals, decisions and saves: a file's
               path, or a database URL (mysql://USER:PASSWORD@HOST/DATABASE) if
               several people or machines share it (default: copyedit.sqlite3
               beside user-config.py). A change that was proposed or refused
               before is not added again.

-noqueue       Queue nothing; for dry runs only.

Which pages are left alone (redirects and pages in use always are; Pywikibot's
own -grep, -grepnot, -titleregex, -titleregexnot and -catfilter, below, choose
by text, title and category):

-skipcat:      Pages in these categories, separated by commas.

-minsize:      Pages of fewer bytes than this.

-maxsize:      Pages of more bytes than this.

-minchanges:   Pages with fewer changes to make than this.

-maxchanges:   Pages with more changes to make than this.

-substantive   Pages with nothing to change but spaces and marks.

Which pages are read (articles only, unless -ns or -namespaces says otherwise),
50 at a time, or 500 for an account with a bot's limits ("pwb login" before a
dry run):

-xml:          Pages of an XML export (.xml, .bz2, .gz, .xz, .zst, .7z). A dry
               run reads their texts from the file and needs no network.

-findrule:     Pages that the wiki's search finds for these rules, separated by
               commas. This is quick, but does not find every page. The wiki
               needs CirrusSearch, which Wikimedia's wikis have; "python -m
               bot_plugins explain NAME" shows the queries.

&params;

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit]: "maxedits = 50", "noreport = yes".

The exit code is 0 when all was done, 1 when some pages could not be saved, 2
for a mistake on the command line or a name that does not exist, 3 when the
wiki does not let the bot in, 4 when it does not answer or is read-only, 5 when
a talk page message or the stop page asked the bot to stop, 6 when the queue's
database fails, 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pywikibot import pagegenerators

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.copyedit import copyedit
from bot_plugins.frameworks.pywikibot.commands.running import run_command

docuReplacements = {"&params;": pagegenerators.parameterHelp}  # noqa: N816 - Pywikibot's name


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(copyedit, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
