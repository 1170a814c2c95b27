#!/usr/bin/env python3
"""Find copyedits in a whole dump, offline, as fast as it can be unpacked.

    pwb copyedit_scan enwiki-20260101-pages-articles-multistream.xml.bz2
    pwb copyedit_scan dump.xml.zst -noqueue -jsonl:findings.jsonl
    7z e -so history.xml.7z | pwb copyedit_scan - -jsonl:findings.jsonl

The dump is an XML export: .xml, .bz2 (multistream or not), .gz, .xz, .zst or .7z,
or - for standard input; its format is told by its first bytes. bzip2 and plain
XML are read by all workers at once. Of a page's revisions the latest is read,
and of content models wikitext only; redirects are left out. Nothing is saved,
and no wiki is asked.

Where the findings go:

-queue:        The queue, a file's path or a database URL, as of "pwb copyedit"
               (default: copyedit.sqlite3 beside user-config.py). Each finding
               is bound to the revision in the dump; "pwb copyedit_save" looks
               whether it still fits.

-noqueue       Queue nothing. Without -jsonl and -pages it only counts.

-jsonl:        Write a file of JSON Lines: one object for each page with
               findings.

-pages:        Write a list of these pages, to be read by "pwb copyedit
               -file:".

Which pages are scanned:

-ns:           Only these namespaces, by number or by the dump's own names,
               divided by commas (default: articles). -ns:not:2,3 takes all but
               these. Also -namespace, -namespaces.

-titleregex:   Only pages whose title matches this regular expression (RE2's
               syntax, in any case).

-titles:       Only the pages that this file lists: links, or one title a line.

-index:        The index of a multistream dump. With -titles or -titleregex
               only the streams with such pages are unpacked, and an index that
               lies beside the dump is found by itself.

-limit:        Stop after so many pages with findings.

Which changes are looked for:

-rules:        Use only these rules, divided by commas. For their names see
               "python -m bot_plugins rules".

-skiprules:    Do not use these rules.

-doubtful      Also what is doubtful: two in five of these changes may be
               wrong.

-language:     The language of the texts (a code: en, de), if not the dump's
               own.

How it works:

-workers:      How many processes work at once (default: one for each core).

-resume        Go on where a scan was interrupted, with the same dump, options
               and rules: nothing is lost, nothing is there twice. The place is
               kept in a file beside the output ("findings.jsonl.resume"), for
               the queue beside user-config.py.

What is damaged is reported with its place in the file, and the rest is read
on: in bzip2 from the next block, in .gz, .xz, .zst and .7z nothing can be found
after it.

Options may also stand in the file scripts.ini of the folder where it is
started, in a section [copyedit_scan]: "workers = 4", "noqueue = yes".

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
