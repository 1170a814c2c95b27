"""The settings on a task's settings page, which can only narrow what the configuration allows."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from bot_plugins.apps.maintenance.config.model import Limits, Task
from bot_plugins.apps.maintenance.config.values import Section, Several, Text
from bot_plugins.apps.maintenance.control import patterns, titles
from bot_plugins.apps.maintenance.control.surroundings import folded
from bot_plugins.core.registry import current_name

MOST = 1_000
"""Most entries of a list."""
MOST_PATTERNS = 100
"""Most regular expressions: every title is matched against each of them."""


def _usable(pattern: str) -> str:
    patterns.compiled(pattern)
    return pattern


Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=titles.LONGEST),
]
Word = Annotated[Text, AfterValidator(folded)]
Pattern = Annotated[str, StringConstraints(min_length=1), AfterValidator(_usable)]
RuleName = Annotated[Text, AfterValidator(current_name)]
"""The name of a rule; an earlier name of it is accepted as well."""
Most = Field(max_length=MOST)
Seconds = Annotated[float, Field(ge=0, le=3_600)]


class LoweredLimits(Section):
    """Limits as in the configuration, but lower; None leaves a limit as it is."""

    pages: Annotated[int, Field(ge=0)] | None = None
    open_proposals: Annotated[int, Field(ge=0)] | None = None
    edits: Annotated[int, Field(ge=0)] | None = None
    minutes: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    megabytes: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    requests: Annotated[int, Field(ge=10)] | None = None

    def given(self) -> dict[str, Any]:
        """Return the limits that the page names."""
        return self.model_dump(exclude_none=True)


class WikiSettings(Section):
    """What people of the wiki ask of a task, on its settings page.

    ``rules_off`` are not used; pages whose title is in ``pages_excluded``, or matched anywhere
    by a regular expression (RE2) in ``pages_excluded_matching``, are not read; a finding with
    one of ``words_excluded`` in it or beside it is left alone. ``limits`` can only be lowered,
    ``every`` (seconds from edit to edit) only raised. If ``saves`` is false, the task proposes
    changes but saves nothing; if ``paused``, it does nothing at all.
    """

    rules_off: Annotated[Several[RuleName], Most] = ()
    pages_excluded: Annotated[Several[Title], Most] = ()
    pages_excluded_matching: Annotated[Several[Pattern], Field(max_length=MOST_PATTERNS)] = ()
    words_excluded: Annotated[Several[Word], Most] = ()
    limits: LoweredLimits = LoweredLimits()
    every: Seconds | None = None
    paused: bool = False
    saves: bool = True

    def narrowed(self, task: Task) -> Task:
        """Return the task narrowed by these settings: with less of everything, never more."""
        limits = task.limits.model_dump()
        for name, value in self.limits.given().items():
            limits[name] = min(limits[name], value)
        limits["every"] = max(limits["every"], self.every or 0.0)
        changed: dict[str, Any] = {
            "limits": Limits(**limits),
            "skip_rules": tuple(dict.fromkeys((*task.skip_rules, *self.rules_off))),
        }
        if self.paused or not self.saves:
            changed["save"] = "nothing"
        return task.model_copy(update=changed)

    def excludes(self, title: str) -> bool:
        """Tell whether the page ``title`` is left alone."""
        if titles.normal(title) in self._titles:
            return True
        plain = title.encode("utf-8", "replace").decode()
        return any(pattern.search(plain) for pattern in self._patterns)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(titles.normal(title) for title in self.pages_excluded)

    @cached_property
    def _patterns(self) -> tuple[Any, ...]:
        return tuple(patterns.compiled(pattern) for pattern in self.pages_excluded_matching)
