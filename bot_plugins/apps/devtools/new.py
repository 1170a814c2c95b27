"""Start a new rule: a file with three places to fill in.

It goes into the rules folder of the source checkout. The new rule matches
nothing until you fill in its pattern. Its name says what is wrong, in lower
case: space_before_colon.
"""

from __future__ import annotations

import argparse
import re
from keyword import iskeyword
from pathlib import Path

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.checkout import root, rules_folder, writing
from bot_plugins.apps.devtools.languages import language_code
from bot_plugins.apps.devtools.skeleton import skeleton
from bot_plugins.core import exit_codes

LONGEST_NAME = 30
"""The most letters in a rule's name, so that it fits into tables and lists."""
_NEXT = """
Next:
 1. Fill in the three places marked FILL IN, beginning with what must stay.
 2. Run its examples:
      python -m pytest tests/rules -k {name}
 3. Try it on a text of yours:
      python -m bot_plugins propose FILE --rules {name}
 4. Write its search queries, or why it has none, into
    bot_plugins/run/search/queries.toml:
      python -m pytest tests/run/search -k {name}
 5. Bring the documentation and the messages up to date:
      python -m bot_plugins docs
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", help="the rule's name, which is its file's")
    parser.add_argument(
        "--language",
        type=language_code,
        metavar="CODE",
        default="en",
        help="the language it is for; any: every language (default: en)",
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say what to do next."""
    folder = rules_folder() / chosen.language
    _check_name(chosen.name)
    is_first = not folder.is_dir()
    path = folder / f"{chosen.name}.py"
    writing(path, lambda: _create(path, skeleton(chosen.name)))
    console.write(f"Wrote {path.relative_to(root())}")
    console.write(_NEXT.format(name=chosen.name).rstrip())
    if is_first:
        console.write(f" 6. Add bot_plugins.rules.{chosen.language} to pyproject.toml's packages")
    return exit_codes.DONE


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[a-z]+(?:_[a-z]+)*", name) or iskeyword(name):
        raise console.ToolError(
            f"{name!r} is not a rule name; use lower-case words joined by _: space_before_colon"
        )
    if len(name) > LONGEST_NAME:
        raise console.ToolError(f"{name!r} is longer than {LONGEST_NAME} letters")
    for path in sorted(rules_folder().glob(f"*/{name}.py")):
        raise console.ToolError(f"{path.relative_to(root())} exists; choose another name")


def _create(path: Path, text: str) -> None:
    """Write a file that must not exist yet; create the language's folder if it is missing."""
    if not path.parent.is_dir():
        path.parent.mkdir()
        about = f'"""Rules for the language {path.parent.name}; one file per rule."""\n'
        (path.parent / "__init__.py").write_text(about, encoding="utf-8", newline="\n")
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
