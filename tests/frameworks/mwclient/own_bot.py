"""A bot of one's own: ``python -m tests.frameworks.mwclient.own_bot PORT TITLE``."""

from __future__ import annotations

import sys

import mwclient

from bot_plugins.frameworks.mwclient import copyedits
from tests.harness.wiki import accounts, ports


def main(port: str, *titles: str) -> int:
    """Log in, propose for the pages, show, save, and say what became of it."""
    site = mwclient.Site(f"{ports.HOST}:{port}", scheme="http")
    site.clientlogin(username=accounts.COPY_BOT.name, password=accounts.COPY_BOT.password)
    site.site_init()
    pages = site.pages[titles[0]] if len(titles) == 1 else [site.pages[name] for name in titles]
    for proposal in copyedits(pages, every=0, grace=1, queue="q.sqlite3"):
        print(proposal.dry)
        print(proposal.summary)
        print("saved" if proposal.save() else f"not saved: {proposal.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
