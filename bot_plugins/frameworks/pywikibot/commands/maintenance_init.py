"""``pwb copyedit_maintenance -init``: asks questions and writes a configuration."""

from __future__ import annotations

from pathlib import Path

import pywikibot

from bot_plugins.apps.maintenance.config.asking import written
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.errors import configured_user, configured_wiki


def write_configuration(path: Path) -> int:
    """Ask what a task is to do, and write it to a new file; return an exit code.

    Raises:
        OptionError: the file exists, or cannot be written.
    """
    if path.exists():
        raise OptionError(f"-init: {path} exists; name another file with -conf:, or remove it")
    try:
        text = written(_ask, configured_wiki(), configured_user(), path.absolute().parent)
    except EOFError:
        raise OptionError(
            "-init asks questions, and nobody answered: it needs a terminal"
        ) from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OptionError(f"-init: cannot write {path}: {error.strerror or error}") from error
    pywikibot.stdout(f"Written: {path}\nNext: pwb copyedit_maintenance -conf:{path} -check")
    return exit_codes.DONE


def _ask(question: str, default: str) -> str:
    answer: str = pywikibot.input(question, default=default or None, force=False)
    return answer
