"""The data model of a configuration. Every default is the cautious choice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from bot_plugins.apps.maintenance.config.base import Place, Section, Several, Text, refuse
from bot_plugins.apps.maintenance.config.offline import (
    known_rule,
    local_path,
    local_queue,
    time_span,
)
from bot_plugins.apps.maintenance.config.sources import Source

_TIME = r"([01]\d|2[0-3]):[0-5]\d"
Span = Annotated[str, StringConstraints(pattern=rf"^{_TIME}-{_TIME}$"), AfterValidator(time_span)]
"""A span of the day in UTC: "22:00-06:00"."""
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]
Share = Annotated[float, Field(gt=0, lt=1)]
Names = Several[Text]
Rules = Several[Annotated[Text, AfterValidator(known_rule)]]


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

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
    wiki: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+:[a-z0-9_-]+$")]
    source: Annotated[Several[Source], Field(min_length=1)]
    namespaces: Annotated[Several[Annotated[int, Field(ge=0)]], Field(min_length=1)] = (0,)
    rules: Rules = ()
    skip_rules: Rules = ()
    doubtful: bool = False
    save: Literal["nothing", "accepted", "trusted"] = "nothing"
    new_errors_only: bool = False
    earn_trust: bool = False
    stop_page: Text | None = None
    stop_text: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "run"
    settings_page: Text | None = None
    settings_protection: Annotated[Names, Field(min_length=1)] = ("sysop",)
    exceptions_page: Text | None = None
    report_page: Text | None = None
    task_page: Text | None = None
    tags: Names = ()
    minor: bool = True
    bot: bool = True
    quiet_hours: Several[Span] = ()
    settle_seconds: Annotated[int, Field(ge=0, le=86_400)] = 300
    event_stream: Address | None = None
    limits: Limits = Limits()
    watch: Watch = Watch()

    @model_validator(mode="after")
    def _can_be_stopped(self) -> Task:
        if self.save != "nothing" and self.stop_page is None:
            refuse(
                f'"{self.save}" needs a stop_page, so that people of the wiki can stop the bot',
                "save",
            )
        return self


class Log(Section):
    """The log of a running pass, written to standard error or a file."""

    format: Literal["text", "json"] = "text"
    file: Annotated[Place, AfterValidator(local_path)] | None = None


class Configuration(Section):
    """A whole file: the location of the queue, and the tasks in order."""

    queue: Annotated[Place, AfterValidator(local_queue)] | None = None
    log: Log = Log()
    task: Annotated[Several[Task], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_are_unique(self) -> Configuration:
        seen: set[tuple[str, str]] = set()
        for at, one in enumerate(self.task):
            if (one.wiki, one.name) in seen:
                refuse(f'two tasks on {one.wiki} are called "{one.name}"', "task", at, "name")
            seen.add((one.wiki, one.name))
        return self
