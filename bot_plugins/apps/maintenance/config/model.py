"""The data model of a configuration. Every default is the cautious choice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from bot_plugins.apps.maintenance.config.sources import Source
from bot_plugins.apps.maintenance.config.values import (
    Address,
    Filled,
    ListPlace,
    LocalPath,
    LocalQueue,
    RuleName,
    Section,
    Several,
    Span,
    Text,
    matching,
)
from bot_plugins.ports import Watching
from bot_plugins.run.saving.stop_page import AGREED

Share = Annotated[float, Field(gt=0, lt=1)]


class Limits(Section):
    """The limits of one pass; when it reaches a limit, it ends and keeps its work.

    ``megabytes`` counts wikitext read, ``memory`` megabytes of the process, ``requests`` requests
    to the wiki, and ``open_proposals`` findings on this wiki that wait for a decision: at this
    number no more are searched for. ``every`` is seconds from one edit to the next.
    """

    pages: Annotated[int, Field(ge=0, le=10_000_000)] = 500
    open_proposals: Annotated[int, Field(ge=0, le=1_000_000)] = 500
    edits: Annotated[int, Field(ge=0, le=100_000)] = 20
    minutes: Annotated[float, Field(gt=0, le=24 * 60)] = 30.0
    megabytes: Annotated[float, Field(gt=0, le=1_000_000)] = 100.0
    requests: Annotated[int, Field(ge=10, le=10_000_000)] = 5_000
    memory: Annotated[int, Field(ge=512, le=1_000_000)] = 1_024
    every: Annotated[float, Field(ge=0, le=3_600)] = 10.0


class Watch(Section):
    """How the pass reacts to reverts and rejections.

    Saves are watched for ``days``. A rule is switched off when the lower end of the 95 % Wilson
    interval of its share of reverted saves is above ``reverts``, or that of its rejected findings
    above ``rejections``; with fewer than ``least`` of them it is never switched off.
    """

    days: Annotated[int, Field(ge=1, le=366)] = 30
    reverts: Share = 0.05
    rejections: Share = 0.25
    least: Annotated[int, Field(ge=1, le=1_000)] = 3


class Task(Section):
    """One task on one wiki.

    ``event_stream`` is the address of the wiki's event stream, for live mode; Wikimedia wikis do
    not need it.
    """

    name: Annotated[
        str,
        matching(
            r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}",
            'write up to 60 of A-Z, a-z, 0-9, ".", "_" and "-", a letter or number first',
        ),
    ]
    wiki: Annotated[
        str,
        matching(
            r"[a-z0-9_]+:[a-z0-9_-]+",
            'write the family and the language as Pywikibot names them, such as "wikipedia:en"',
        ),
    ]
    source: Filled[Source]
    namespaces: Filled[Annotated[int, Field(ge=0)]] = (0,)
    rules: Several[RuleName] = ()
    skip_rules: Several[RuleName] = ()
    doubtful: bool = False
    typos: Several[ListPlace] = ()
    save: Literal["nothing", "accepted", "trusted"] = "nothing"
    new_errors_only: bool = False
    earn_trust: bool = False
    stop_page: Text | None = None
    stop_text: Annotated[str, StringConstraints(min_length=1, max_length=200)] = AGREED
    settings_page: Text | None = None
    settings_protection: Filled[Text] = ("sysop",)
    exceptions_page: Text | None = None
    report_page: Text | None = None
    task_page: Text | None = None
    tags: Several[Text] = ()
    minor: bool = True
    bot: bool = True
    watchlist: Watching = "no"
    quiet_hours: Several[Span] = ()
    settle_seconds: Annotated[int, Field(ge=0, le=86_400)] = 300
    event_stream: Address | None = None
    limits: Limits = Limits()
    watch: Watch = Watch()

    @model_validator(mode="after")
    def _can_be_stopped(self) -> Task:
        if self.save != "nothing" and self.stop_page is None:
            raise ValueError(
                f'save = "{self.save}" needs a stop_page, so that people of the wiki can stop the'
                " bot"
            )
        return self


class Log(Section):
    """The log of a running pass, written to standard error or a file."""

    format: Literal["text", "json"] = "text"
    file: LocalPath | None = None


class Configuration(Section):
    """A whole file: the location of the queue, and the tasks in order."""

    queue: LocalQueue | None = None
    log: Log = Log()
    task: Filled[Task]
