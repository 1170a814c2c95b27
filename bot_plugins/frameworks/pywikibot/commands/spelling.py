"""Slips in the spelling of a command line: words split by the shell, dashes, equals signs, names.

Pywikibot misreads some of them, or asks back, so they are searched for before it reads the
command line.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pywikibot
from pywikibot import config

from bot_plugins.core.nearest import nearest
from bot_plugins.frameworks.commands.parsing import OptionError

GLOBAL_FLAGS = frozenset("nolog verbose v simulate cc cosmeticchanges help log debug".split())
"""Pywikibot's own options that may stand without a value."""
_GLOBAL = GLOBAL_FLAGS | frozenset(
    "config dir site family code lang user putthrottle pt daemonize maxlag".split()
)
_OPTION = re.compile(r"(?P<dashes>[-‐‑‒–—−]+)(?P<name>\w+)(?:(?P<mark>[:=])(?P<value>.*))?", re.S)
"""An option as people write it, with any kind of dash (documentation pages change them)."""
_SECRET = re.compile(r"(://[^/@\s:]*):[^/@\s]*@")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a command's options: ``flags`` take no value; ``bare`` is for bare words."""

    all: Collection[str]
    flags: Collection[str] = ()
    bare: str = ""


def check_spelling(arguments: Sequence[str], names: Names) -> None:
    """Refuse a command line with a slip in its spelling.

    Raises:
        OptionError: the message says what is wrong, and shows the corrected command.
    """
    read = [*_read(arguments, names)]
    if reason := next((reason for _, reason in read if reason), ""):
        raise OptionError(f"{reason}: {_shown(argument for argument, _ in read)}")


def _read(arguments: Sequence[str], names: Names) -> Iterator[tuple[str, str]]:
    """Yield arguments as they are meant, each with its slip, or with an empty string."""
    rest = [*arguments]
    while rest:
        argument = rest.pop(0)
        words = []
        while rest and _is_bare(rest[0]):
            words.append(rest.pop(0))
        if _is_bare(argument):  # only the first, as no option is before it
            yield from _bare([argument, *words], names)
            continue
        option, reason = _respelt(argument, names)
        name, _, value = option.partition(":")
        if words and not value.isdecimal() and name[1:] not in {*names.flags, *GLOBAL_FLAGS}:
            whole = " ".join([value, *words]).strip(" :")
            why = _divided(words) if value else f"{name} takes its value after a colon; write"
            yield f"{name}:{whole}", reason or why
        else:
            yield option, reason
            yield from _bare(words, names)


def _is_bare(argument: str) -> bool:
    return argument == "-" or not _OPTION.fullmatch(argument)


def _bare(words: Sequence[str], names: Names) -> Iterator[tuple[str, str]]:
    """Yield bare words as they are, or as the value of the option for bare words."""
    if not words or not names.bare:
        yield from ((word, "") for word in words)
        return
    whole = " ".join(words).strip()
    yield (
        f"-{names.bare}:{whole}",
        f'"{whole}" is not an option, and -{names.bare}: names a page; write',
    )


def _divided(words: Sequence[str]) -> str:
    whole = " ".join(words)
    return f'the shell split "{whole}" into several arguments; quote a value with a space'


def _respelt(argument: str, names: Names) -> tuple[str, str]:
    """Return an option as it is meant, and the slip in it."""
    if not (found := _OPTION.fullmatch(argument)):
        return argument, ""
    known = _known(names)
    given, mark = found["name"], found["mark"] or ""
    is_right = found["dashes"] == "-" and mark in ("", ":")
    if is_right and (given in known or _is_setting(given)):
        return argument, ""
    near = [given] if given in known else nearest(given, sorted(known), 1)
    if not near:
        return argument, ""  # an unknown option, which is reported later
    option = f"-{near[0]}{':' * bool(mark)}{found['value'] or ''}"
    if given in known:
        return option, f'"{argument}" is not an option: an option has one dash and a colon; write'
    return option, f'unknown option "{argument}"; did you mean'


def _known(names: Names) -> set[str]:
    return {*names.all, *_GLOBAL}


def _is_setting(name: str) -> bool:
    """Tell whether Pywikibot reads an option as a number of its configuration."""
    return isinstance(getattr(config, name, None), int)


def _shown(arguments: Iterable[str]) -> str:
    """Return a command to be copied into a shell, without any password."""
    program = Path(pywikibot.argvu[0]).stem
    return " ".join(
        ["pwb", program, *(_quoted(_SECRET.sub(r"\1:...@", argument)) for argument in arguments)]
    )


def _quoted(argument: str) -> str:
    name, colon, value = argument.partition(":")
    return f"{name}{colon}{shlex.quote(value) if value else ''}" if colon else shlex.quote(argument)
