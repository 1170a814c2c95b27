#!/usr/bin/env python3
"""Find copyedits in a whole dump, offline, on all cores.

    pwb copyedit_scan enwiki-20260101-pages-articles-multistream.xml.bz2
    pwb copyedit_scan dump.xml.zst -noqueue -jsonl:findings.jsonl
    7z e -so history.xml.7z | pwb copyedit_scan - -jsonl:findings.jsonl

The dump is an XML export: .xml, .bz2 (multistream or not), .gz, .xz, .zst or
.7z, or - for standard input; its first bytes show the format. All workers read
bzip2 and plain XML at once. The scan reads the latest revision of each page of
wikitext, and leaves out redirects and pages of other content models. It saves
nothing and sends no requests to a wiki.

Where the findings go:

-queue:        The queue: a file's path or a database URL, as for "pwb
               copyedit" (default: copyedit.sqlite3 beside user-config.py). Each
               finding belongs to the revision in the dump; "pwb copyedit_save"
               checks whether it still fits the page.

-noqueue       Queue nothing. Without -jsonl and -pages it only counts.

-jsonl:        Write a file of JSON Lines: one object for each page with
               findings.

-pages:        Write a list of these pages, to be read by "pwb copyedit
               -file:".

Which pages are scanned:

-ns:           Only these namespaces, by number or by the dump's own names,
               separated by commas (default: articles). -ns:not:2,3 takes all
               but these. Also -namespace, -namespaces.

-titleregex:   Only pages whose title matches this regular expression (RE2's
               syntax, in any case).

-titles:       Only the pages that this file lists: links, or one title a line.

-index:        The index of a multistream dump. With -titles or -titleregex
               only the streams with these pages are unpacked. An index beside
               the dump is found automatically.

-limit:        Stop after so many pages with findings.

Which changes are looked for:

-rules:        Use only these rules, separated by commas. For their names see
               "python -m bot_plugins rules".

-skiprules:    Do not use these rules.

-typos:        Use the rules of this list as well. It is a file, as a scan
               asks no wiki: to use a list on a page of the wiki, save the
               page's wikitext as a file. May be given several times. For
               what a list may be, and when its rules rest, see "pwb copyedit
               -help".

-wake:         Use these rules of lists although they rest.

-doubtful      Also propose doubtful changes; up to two in five of them are
               wrong.

-language:     The language of the texts (a code: en, de), if not the dump's
               own.

How it works:

-workers:      How many processes work at once (default: one for each core).

-resume        Continue an interrupted scan with the same dump, options and
               rules; no finding is lost or written twice. The checkpoint is in
               a file beside the output ("findings.jsonl.resume"), or beside
               user-config.py if only the queue is written.

Damage is reported with its place in the file. In bzip2 reading continues from
the next block; in .gz, .xz, .zst and .7z nothing after the damage can be read.

Options may also be set in the file scripts.ini of the folder where you start
it, in a section [copyedit_scan]: "workers = 4", "noqueue = yes".

The exit code is 0 when all was scanned, 1 when something of the dump could not
be read, 2 for a mistake on the command line, a name that does not exist or a
file that is no dump, 6 when the queue's database fails, 130 after Ctrl-C, 143
after SIGTERM.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # a checkout need not be installed

from bot_plugins.frameworks.pywikibot.commands.running import run_command
from bot_plugins.frameworks.pywikibot.commands.scan import copyedit_scan


def main(*args: str) -> int:
    """Run the script; ``args`` are the command line's, by default those of the process."""
    return run_command(copyedit_scan, args, Path(__file__).resolve().parent)


if __name__ == "__main__":
    sys.exit(main())
