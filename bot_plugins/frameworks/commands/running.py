"""What all commands share: a careful Pywikibot, and errors that become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pywikibot
from pywikibot.bot import suggest_help

from bot_plugins import exit_codes
from bot_plugins.frameworks.commands.messages import use_messages
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot_site import use_lean_sites
from bot_plugins.frameworks.pywikibot_trouble import (
    TROUBLE,
    bound_waiting,
    run_stopped,
    shorten_tracebacks,
)
from bot_plugins.registry import UnknownRuleError
from bot_plugins.report import ReportError
from bot_plugins.session import RunStopped

Command = Callable[[Sequence[str]], int]
"""Takes the command line's arguments, returns an exit code."""


def run_command(command: Command, arguments: Sequence[str], scripts: Path) -> int:
    """Run a command; return an exit code, and no traceback for what may happen.

    Without ``arguments`` they are those of the process; ``scripts`` is the folder the script
    and its messages are in.
    """
    bound_waiting()
    use_lean_sites()
    shorten_tracebacks()
    use_messages(scripts)
    try:
        return command(arguments or pywikibot.argvu[1:])
    except (OptionError, UnknownRuleError, ReportError) as error:
        suggest_help(additional_text=str(error))
        return exit_codes.USAGE
    except BrokenPipeError:  # "... | head": nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.INTERRUPTED
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except (RunStopped, *TROUBLE) as error:
        stop = run_stopped(None, error)
        pywikibot.error(str(stop))
        return stop.code
