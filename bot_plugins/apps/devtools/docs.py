"""Update RULES.md, ARCHITECTURE.md and the messages of edit summaries.

Writes bot_plugins/rules/RULES.md, the tree in bot_plugins/ARCHITECTURE.md, the
list of modules in bot_plugins/languages/english/README.md and
scripts/i18n/copyedit/en.json, and removes messages that no longer exist from
the other languages. Says which messages are not translated yet; until they are,
they appear in English.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot_plugins.apps.devtools import console, messages
from bot_plugins.apps.devtools.architecture import index, with_tree
from bot_plugins.apps.devtools.checkout import root, rules_folder, writing
from bot_plugins.apps.devtools.rules_page import page
from bot_plugins.core import exit_codes, registry

_MEND = "python -m bot_plugins docs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 when a file is stale"
    )


def run(chosen: argparse.Namespace) -> int:
    """Write or check every generated file."""
    stale = [(path, text) for path, text in generated() if _current(path) != text]
    for path, text in stale:
        if not chosen.check:
            writing(path, partial(path.write_text, text, encoding="utf-8", newline="\n"))
        name = path.relative_to(root())
        console.write(f"{name} is stale; run {_MEND}" if chosen.check else f"Wrote {name}")
    if not stale:
        console.write("Everything is up to date.")
    _warn_of_missing()
    return console.FOUND if stale and chosen.check else exit_codes.DONE


def generated() -> Iterator[tuple[Path, str]]:
    """Yield each generated file and the text it should have."""
    yield rules_folder() / "RULES.md", page(registry.all_rules())
    architecture = root() / "bot_plugins" / "ARCHITECTURE.md"
    if architecture.exists():
        yield architecture, with_tree(_current(architecture), architecture.parent)
        english = architecture.parent / "languages" / "english"
        yield english / "README.md", index(english)
    yield from messages.texts(_folder())


def _folder() -> Path:
    return root() / "scripts" / "i18n" / "copyedit"


def _current(path: Path) -> str:
    """Return a file's text with its line ends; empty if there is no file."""
    return path.read_bytes().decode(errors="replace") if path.exists() else ""


def _warn_of_missing() -> None:
    for path in messages.translations(_folder()):
        if keys := messages.missing(path):
            name = path.relative_to(root())
            console.warn(f"Warning: {name} has no translation of {', '.join(keys)}")
