"""Combine lists of page titles.

Reads the lists that AutoWikiBrowser and JWB save, and other text: links such
as "[[Mill]]" anywhere in a file, or else one title on each line. Writes one
title on each line, which "pwb copyedit -file:LIST" reads. A title that several
files have is written once; "mill" and "Mill" are the same.
"""

from __future__ import annotations

import argparse

from bot_plugins.apps.devtools import console, text_files
from bot_plugins.core import exit_codes
from bot_plugins.core.title_lists import combined, titles_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("files", metavar="FILE", nargs="+", help="lists whose titles are joined; - reads standard"
        " input")  # fmt: skip
    say("--and", dest="among", metavar="FILE", action="append", default=[], help="only titles that"
        " this list has too; may be repeated")  # fmt: skip
    say("--not", dest="without", metavar="FILE", action="append", default=[], help="no titles that"
        " this list has; may be repeated")  # fmt: skip
    say("--sort", action="store_true", help="in alphabetical order; otherwise in that of the lists")


def run(chosen: argparse.Namespace) -> int:
    """Write the titles."""
    files, among, without = map(_titles, (chosen.files, chosen.among, chosen.without))
    titles = combined(files, among, without)
    text = "".join(f"{title}\n" for title in (sorted(titles) if chosen.sort else titles))
    console.write_exactly(text)
    return exit_codes.DONE


def _titles(files: list[str]) -> list[list[str]]:
    return [titles_in(text_files.read(file).removeprefix("\ufeff")) for file in files]
