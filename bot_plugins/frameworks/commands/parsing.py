"""The parser of Pywikibot's kind of options, ``-name`` and ``-name:value``, into a dataclass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import Field, fields
from typing import Any, TypeVar

OptionsT = TypeVar("OptionsT")


class OptionError(ValueError):
    """An option that is unknown, lacks its value or contradicts another."""


def parse(arguments: Iterable[str], options: OptionsT) -> OptionsT:
    """Fill a dataclass of defaults from arguments named after its fields; return it.

    A bool field is a flag, a list takes values separated by commas (or, with ``{"whole": True}``
    in its metadata, one value each time), an int a whole number above 0, and a float a number that
    is not below 0. ``{"choices": ("no", "yes")}`` are the values that an option may have, where the
    name alone means yes; ``{"alone": "-"}`` is what another option's name alone means. If a field
    cannot have the option's name, its metadata gives that, ``{"option": "import"}``, and former
    names: ``{"former": ["settle"]}``.

    Raises:
        OptionError: the message names the option.
    """
    known = {name: field for field in fields(options) for name in all_names(field)}  # type: ignore[arg-type]
    for argument in arguments:
        name, colon, value = argument.partition(":")
        field = known.get(name.removeprefix("-"))
        if field is None or not argument.startswith("-"):
            raise OptionError(f'unknown option "{argument}"')
        old = getattr(options, field.name)
        setattr(options, field.name, _value(field, old, value if colon else None))
    return options


def option_of(field: Field[Any]) -> str:
    """Return the name of the option that a field is for."""
    return str(field.metadata.get("option", field.name))


def all_names(field: Field[Any]) -> list[str]:
    """Return the names that a field's option may have: its own, then its former names."""
    return [option_of(field), *field.metadata.get("former", ())]


def page_title(value: str) -> str | None:
    """Return the title that ``-page:`` names, with spaces; None if there is none."""
    return value.replace("_", " ").strip() or None


def _value(field: Field[Any], old: object, value: str | None) -> object:
    """Return the new value of an option; ``old`` is the value before."""
    name = option_of(field)
    if isinstance(old, bool):
        if value is not None:
            raise OptionError(f"-{name} takes no value")
        return True
    if choices := field.metadata.get("choices"):
        return _chosen(name, "yes" if value is None else value, choices)
    if value is None and "alone" in field.metadata:
        return field.metadata["alone"]
    if not value:
        raise OptionError(f"-{name} needs a value: -{name}:...")
    if isinstance(old, list):
        parts = [value] if field.metadata.get("whole") else value.split(",")
        return [*old, *(part.strip() for part in parts if part.strip())]
    if "float" in str(field.type):
        return _decimal(name, value)
    return _number(name, value) if "int" in str(field.type) else value


def _chosen(name: str, value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise OptionError(f"-{name} is one of {', '.join(choices)}, not {value!r}")
    return value


def _number(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise OptionError(f"-{name} needs a whole number above 0, not {value!r}")
    return int(value)


def _decimal(name: str, value: str) -> float:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value, re.ASCII):
        raise OptionError(f"-{name} needs a number that is not below 0, not {value!r}")
    return float(value)
