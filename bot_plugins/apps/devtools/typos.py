"""``--typos``: a command uses the rules of lists in files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from bot_plugins.apps.devtools import console
from bot_plugins.community.entries import ListError
from bot_plugins.community.loading import load, only_files
from bot_plugins.core import registry


def add_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument(
        "--typos",
        metavar="FILE",
        action="append",
        default=[],
        help="use the rules of this list (may be given several times)",
    )


def use_lists(names: Sequence[str]) -> None:
    """Use the rules of lists from now on, and warn of rules that were left out.

    Raises:
        ToolError: a list cannot be used.
    """
    try:
        lists = load(names, only_files)
    except ListError as error:
        raise console.ToolError(f"--typos: {error}") from error
    registry.use_lists(lists.rules)
    for note in lists.notes:
        console.warn(f"--typos: {note}")
