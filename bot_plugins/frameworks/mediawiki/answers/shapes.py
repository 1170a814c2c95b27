"""The parts that answers are made of: numbers, times, titles, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Shape(BaseModel):
    """A JSON object; types are strict, and keys that are not named are ignored."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)
    taken: ClassVar[frozenset[str]] = frozenset({"self"})
    """Keys that clash with Pywikibot's own arguments where it passes an object as keywords."""

    @model_validator(mode="before")
    @classmethod
    def _takes_no_name(cls, said: object) -> object:
        if isinstance(said, dict) and (odd := cls.taken & said.keys()):
            raise ValueError(f"{min(odd)!r} is unexpected")
        return said

    def has(self, name: str) -> bool:
        """Tell whether the answer has a field, whatever it holds."""
        return name in self.model_fields_set

    def require(self, names: Iterable[str]) -> None:
        """Raise ``ValueError`` unless the answer has all these fields."""
        if missing := [name for name in names if not self.has(name)]:
            raise ValueError(f"{missing[0]} is missing")


def _is_time(text: str) -> str:
    datetime.fromisoformat(text)
    return text


Number = Annotated[int, Field(ge=0, lt=2**63)]
"""An id, a length or a count."""
Namespace = Annotated[int, Field(ge=-2, lt=2**31)]
"""The number of a namespace (Manual:Namespace); those of special pages are negative."""
Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"), AfterValidator(_is_time)]
"""A time in UTC, to the second (https://www.mediawiki.org/wiki/API:Data_formats#Timestamps)."""
Text = Annotated[str, Field(min_length=1)]
"""A text that is not empty, such as a title."""
Empty = Annotated[list[None], Field(max_length=0)]
"""PHP's empty array, which may stand for an empty object."""
Flag = bool | str
"""True or false; in the API's formatversion 1 an empty string is true."""

SOME_TIME = "2001-01-15T00:00:00Z"
"""Placeholder for a time that was not asked for."""


class Renamed(Shape):
    """A title as requested, and as the wiki writes it."""

    asked: str = Field(alias="from")
    title: Text = Field(alias="to")


class Titled(Shape):
    """A page of which only title and namespace are given: a link, a template."""

    title: Text
    ns: Namespace
