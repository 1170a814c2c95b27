"""The command line of ``python -m bot_plugins``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from types import ModuleType
from typing import NoReturn

from bot_plugins import __version__
from bot_plugins.apps.devtools import (
    approval,
    console,
    docs,
    draw,
    evaluate,
    explain,
    figures,
    judge,
    new,
    propose,
    rules,
    titles,
)
from bot_plugins.core import exit_codes
from bot_plugins.core.registry import UnknownRuleError

PROGRAM = "python -m bot_plugins"
COMMANDS = (
    rules, explain, propose, new, docs, evaluate, draw, judge, figures, approval, titles,
)  # fmt: skip
"""Modules with ``add_arguments`` and ``run``; the docstring of each is its help."""
_END = """\
exit codes: 0 done, 1 a --check found something, 2 a mistake or a file that
cannot be read or written, 130 Ctrl-C
"""


class _CommandParser(argparse.ArgumentParser):
    """A parser that reports errors in one line."""

    def error(self, message: str) -> NoReturn:
        console.warn(f"{self.prog}: {message} (try -h)")
        sys.exit(exit_codes.USAGE)


def main(arguments: Sequence[str] | None = None, commands: Sequence[ModuleType] = COMMANDS) -> int:
    """Run a command line, by default the process's own, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    chosen = _parser(commands).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        code = run(chosen)
        sys.stdout.flush()
    except (console.ToolError, UnknownRuleError) as error:
        console.warn(f"{PROGRAM}: {error}")
        return exit_codes.USAGE
    except KeyboardInterrupt:
        console.warn("Interrupted.")
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return exit_codes.DONE
    except OSError as error:  # commands report errors with files themselves
        _forget_output()
        console.warn(f"{PROGRAM}: cannot write the output: {error.strerror or error}")
        return exit_codes.USAGE
    return code


def _parser(commands: Sequence[ModuleType]) -> argparse.ArgumentParser:
    shape = partial(argparse.RawDescriptionHelpFormatter, width=console.columns())
    parser = _CommandParser(
        prog=PROGRAM,
        description="Look at the copyedit rules, try them on a text and write new ones.\n"
        "No wiki is needed and none is touched, except by run, save and undo.",
        epilog=_END,
        formatter_class=shape,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    choices = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands:
        explanation = (command.__doc__ or "").strip()
        subparser = choices.add_parser(
            command.__name__.rpartition(".")[2],
            help=_as_phrase(explanation.partition("\n")[0]),
            description=explanation,
            formatter_class=shape,
            allow_abbrev=False,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def _as_phrase(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _forget_output() -> None:
    """Discard further output: its reader has exited (``... | head``), or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
