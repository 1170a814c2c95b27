"""Reads options that choose pages, and lists the pages; run in a process that has a wiki.

Takes command lines as JSON on its own; writes a JSON line for each: titles, or what was refused.
"""

from __future__ import annotations

import json
import sys

import pywikibot

from bot_plugins.frameworks.commands.existing import check_existing
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.client.site import use_lean_sites
from bot_plugins.frameworks.pywikibot.commands.generators import Generators
from bot_plugins.frameworks.pywikibot.errors import TROUBLE

MOST = 3
"""Pages that are listed: some lists have no end."""


def chosen(arguments: list[str]) -> list[str] | str:
    """Return the titles of the first pages, or what is wrong."""
    factory = Generators()
    try:
        assert not factory.handle_args(arguments)
        check_existing(ApiClient(factory.site), factory.named)
        pages = factory.getCombinedGenerator() or ()
        return [page.title() for page, _ in zip(pages, range(MOST), strict=False)]
    except (OptionError, *TROUBLE) as error:
        return str(error)


if __name__ == "__main__":
    use_lean_sites()
    pywikibot.handle_args(["-nolog"])
    for arguments in json.loads(sys.argv[1]):
        sys.stdout.write(f"RESULT {json.dumps(chosen(arguments))}\n")
