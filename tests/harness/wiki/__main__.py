"""Run a real MediaWiki in a folder of this machine, for a look or a try-out.

It listens on 127.0.0.1 only, and writes nothing outside its folder; to be rid of
it, take it down and delete the folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.harness.wiki import accounts
from tests.harness.wiki.bot_config import pwb_folder
from tests.harness.wiki.requirements import RequirementsError
from tests.harness.wiki.server import Wiki


def up(wiki: Wiki) -> int:
    """Start the wiki and say how to use it."""
    wiki.start()
    config = pwb_folder(wiki, wiki.folder / "pywikibot")
    print(f"wiki:      {wiki.origin}/w/index.php")
    print(f"API:       {wiki.url}")
    for account in (accounts.ADMIN, *accounts.CREATED):
        groups = f" ({', '.join(account.groups)})" if account.groups else ""
        print(f"account:   {account.name}{groups}, password {account.password}")
    print(f"Pywikibot: export PYWIKIBOT_DIR={config}")
    print(f"stop it:   python -m tests.harness.wiki down {wiki.folder}")
    return 0


def down(wiki: Wiki) -> int:
    """Stop the wiki; its contents stay."""
    wiki.stop()
    print(f"stopped; start it again with: python -m tests.harness.wiki up {wiki.folder}")
    return 0


def status(wiki: Wiki) -> int:
    """Say whether the wiki runs: exit code 0 if so, else 3."""
    print(f"running: {wiki.url} (process {wiki.pid})" if wiki.pid else "stopped")
    return 0 if wiki.pid else 3


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    options = _parser().parse_args(arguments)
    wiki = Wiki(options.folder, port=getattr(options, "port", None))
    try:
        return int(options.act(wiki))
    except (RequirementsError, RuntimeError, OSError) as error:
        print(error, file=sys.stderr)
        return 3 if isinstance(error, RequirementsError) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.harness.wiki",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for act, text in (
        (up, "install it there if the folder is new or empty, and start it"),
        (down, "stop it; its contents stay"),
        (status, "say whether it runs (exit code 0) or not (3)"),
    ):
        command = commands.add_parser(act.__name__, help=text, description=text)
        command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the wiki")
        command.set_defaults(act=act)
        if act is up:
            command.add_argument("--port", type=int, help="default: the last one, or a free one")
    return parser


if __name__ == "__main__":
    sys.exit(main())
