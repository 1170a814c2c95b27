"""Pywikibot's own options, read for every command in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

import pywikibot
from pywikibot import config
from pywikibot.exceptions import UnknownFamilyError
from pywikibot.family import Family

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.commands.parsing import OptionError, all_names, option_of
from bot_plugins.frameworks.pywikibot.commands.spelling import Names, check_spelling

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WIKIS = ("-site", "-family", "-code", "-lang")
"""Pywikibot's options that choose the wiki to work on."""
_FEW = 10
"""Codes of a family that are named if none is like the given one."""
_NUMBERS = ("-maxlag", "-putthrottle", "-pt", "-cc", "-cosmeticchanges")
"""Options whose value Pywikibot reads as a number, or as true or false."""


def names_of(options: DataclassInstance, more: Sequence[str] = (), bare: str = "page") -> Names:
    """Return the names of a command's options, the fields of a dataclass, and ``more``."""
    known = fields(options)
    flags = [option_of(field) for field in known if isinstance(getattr(options, field.name), bool)]
    names = [*(name for field in known for name in all_names(field)), *more]
    return Names(names, flags, bare if bare in names else "")


def handle_args(arguments: Sequence[str], names: Names) -> list[str]:
    """Let Pywikibot read its own options, such as the wiki's; return the others.

    Raises:
        OptionError: a slip in how they are written, a value that cannot be read, or a wiki that
            is not known.
    """
    check_spelling(arguments, names)
    try:
        left: list[str] = pywikibot.handle_args(arguments)
    except ValueError as error:
        wrong = [
            argument for argument in arguments if argument.partition(":")[0] in (*WIKIS, *_NUMBERS)
        ]
        raise OptionError(f"Pywikibot cannot read {' or '.join(wrong)}: {error}") from error
    except SystemExit as end:  # after -help, or, with code 1, because there is no such wiki
        if not end.code:
            raise
        raise OptionError(_no_such_wiki()) from end
    return left


def handle_args_offline(arguments: Sequence[str], names: Names) -> list[str]:
    """Do the same for a command that chooses its wikis itself.

    Pywikibot's ``handle_args`` ends by asking the wiki of user-config.py who we are. Here that
    may be a wiki without any task, and its failure must not stop the tasks of other wikis, so no
    wiki is asked.

    Raises:
        OptionError: as ``handle_args``.
    """
    make_site = pywikibot.Site
    pywikibot.Site = _no_site
    try:
        return handle_args(arguments, names)
    finally:
        pywikibot.Site = make_site


def _no_site() -> None:
    """Stand in for ``pywikibot.Site``, whose result is not used."""


def _no_such_wiki() -> str:
    """Return a message that names the unknown wiki, and the nearest known one."""
    check = "check family and mylang in user-config.py, and -site"
    wiki = f"there is no wiki {config.family}:{config.mylang}"
    try:
        codes = Family.load(config.family).langs
    except UnknownFamilyError:
        near = did_you_mean(config.family, config.family_files)
    else:
        near = did_you_mean(config.mylang, codes, f"there is {', '.join([*codes][:_FEW])}")
    return "; ".join(filter(None, (wiki, near, check)))
