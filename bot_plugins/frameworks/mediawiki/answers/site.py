"""Answers about the wiki, its API and the account, as far as Pywikibot 11.9 reads them.

Sources: https://www.mediawiki.org/wiki/API:Siteinfo, API:Userinfo, API:Parameter_information;
Pywikibot's site/_siteinfo.py, site/_apisite.py and data/api/_paraminfo.py.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bot_plugins.frameworks.mediawiki.answers.shapes import (
    Empty,
    Flag,
    Number,
    Shape,
    Text,
)

_STANDARD = frozenset(range(-2, 16))
"""The namespaces that every wiki has (Manual:Namespace#Built-in_namespaces)."""
_FIRST_LETTER = frozenset({-1, 2, 3, 8, 9})
"""Namespaces whose titles begin with a capital letter, whatever $wgCapitalLinks says."""


class NamedNamespace(Shape):
    """A namespace; the main one has no canonical name."""

    taken: ClassVar[frozenset[str]] = frozenset(
        {"self", "aliases", "canonical_name", "custom_name"}
    )
    id: Annotated[int, Field(ge=-2, lt=2**31)]
    name: str
    canonical: str = ""
    case: Literal["first-letter", "case-sensitive"] = "first-letter"

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        self.require(("canonical",) if self.id else ())
        if self.id in _FIRST_LETTER and self.case != "first-letter":
            raise ValueError("a namespace has a letter case that MediaWiki does not have")
        return self


def _are_all(namespaces: dict[str, NamedNamespace]) -> dict[str, NamedNamespace]:
    if missing := _STANDARD - {namespace.id for namespace in namespaces.values()}:
        raise ValueError(f"the namespace {min(missing)} is missing")
    return namespaces


class Alias(Shape):
    """Another name of a namespace."""

    id: int
    alias: str


class General(Shape):
    """General information about the wiki."""

    generator: Annotated[str, Field(pattern=r"^MediaWiki \d+\.\d+")]
    case: str
    lang: Text
    articlepath: Annotated[str, Field(pattern=r"\$1")]
    server: str
    wikiid: str
    linktrail: str = ""
    time: str = ""
    timezone: str = ""
    timeoffset: int = 0
    readonly: Flag = False
    readonlyreason: str = ""
    thumblimits: dict[str, Number] | Empty = Field(default={})
    imagelimits: dict[str, Any] | Empty = Field(default={})
    magiclinks: dict[str, Any] = Field(default={})

    @model_validator(mode="after")
    def _has_limits(self) -> Self:
        self.require(("thumblimits", "imagelimits", "magiclinks"))
        if [] in (self.thumblimits, self.imagelimits):
            raise ValueError("an object is expected")
        return self


class Extension(Shape):
    """An extension; some have no name."""

    name: str = ""


class MagicWord(Shape):
    """A magic word in the wiki's language (Help:Magic_words)."""

    name: str
    aliases: list[str]


class Interwiki(Shape):
    """A prefix that leads to another wiki."""

    prefix: str
    url: str


class Extent(Shape):
    """A file name's extension."""

    ext: str


class Rate(Shape):
    """A rate limit: ``hits`` actions in ``seconds``."""

    hits: Number
    seconds: Annotated[int, Field(gt=0)]


class User(Shape):
    """The account that asked."""

    id: Number
    name: Text
    rights: list[str] = Field(default=[])
    groups: list[str] = Field(default=[])
    ratelimits: dict[str, dict[str, Rate]] | Empty = Field(default={})
    messages: Flag = False
    blockid: int | None = None
    blockreason: str | None = None


class Parameter(Shape):
    """A parameter of a module."""

    name: str
    type: str | Annotated[list[str], Field(min_length=1)] = ""
    submodules: dict[str, str] = Field(default={})
    limit: Number = 0
    max: Number = 0
    highmax: Number = 0

    @model_validator(mode="after")
    def _says_most(self) -> Self:
        self.require(("type",))
        self.require(("max", "highmax") if self.type == "limit" else ())
        return self


class Module(Shape):
    """A module of the API; one that does not exist is marked as missing."""

    name: str
    path: str = ""
    missing: Flag = False
    prefix: str = ""
    parameters: list[Parameter] = Field(default=[])

    @model_validator(mode="after")
    def _is_described(self) -> Self:
        self.require(() if self.has("missing") else ("path", "prefix", "parameters"))
        return self


class Paraminfo(Shape):
    """The API's description of itself."""

    modules: list[Module]


Namespaces = Annotated[dict[str, NamedNamespace], AfterValidator(_are_all)]
