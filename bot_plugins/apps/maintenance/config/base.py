"""Types and functions that all parts of the configuration share."""

from __future__ import annotations

from typing import Annotated, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_ONE_LINE),
]
"""A name or title on one line."""
Place = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000, pattern=_ONE_LINE),
]
"""A file's path, or a URL."""
MISTAKE = "mistake"
"""The type of errors whose message is shown to people unchanged."""
T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(strict=False)]
"""A list from TOML or JSON, converted to a tuple; its items are still validated strictly."""


class Section(BaseModel):
    """A part of the configuration: rejects unknown keys and is immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


def refuse(what: str, *at: str | int) -> NoReturn:
    """Reject a value during validation.

    Args:
        what: What is wrong and what would be right; a part of a sentence, for people.
        *at: The path of the mistake below the value.
    """
    raise PydanticCustomError(MISTAKE, "{what}", {"what": what, "at": at})
