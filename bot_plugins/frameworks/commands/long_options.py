"""Options as most programs have them, ``--name VALUE``, from the dataclasses of the commands."""

from __future__ import annotations

import re
from argparse import Namespace, _ActionsContainer
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from bot_plugins.frameworks.commands.parsing import option_of, parse

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PREFIX = "option_"
"""So that an option may be called as something else that a command line holds."""
OptionsT = TypeVar("OptionsT", bound="DataclassInstance")
_SHORT = re.compile(r"(?<![\w-])-(?P<name>[a-z]{2,})(?::(?P<value>[^\s,;]*))?")
"""An option as the commands of Pywikibot write it."""


def add_options(
    parser: _ActionsContainer, options: DataclassInstance, helps: Mapping[str, tuple[str, str]]
) -> None:
    """Add the fields of a dataclass to a parser; ``helps`` has each one's placeholder and help.

    Fields without help are no options here.
    """
    for entry in fields(options):
        name = option_of(entry)
        if name not in helps:
            continue
        placeholder, text = helps[name]
        shared: dict[str, Any] = {"dest": _PREFIX + entry.name, "help": text}
        default = getattr(options, entry.name)
        if isinstance(default, bool):
            parser.add_argument(f"--{name}", action="store_true", **shared)
        elif isinstance(default, list):
            parser.add_argument(f"--{name}", action="append", metavar=placeholder, **shared)
        else:
            parser.add_argument(f"--{name}", metavar=placeholder, **shared)


def read_options(chosen: Namespace, options: OptionsT) -> OptionsT:
    """Fill a dataclass with what was chosen; return it.

    Raises:
        OptionError: a value has the wrong form; the message names the option.
    """
    return parse(_arguments(chosen, options), options)


def _arguments(chosen: Namespace, options: DataclassInstance) -> Iterator[str]:
    for entry in fields(options):
        value, name = getattr(chosen, _PREFIX + entry.name, None), option_of(entry)
        if value is True:
            yield f"-{name}"
        elif isinstance(value, list):
            yield from (f"-{name}:{one}" for one in value)
        elif isinstance(value, str):
            yield f"-{name}:{value}"


def as_long(text: str) -> str:
    """Return a message with its options in the long form: ``-maxedits:5`` as ``--maxedits 5``."""
    return _SHORT.sub(_long, text)


def _long(match: re.Match[str]) -> str:
    value = match["value"]
    mark = "" if value is None else f" {value}" if value else ":"
    return f"--{match['name']}{mark}"
