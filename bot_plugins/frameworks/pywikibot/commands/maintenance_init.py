"""``pwb copyedit_maintenance -init``: asks questions and writes a configuration."""

from __future__ import annotations

from pathlib import Path

import pywikibot

from bot_plugins.apps.maintenance.config.asking import written
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.errors import configured_user, configured_wiki
from bot_plugins.frameworks.pywikibot.setup.files import write
from bot_plugins.frameworks.pywikibot.setup.questions import ask

FILE = "copyedit.toml"
"""The configuration file in Pywikibot's folder, used if no other is named."""


def write_configuration(path: Path) -> int:
    """Ask what a task is to do, and write it to a new file; return an exit code.

    Raises:
        OptionError: the file exists, or cannot be written.
    """
    if path.exists():
        raise OptionError(f"-init: {path} exists; name another file with -conf:, or remove it")
    write({path: written(ask, configured_wiki(), configured_user(), path.absolute().parent)})
    pywikibot.stdout(f"Written: {path}\n{next_step(path)}")
    return exit_codes.DONE


def next_step(path: Path) -> str:
    """Return what to do with a configuration that was written to ``path``."""
    return f"Next: pwb copyedit_maintenance -conf:{path} -check"
