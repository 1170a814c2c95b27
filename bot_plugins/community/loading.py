"""Lists by name: a file, or a page of the wiki, each read within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from bot_plugins.community.editcheck import Fetch
from bot_plugins.community.entries import MOST_BYTES, ListError, Problem
from bot_plugins.community.lists import read_list
from bot_plugins.core.rule import Rule

_MOST_NAMED = 3
"""Rules left out that one line names."""


ListText = tuple[str, str]
"""A list's name and its text: plain values, which any process and machine can be sent."""


@dataclass(frozen=True, slots=True)
class LoadedLists:
    """The rules of some lists, lines that say which rules were left out, and the lists' texts."""

    rules: tuple[Rule, ...] = ()
    notes: tuple[str, ...] = ()
    texts: tuple[ListText, ...] = ()


def only_files(name: str) -> NoReturn:
    """Say that a list is missing, where no wiki can be asked for it.

    Raises:
        ListError: always.
    """
    raise ListError(f"there is no file {name}, and lists on a wiki are not read here")


def load(names: Iterable[str], fetch: Fetch) -> LoadedLists:
    """Read lists: each name is a file's, or else the title of a page that ``fetch`` reads.

    Raises:
        ListError: a list cannot be used; the message names it, and says why.
    """
    return read_texts([(name, _text(name, fetch)) for name in dict.fromkeys(names)], fetch)


def read_texts(texts: Sequence[ListText], fetch: Fetch = only_files) -> LoadedLists:
    """Return the rules of lists whose texts are known; ``fetch`` reads what these import.

    Of rules with the same name in several lists, the first is used.

    Raises:
        ListError: a list cannot be used; the message names it, and says why.
    """
    rules: dict[str, Rule] = {}
    notes: list[str] = []
    for name, text in texts:
        found, problems = _read_once(text, name, fetch)
        for rule in found:
            rules.setdefault(rule.name, rule)
        if problems:
            notes.append(_note(name, problems))
    return LoadedLists(tuple(rules.values()), tuple(notes), tuple(texts))


def _read_once(text: str, name: str, fetch: Fetch) -> tuple[list[Rule], list[Problem]]:
    """Read a list, or return the rules of the same text read before: passes follow each other."""
    if '"import"' in text:
        return read_list(text, name, fetch)  # other pages belong to it
    return _read_alone(text, name)


@lru_cache(maxsize=8)
def _read_alone(text: str, name: str) -> tuple[list[Rule], list[Problem]]:
    return read_list(text, name)


def _text(name: str, fetch: Fetch) -> str:
    path = Path(name).expanduser()
    try:
        if not path.is_file():
            return fetch(name)
        if path.stat().st_size > MOST_BYTES:
            raise ListError(f"{name}: it has more than {MOST_BYTES // 1_000_000} MB")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, ListError):
            raise
        raise ListError(f"{name}: it cannot be read: {error}") from error


def _note(name: str, problems: list[Problem]) -> str:
    named = "; ".join(map(str, problems[:_MOST_NAMED]))
    more = len(problems) - _MOST_NAMED
    return f"{name}: {len(problems)} left out: {named}{f'; and {more} more' if more > 0 else ''}"
