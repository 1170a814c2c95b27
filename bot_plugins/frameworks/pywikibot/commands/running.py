"""The setup that all commands share: limits for Pywikibot, and exit codes for errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pywikibot
from pywikibot.bot import suggest_help

from bot_plugins.core import exit_codes
from bot_plugins.core.language_codes import UnknownLanguageError
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.client.log import tame_messages
from bot_plugins.frameworks.pywikibot.client.site import use_lean_sites
from bot_plugins.frameworks.pywikibot.client.transport import OutOfMemoryError
from bot_plugins.frameworks.pywikibot.commands.messages import use_messages
from bot_plugins.frameworks.pywikibot.commands.script_settings import settings_of
from bot_plugins.frameworks.pywikibot.commands.secrets import (
    hide_secrets,
    without_secrets,
)
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, bound_waiting, run_stopped
from bot_plugins.run import RunStopped
from bot_plugins.ui.report import ReportError

Command = Callable[[Sequence[str]], int]
"""Takes the command line's arguments, returns an exit code."""


def run_command(command: Command, arguments: Sequence[str], scripts: Path) -> int:
    """Run a command; return an exit code, without a traceback for expected errors.

    Empty ``arguments`` stand for those of the process; ``scripts`` is the folder with the script
    and its messages.
    """
    _have_one_main_module()
    bound_waiting()
    use_lean_sites()
    tame_messages()
    use_messages(scripts)
    arguments = list(arguments or pywikibot.argvu[1:])
    hide_secrets()
    try:
        return command([*settings_of(Path(pywikibot.argvu[0]).stem), *arguments])
    except (OptionError, UnknownLanguageError, UnknownRuleError, ReportError) as error:
        suggest_help(additional_text=without_secrets(str(error)))
        return exit_codes.USAGE
    except BrokenPipeError:  # "... | head": the reader has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.INTERRUPTED
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except (MemoryError, OutOfMemoryError):
        pywikibot.error("there is not enough memory")
        return exit_codes.PARTIAL
    except (RunStopped, *TROUBLE) as error:
        stop = run_stopped(None, error)
        pywikibot.error(without_secrets(str(stop)))
        return stop.code


def _have_one_main_module() -> None:
    """Forget the second name of the main module, which is for spawned processes.

    Importing multiprocessing gives it that name, and Pywikibot's verbose log refuses two modules
    of one file (pywikibot.version.package_versions). Our own processes run other modules
    (worker.py).
    """
    sys.modules.pop("__mp_main__", None)
