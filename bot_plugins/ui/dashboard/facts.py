"""The dashboard's data, read once from the queue's database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot_plugins.core.rule import Applicability
from bot_plugins.store.database import Store
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.history import DayCounts, Waiting, age_of_open, daily
from bot_plugins.store.standings import RuleRecord, Switch, standings, switched_off
from bot_plugins.store.states import State
from bot_plugins.store.tasks import PassRecord, latest_passes

MOST_PASSES = 20_000


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule's results on a wiki; ``switch`` is set if it is switched off.

    ``proposed`` and ``standing`` do not include doubtful findings.
    """

    rule: str
    proposed: int
    standing: RuleRecord
    switch: Switch | None

    @property
    def trials(self) -> int:
        """The number of its findings that are known to be right or wrong."""
        return self.standing.right + self.standing.wrong


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The data of one wiki; the newest pass is first. ``to_save`` counts accepted findings."""

    name: str
    passes: tuple[PassRecord, ...]
    days: tuple[DayCounts, ...]
    waiting: Waiting
    to_save: int
    rules: tuple[RuleFacts, ...]

    @property
    def off(self) -> list[Switch]:
        """The rules that are switched off on this wiki."""
        return [rule.switch for rule in self.rules if rule.switch]


@dataclass(frozen=True, slots=True)
class Facts:
    """The data of a queue at a moment; passes are of all wikis, the newest first."""

    store: str
    moment: datetime
    passes: tuple[PassRecord, ...]
    sites: tuple[SiteFacts, ...]

    def latest(self) -> list[PassRecord]:
        """Return the last pass of each task, by wiki and task."""
        found = {(record.site, record.task): record for record in reversed(self.passes)}
        return [found[key] for key in sorted(found)]


def gather(store: Store, moment: datetime) -> Facts:
    """Read everything, as of ``moment`` (UTC)."""
    found = latest_passes(store, limit=MOST_PASSES)
    passes = tuple(sorted(found, key=lambda record: (record.started, record.run), reverse=True))
    proposed = _proposed(store)
    days, waiting = daily(store), {age.site: age for age in age_of_open(store)}
    seen = {record.site for record in passes} | {day.site for day in days}
    names = sorted({*proposed, *waiting} | seen)
    sites = tuple(
        SiteFacts(
            name,
            tuple(record for record in passes if record.site == name),
            tuple(day for day in days if day.site == name),
            waiting.get(name, Waiting(name, 0, 0, 0, 0)),
            count(store, Filters(site=name, states=(State.ACCEPTED,))),
            _rules(store, name, proposed.get(name, {})),
        )
        for name in names
    )
    return Facts(store.name, moment, passes, sites)


def _proposed(store: Store) -> dict[str, dict[str, int]]:
    """Return the number of findings by site and rule, without doubtful findings."""
    found: dict[str, dict[str, int]] = {}
    for figure in rule_figures(store):
        number = 0 if figure.applicability == Applicability.REPORT.value else figure.proposed
        rules = found.setdefault(figure.site, {})
        rules[figure.rule] = rules.get(figure.rule, 0) + number
    return found


def _rules(store: Store, site: str, proposed: dict[str, int]) -> tuple[RuleFacts, ...]:
    """Return a wiki's rules: those switched off first, then by how much is known of them."""
    known, off = standings(store, site), switched_off(store, site)
    found = [
        RuleFacts(name, proposed.get(name, 0), known.get(name, RuleRecord(name)), off.get(name))
        for name in {*proposed, *known, *off}
    ]
    found.sort(key=lambda rule: (rule.switch is None, -rule.trials, rule.rule))
    return tuple(found)
