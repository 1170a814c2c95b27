"""The values in a line of the file: their types, their limits and what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot_plugins.core import guards
from bot_plugins.store import schema
from bot_plugins.store.columns import MOST_BYTES

MISTAKE, OF_OBJECT = "mistake", "mistake_of_object"
"""The types of errors with our own messages: about one key, and about several of an object."""
_MOST_NUMBER = (1 << 31) - 1
"""The maximum of MariaDB's INTEGER; offsets and lines are far below."""
_MOST_ID = (1 << 63) - 1


def mistake(what: str) -> PydanticCustomError:
    """Return the error that the value of a key is wrong; ``what`` follows the key's name."""
    return PydanticCustomError(MISTAKE, "{what}", {"what": what})


def mistake_of_object(what: str) -> PydanticCustomError:
    """Return the error that several keys of an object do not fit each other."""
    return PydanticCustomError(OF_OBJECT, "{what}", {"what": what})


def _at_most(most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        length = len(text.encode())
        if length > most:
            raise mistake(f"has {length} bytes; {most} can be kept")
        return text

    return check


def _time(given: object) -> datetime:
    """Return a time in UTC; without a zone it is taken as UTC."""
    try:
        time = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        time = None
    if time is None:
        raise mistake("must be a time as 2024-05-01T12:30:00Z")
    try:
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except OverflowError as error:
        raise mistake("is out of all time") from error


def _rule_name(name: str) -> str:
    if not guards.is_rule_name(name):
        raise mistake("must be up to 64 letters, digits and simple marks, on one line")
    return name


Text = Annotated[str, AfterValidator(_at_most(MOST_BYTES))]
_PATTERN = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$"
_OneLine = Annotated[str, Field(min_length=1, pattern=_PATTERN)]
Name = Annotated[_OneLine, AfterValidator(_at_most(schema.NAME))]
Title = Annotated[_OneLine, AfterValidator(_at_most(schema.TITLE))]
RuleText = Annotated[str, Field(min_length=1), AfterValidator(_rule_name)]
Word = Annotated[str, AfterValidator(_at_most(schema.WORD))]
Address = Annotated[Text, Field(pattern=r"^(https?://[^\s\x00-\x20\x7f]+)?$")]
Offset = Annotated[int, Strict(), Field(ge=0, le=_MOST_NUMBER)]
Line = Annotated[int, Strict(), Field(ge=1, le=_MOST_NUMBER)]
PageId = Annotated[int, Strict(), Field(ge=0, le=_MOST_ID)]
RevisionId = Annotated[int, Strict(), Field(ge=1, le=_MOST_ID)]
Time = Annotated[datetime, BeforeValidator(_time)]


class FileObject(BaseModel):
    """An object of the file; null values count as left out."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        return {key: value for key, value in given.items() if value is not None}
