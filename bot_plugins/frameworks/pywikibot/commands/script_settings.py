"""Options from ``scripts.ini``, as Pywikibot's own scripts read them."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser, Error
from pathlib import Path

from bot_plugins.frameworks.commands.parsing import OptionError

FILE = Path("scripts.ini")
"""In the folder where a command is started (pywikibot.bot.ConfigParserBot.INI)."""


def settings_of(script: str) -> list[str]:
    """Return the options that the file has for a script, in the section of the same name.

    A value of yes or no switches a flag on or off. The command line comes after these options.

    Raises:
        OptionError: the file cannot be read.
    """
    parser = ConfigParser(inline_comment_prefixes=[";"], interpolation=None)
    try:
        parser.read(FILE, encoding="utf-8")
    except (Error, OSError, UnicodeDecodeError) as error:
        raise OptionError(f"{FILE} cannot be read: {' '.join(str(error).split())}") from error
    return [*_options(parser, script)] if parser.has_section(script) else []


def _options(parser: ConfigParser, script: str) -> Iterator[str]:
    for name, value in parser.items(script):
        switch = parser.BOOLEAN_STATES.get(value.lower()) if not value.isdecimal() else None
        if switch is None:
            yield f"-{name}:{value}"
        elif switch:
            yield f"-{name}"
