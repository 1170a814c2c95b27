"""Command lines in Pywikibot's way: ``-name`` and ``-name:value``, into a dataclass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import Field, fields
from typing import Any, TypeVar

OptionsT = TypeVar("OptionsT")


class OptionError(ValueError):
    """An option that is unknown, lacks its value or contradicts another."""


def parse(arguments: Iterable[str], options: OptionsT) -> OptionsT:
    """Fill in a dataclass of defaults from arguments whose names are its fields; return it.

    A field of type bool is a flag, a list takes values divided by commas, an int a whole number
    above 0, and a float a number that is not below 0.

    Raises:
        OptionError: the message names the option.
    """
    known: dict[str, Field[Any]] = {one.name: one for one in fields(options)}  # type: ignore[arg-type]
    for argument in arguments:
        name, colon, value = argument.partition(":")
        field = known.get(name.removeprefix("-"))
        if field is None or not argument.startswith("-"):
            raise OptionError(f'unknown option "{argument}"')
        old = getattr(options, field.name)
        setattr(options, field.name, _value(field, old, value if colon else None))
    return options


def page_title(value: str) -> str | None:
    """Return the title that a ``-page:`` names, with spaces; None if there is none."""
    return value.replace("_", " ").strip() or None


def _value(field: Field[Any], old: object, value: str | None) -> object:
    """Return what an option's value becomes; ``old`` is what it was before."""
    if isinstance(old, bool):
        if value is not None:
            raise OptionError(f"-{field.name} takes no value")
        return True
    if not value:
        raise OptionError(f"-{field.name} needs a value: -{field.name}:...")
    if isinstance(old, list):
        return [*old, *(part.strip() for part in value.split(",") if part.strip())]
    if "float" in str(field.type):
        return _decimal(field.name, value)
    return _number(field.name, value) if "int" in str(field.type) else value


def _number(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise OptionError(f"-{name} needs a whole number above 0, not {value!r}")
    return int(value)


def _decimal(name: str, value: str) -> float:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value, re.ASCII):
        raise OptionError(f"-{name} needs a number that is not below 0, not {value!r}")
    return float(value)
