"""Checks of single values that need the rules or the file system, but no wiki.

They run when a configuration is read from a file: then the validation's context is the file's
folder. A model built in code is not checked.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationInfo

from bot_plugins.apps.maintenance.config.base import refuse
from bot_plugins.core.registry import UnknownRuleError, find


def known_rule(name: str, info: ValidationInfo) -> str:
    """Reject the name of a rule that does not exist."""
    if info.context is not None:
        try:
            find(name)
        except UnknownRuleError as error:
            refuse(str(error))
    return name


def local_path(file: str, info: ValidationInfo) -> str:
    """Return a file's path, relative to the folder of the configuration."""
    if info.context is None:
        return file
    folder: Path = info.context
    try:
        return str(folder / Path(file).expanduser())
    except RuntimeError:  # the home folder does not exist
        refuse(f"{file} names a user's folder that cannot be found; write the whole path")


def local_queue(address: str, info: ValidationInfo) -> str:
    """Return the queue's address: a database URL unchanged, a path resolved by `local_path`."""
    return address if "://" in address else local_path(address, info)


def readable_file(file: str, info: ValidationInfo) -> str:
    """Return the path of a file that must exist, relative to the configuration's folder."""
    path = local_path(file, info)
    if info.context is None:
        return path
    try:
        if Path(path).exists() and not Path(path).is_file():
            refuse(f"{path} is no file; name one with a title on each line")
        with Path(path).open("rb"):
            return path
    except OSError as error:
        why = error.strerror or type(error).__name__
        refuse(f"{path} cannot be read ({why}); paths are seen from the configuration's folder")


def time_span(span: str) -> str:
    """Reject a span of the day that ends when it begins, because its meaning is unclear."""
    begin, _, end = span.partition("-")
    if begin == end:
        refuse(f'"{span}" ends when it begins; to rest all day, do not start the pass')
    return span
