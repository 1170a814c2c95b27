"""Pages and revisions in answers (https://www.mediawiki.org/wiki/API:Properties)."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters
from bot_plugins.frameworks.mediawiki.answers.shapes import (
    SOME_TIME,
    Empty,
    Flag,
    Namespace,
    Number,
    Shape,
    Text,
    Time,
    Titled,
)

_NARROWED = ("rvstart", "rvend", "rvuser", "rvexcludeuser", "rvtag")
"""Parameters that leave out revisions, perhaps all of them (API:Revisions)."""


class Slot(Shape):
    """The text of a revision; ``content`` is missing if the wiki hides it."""

    content: str = ""
    star: str = Field(default="", alias="*")
    contentmodel: str = ""


class Slots(Shape):
    """The slots of a revision; wikitext is in the main one."""

    main: Slot


class AnswerRevision(Shape):
    """A revision (API:Revisions); hidden fields are missing."""

    revid: Annotated[Number, Field(gt=0)] = 1
    parentid: Number = 0
    timestamp: Time = SOME_TIME
    user: str = ""
    comment: str = ""
    sha1: str = ""
    tags: list[str] = Field(default=[])
    star: str = Field(default="", alias="*")
    slots: Slots | None = None

    def check(self, asked: RequestParameters) -> None:
        """Raise ``ValueError`` unless a revision has what was asked for."""
        wanted = asked.values("rvprop")
        self.require({"revid", "parentid"} if "ids" in wanted else ())
        self.require({"timestamp", "tags"} & wanted)
        if "content" in wanted and asked.has("rvslots") and self.slots is None:
            raise ValueError("slots is missing")


class Protection(Shape):
    """How a page is protected (API:Info)."""

    type: str
    level: str
    expiry: str


class Objection(Shape):
    """A reason against an action on a page (API:Info, ``intestactionsdetail=full``)."""

    code: str
    text: str = ""
    data: dict[str, Any] | Empty = Field(default=[])


class AnswerPage(Shape):
    """A page with the properties asked for."""

    title: Text = "-"
    ns: Namespace = 0
    pageid: Annotated[Number, Field(gt=0)] = 1
    missing: Flag = False
    invalid: Flag = False
    special: Flag = False
    lastrevid: Number = 0
    contentmodel: str = ""
    touched: Time = SOME_TIME
    index: int = 0
    invalidreason: str = ""
    revisions: list[AnswerRevision] = Field(default=[])
    protection: list[Protection] = Field(default=[])
    restrictiontypes: list[str] = Field(default=[])
    actions: dict[str, Flag | list[Objection]] | Empty = Field(default=[])
    pageprops: dict[str, str] | Empty = Field(default=[])
    links: list[Titled] = Field(default=[])
    templates: list[Titled] = Field(default=[])
    categories: list[Titled] = Field(default=[])

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        """Check that a page has an id, a title and a namespace, as far as it exists.

        Of a missing page that was requested by id, MediaWiki says nothing else.
        """
        if self.has("missing"):
            return self
        if self.has("invalid"):
            self.require(("title",))
        else:
            self.require(("title", "ns"))
            self.require(() if self.has("special") else ("pageid",))
        return self

    @property
    def is_there(self) -> bool:
        """Whether the wiki says that it has such a page."""
        return self.has("pageid") and not self.has("missing")

    def check(self, asked: RequestParameters, *, is_whole: bool) -> None:
        """Raise ``ValueError`` unless a page has what was asked for.

        ``is_whole`` says that no part of it comes in another answer (API:Continue).
        """
        for revision in self.revisions:
            revision.check(asked)
        if not is_whole or not self.is_there:
            return
        props = asked.values("prop")
        if "info" in props:
            self.require(("lastrevid", "contentmodel"))
            self.require({"protection"} & asked.values("inprop"))
        if "revisions" in props and not self.revisions and not asked.has(*_NARROWED):
            raise ValueError("revisions is missing")
