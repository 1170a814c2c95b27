"""The check of an answer of MediaWiki's API: all parts are there and have the right types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters
from bot_plugins.frameworks.mediawiki.answers.lists import check_list
from bot_plugins.frameworks.mediawiki.answers.pages import AnswerPage
from bot_plugins.frameworks.mediawiki.answers.shapes import (
    SOME_TIME,
    Number,
    Renamed,
    Shape,
    Text,
    Time,
)
from bot_plugins.frameworks.mediawiki.answers.site import (
    Alias,
    Extension,
    Extent,
    General,
    Interwiki,
    MagicWord,
    Namespaces,
    Paraminfo,
    User,
)

_CONTINUES = r"^(continue|[a-z]{1,12}(continue|offset|start|startid|from))$"
"""Names of the parameters that continue a list (API:Continue). No others are accepted: with them,
an answer could turn a query into an action."""
_ALWAYS_THERE = frozenset({"recentchanges", "tags", "users", "usercontribs", "logevents"})
"""Lists that are read without checking whether they are there."""
_NEEDED = {"paraminfo": ("modules",), "login": ("result",), "clientlogin": ("status",)}
"""Keys that the answer to an action has, under the action's own name."""
_OTHER_THAN_PAGES = frozenset({"badrevids", "interwiki"})
"""Keys that may stand in for missing pages."""
_ABOUT = {"badtoken": "token", "search-title-disabled": "srwhat", "search-text-disabled": "srwhat"}
"""Errors about a parameter, with its name's ending; Pywikibot changes it and tries again."""


class Error(Shape):
    """Why the wiki refused a request (API:Errors_and_warnings)."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    taken: ClassVar[frozenset[str]] = frozenset({"self", "mediawiki_exception_class_name"})
    code: Text = "Unknown"
    info: str = ""
    lag: Annotated[float, Field(ge=0, lt=2**31, strict=False)] = 0.0


class Html(Shape):
    """A warning in HTML."""

    star: str = Field(alias="*")


class Warned(Shape):
    """A warning of the wiki, in one of its shapes."""

    warnings: str = ""
    star: str = Field(default="", alias="*")
    html: Html = Html(**{"*": ""})


class Query(Shape):
    """The result of a query (API:Query)."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)

    pages: list[AnswerPage] | dict[str, AnswerPage] = Field(default=[])
    pageids: list[str] = Field(default=[])
    normalized: list[Renamed] = Field(default=[])
    userinfo: User = User(id=0, name="-")
    tokens: dict[str, str] = Field(default={})
    general: General = General.model_construct()
    namespaces: Namespaces = Field(default={})
    namespacealiases: list[Alias] = Field(default=[])
    extensions: list[Extension] = Field(default=[])
    magicwords: list[MagicWord] = Field(default=[])
    interwikimap: list[Interwiki] = Field(default=[])
    fileextensions: list[Extent] = Field(default=[])

    @property
    def rows(self) -> list[AnswerPage]:
        """The pages, in whichever formatversion they came."""
        return self.pages if isinstance(self.pages, list) else [*self.pages.values()]

    @model_validator(mode="after")
    def _orders_its_pages(self) -> Self:
        if isinstance(self.pages, dict) and not {*self.pageids} <= {*self.pages}:
            raise ValueError("pageids names what pages has not")
        return self


class Input(Shape):
    """A further field that a login asks for, such as a two-factor authentication code."""

    label: str
    help: str = ""


class AuthRequest(Shape):
    """A group of login fields."""

    fields: dict[str, Input] = Field(default={})


class Login(Shape):
    """The result of a login, by ``login`` or ``clientlogin`` (API:Login)."""

    status: str = ""
    result: str = ""
    message: str = ""
    messagecode: str = ""
    reason: str = ""
    token: str = ""
    wait: Annotated[int, Field(ge=0, le=86_400)] = 0
    requests: list[AuthRequest] = Field(default=[])

    @model_validator(mode="after")
    def _says_what_it_asks(self) -> Self:
        self.require(("message", "messagecode", "requests") if self.status == "UI" else ())
        return self


class Answer(Shape):
    """A whole answer; "continue" says how to continue, "batchcomplete" that pages are complete."""

    error: Error = Error()
    warnings: dict[str, Warned] = Field(default={})
    curtimestamp: Time = SOME_TIME
    more: dict[Annotated[str, Field(pattern=_CONTINUES)], str | Number] = Field(
        {}, alias="continue"
    )
    query: Query = Query()
    login: Login = Login()
    clientlogin: Login = Login()
    paraminfo: Paraminfo = Paraminfo(modules=[])


def check(body: bytes, asked: RequestParameters) -> Mapping[str, Any] | None:
    """Return an answer if its shape is right; None if it is not JSON at all, such as HTML.

    Raises:
        ValueError: the shape is wrong; the message says why in one line.
    """
    try:
        said = _read(body)
    except ValueError:
        if body.lstrip().startswith((b"{", b"[")):
            raise ValueError(f"the answer to {asked} is broken JSON") from None
        return None
    try:
        _check(Answer.model_validate(said), said, asked)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"] if "[" not in str(part))
        problem = f"{place or 'the answer'}: {first['msg']}"
        raise ValueError(f"the answer to {asked} is unexpected: {problem}") from None
    except ValueError as error:
        raise ValueError(f"{asked} is answered, but {error}") from None
    return said  # type: ignore[no-any-return]  # it is an object: the model says so


def _read(body: bytes) -> Any:  # noqa: ANN401 - any JSON
    """Read JSON with Python's own parser, which raises MemoryError if memory runs out.

    pydantic's parser panics then, or waits forever.
    """
    try:
        said = json.loads(body.decode(), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if b"\\u" in body:
        json.dumps(said, ensure_ascii=False).encode()  # raises for half a surrogate pair
    return said


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a JSON number")


def _check(answer: Answer, said: Mapping[str, Any], asked: RequestParameters) -> None:
    if answer.has("error"):
        _check_error(answer.error, said, asked)
        return
    answer.require({"curtimestamp"} if asked.has("curtimestamp") else ())
    if asked.action in _NEEDED:
        answer.require((asked.action,))
        getattr(answer, asked.action).require(_NEEDED[asked.action])
    if asked.action == "query":
        _check_query(answer, said.get("query", {}), asked)


def _check_error(error: Error, said: Mapping[str, Any], asked: RequestParameters) -> None:
    """Check what Pywikibot's ``Request.submit`` takes for granted."""
    if odd := {*(error.model_extra or ())} & {*said}:
        raise ValueError(f"its error has the detail {min(odd)!r}")
    about = _ABOUT.get(error.code, "")
    if not any(name.endswith(about) for name in asked.params):
        raise ValueError(f"its error {error.code} is about something that was not requested")


def _check_query(answer: Answer, raw: Mapping[str, Any], asked: RequestParameters) -> None:
    query, meta = answer.query, asked.values("meta")
    _check_pages(answer, raw, asked)
    for name in asked.values("list"):
        if name in raw:
            check_list(name, raw[name], asked)
        elif name in _ALWAYS_THERE:
            raise ValueError(f"query.{name} is missing")
    if asked.goes_on:  # what comes only once came earlier
        return
    is_cut_off = "result" in answer.warnings  # at $wgAPIMaxResultSize; "meta" comes last
    if "userinfo" in meta and not is_cut_off:
        query.require(("userinfo",))
        query.userinfo.require({"rights", "groups", "ratelimits"} & asked.values("uiprop"))
    if "siteinfo" in meta and "siteinfo" not in answer.warnings:
        _require(raw, asked.values("siprop") or {"general"})
    if "tokens" in meta and "tokens" not in answer.warnings:
        _require(query.tokens, [f"{kind}token" for kind in asked.values("type") or {"csrf"}])


def _check_pages(answer: Answer, raw: Mapping[str, Any], asked: RequestParameters) -> None:
    query = answer.query
    is_new = asked.params.get("formatversion") == "2"
    if isinstance(query.pages, dict) if is_new else isinstance(query.pages, list) and query.pages:
        raise ValueError("its pages are in another format than asked for")
    is_whole = not asked.goes_on and not answer.more
    for page in query.rows:
        page.check(asked, is_whole=is_whole)
    if asked.names_pages:
        if len(query.rows) > asked.named:
            raise ValueError(f"it has {len(query.rows)} pages, but {asked.named} were requested")
        if not (query.rows or asked.goes_on or _OTHER_THAN_PAGES & {*raw}):
            raise ValueError("query.pages is missing")


def _require(raw: Mapping[str, Any], names: Iterable[str]) -> None:
    if missing := [name for name in names if name not in raw]:
        raise ValueError(f"query.{missing[0]} is missing")
